"""GET /sheets/{code}: paper sheets to print for those without a phone.

For the facilitator, behind the door.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.web.light import words
from cluster_psia.web.light.refusals import Refusal
from cluster_psia.web.light.render import render_page
from cluster_psia.workshop import actions
from cluster_psia.workshop.opened.points import scale_points
from cluster_psia.workshop.values import LAST_SHEET, SHEETS_AT_ONCE

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from cluster_psia.web.light.service import Service


async def show_sheets(service: Service, request: Request) -> Response:
    """Sheets ``from`` to ``to`` in ``lang``; as many A4 pages each as the words need."""
    room = await service.reading(actions.find_room, request.path_params["code"])
    lang = words.asked_for(request, room)
    first = _number(request, "from", 1)
    last = _number(request, "to", first)
    if not first <= last < first + SHEETS_AT_ONCE:
        raise Refusal(
            422,
            "bad_answer",
            f"Print from a lower to a higher number, at most {SHEETS_AT_ONCE} sheets at once.",
        )
    rows = [(text, scale_points(text, lang, in_sight=True)) for text in room.texts_in(lang)]
    return render_page(
        "sheets.html",
        lang,
        room=room,
        rows=rows,
        has_ours=any(point.ours for _, points in rows for point in points),
        numbers=range(first, last + 1),
    )


def _number(request: Request, name: str, otherwise: int) -> int:
    given = request.query_params.get(name, "") or str(otherwise)
    is_short_number = given.isascii() and given.isdigit() and len(given) <= 4
    if not is_short_number or not 1 <= int(given) <= LAST_SHEET:
        raise Refusal(422, "bad_answer", f"'{name}' is a sheet number from 1 to {LAST_SHEET}.")
    return int(given)

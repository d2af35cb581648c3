"""GET /w/{code}/{token}: a participant's own page,
and the few bytes by which it learns that something is new.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, JSONResponse, Response

from cluster_psia.i18n import is_reviewed
from cluster_psia.web.light.render import render_html
from cluster_psia.web.light.words import language_words
from cluster_psia.web.participant.view import participant_view
from cluster_psia.workshop import actions
from cluster_psia.workshop.opened.choices import LONGEST_GROUP
from cluster_psia.workshop.values import LONGEST_ALIAS, LONGEST_COMMENT, Room

if TYPE_CHECKING:
    from starlette.requests import Request

    from cluster_psia.store import RoomStore
    from cluster_psia.web.light.service import Service
    from cluster_psia.web.participant.outcomes import Outcomes


@dataclass(frozen=True)
class Draft:
    """A comment that was not kept, as it was written, and by how many characters it is too long."""

    criterion: str
    comment: str
    over: int


async def show_round(service: Service, request: Request) -> Response:
    """The whole round in one page; without the script one screen of it."""
    code, token = request.path_params["code"], request.path_params["token"]
    asked = dict(request.query_params)
    return HTMLResponse(await service.reading(_page, service.outcomes, code, token, asked))


async def show_draft(service: Service, request: Request, draft: Draft) -> Response:
    """The page at the question of a comment that was not kept, with the comment still in its
    field.
    """
    code, token = request.path_params["code"], request.path_params["token"]
    asked = {"q": draft.criterion}
    page = await service.reading(_page, service.outcomes, code, token, asked, draft=draft)
    return HTMLResponse(page, 422)


def _page(
    rooms: RoomStore,
    outcomes: Outcomes,
    code: str,
    token: str,
    asked: dict[str, str],
    *,
    draft: Draft | None = None,
) -> str:
    room, person = actions.find_participant(rooms, code, token)
    own = rooms.given(room, person.number)
    w = language_words(person.language)
    seen = participant_view(room, own, asked.get("q", ""), w, partial(outcomes.of, rooms, room))
    return render_html(
        "personal.html",
        w.lang,
        view=seen,
        taken_out=asked.get("out") == "1" and not own,
        room=room,
        person=person,
        path=f"/w/{room.code}/{token}",
        version=page_version(room),
        reviewed=is_reviewed(w.lang),
        longest_alias=LONGEST_ALIAS,
        longest_group=LONGEST_GROUP,
        longest_comment=LONGEST_COMMENT,
        draft=draft,
        over={},
    )


async def round_state(service: Service, request: Request) -> Response:
    """Where the room stands. A page whose ``version`` is another one loads itself again."""
    code, token = request.path_params["code"], request.path_params["token"]
    room, _ = await service.reading(actions.find_participant, code, token)
    return JSONResponse({"round": room.round, "state": room.state, "version": page_version(room)})


def page_version(room: Room) -> str:
    """Changes whenever a participant's page would."""
    of = f"{room.round} {room.state} {room.open_criteria} {room.revealed} {room.widened}"
    return hashlib.sha256(of.encode()).hexdigest()[:12]

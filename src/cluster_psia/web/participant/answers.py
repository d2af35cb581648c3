"""POST /w/{code}/{token}/answers: one answer, as JSON from the script or a program,
as form fields from a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from cluster_psia.web.light import asked
from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import BadAnswer

if TYPE_CHECKING:
    from cluster_psia.web.light.service import Service


async def take_answer(service: Service, request: Request) -> Response:
    """Keep the answer; it is in the database when this answers 200."""
    asked.from_our_pages(request, secret_address=True)
    if asked.content_type(request) == "application/json":
        return await _from_json(service, request)
    return await _from_form(service, request)


async def _from_json(service: Service, request: Request) -> Response:
    sent = await asked.json_object(request)
    for name in ("criterion", "score"):
        if name not in sent:
            raise BadAnswer(f"'{name}' is missing.")
    round_ = sent.get("round")
    if round_ is not None and type(round_) is not int:
        raise BadAnswer("'round' is a whole number.")
    code, token = request.path_params["code"], request.path_params["token"]
    kept = await service.writing(
        actions.give_answer,
        code,
        token,
        sent["criterion"],
        sent["score"],
        comment=sent.get("comment", ""),
        sent=sent.get("sent", ""),
        round=round_,
    )
    changed = "true" if kept.changed else "false"
    said = f'{{"saved":true,"changed":{changed},"at":"{kept.at.isoformat()}"}}'
    return Response(said, media_type="application/json")


async def _from_form(service: Service, request: Request) -> Response:
    """Keep what a form holds, then show that question again,
    or the one that the button names (``go``).

    The buttons "back" and "next" send no score of their own: what they may bring is a comment on
    the answer that is kept already.
    """
    form = await asked.form_fields(request)
    code, token = request.path_params["code"], request.path_params["token"]
    criterion, go = form.get("criterion", ""), form.get("go", "")
    score = await _score(service, code, token, form)
    if score is not None:
        await service.writing(
            actions.give_answer,
            code,
            token,
            criterion,
            int(score) if score in "12345" else score,
            comment=form.get("comment", ""),
            sent=form.get("sent", ""),
            round=_round(form),
        )
    else:
        await service.reading(actions.find_participant, code, token)
    # The address is built of what came in: everything in it is quoted, and it stays below this
    # link.
    shown = quote(go or criterion, safe="")
    return RedirectResponse(f"/w/{quote(code, safe='')}/{quote(token, safe='')}?q={shown}", 303)


async def _score(service: Service, code: str, token: str, form: dict[str, str]) -> str | None:
    """The score to keep; None where there is nothing to keep."""
    score = form.get("score", "")
    if score or not form.get("go"):
        return score or _missing()
    room, _ = await service.reading(actions.find_participant, code, token)
    own = await service.reading(actions.own_answers, code, token)
    here = [g for g in own if g.round == room.round and g.criterion == form.get("criterion")]
    said = " ".join(form.get("comment", "").split())
    if not here:
        if said:
            raise BadAnswer("Choose an answer first, then the comment can be kept with it.")
        return None
    return str(here[0].answer) if said != " ".join(here[0].comment.split()) else None


def _missing() -> str:
    raise BadAnswer("'score' is missing.")


def _round(form: dict[str, str]) -> int | None:
    given = form.get("round", "")
    if not given:
        return None
    if not (given.isascii() and given.isdigit() and len(given) < 4):
        raise BadAnswer("'round' is a whole number.")
    return int(given)

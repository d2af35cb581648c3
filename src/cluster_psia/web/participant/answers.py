"""POST /w/{code}/{token}/answers: one answer, as JSON from the script or a program,
as form fields from a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from cluster_psia.web.light import asked
from cluster_psia.web.participant.address import back_to_page
from cluster_psia.web.participant.personal import Draft, show_draft
from cluster_psia.workshop import actions
from cluster_psia.workshop.checks import too_long_by
from cluster_psia.workshop.errors import BadAnswer
from cluster_psia.workshop.values import LONGEST_COMMENT

if TYPE_CHECKING:
    from starlette.requests import Request

    from cluster_psia.web.light.service import Service
    from cluster_psia.workshop.values import Given


async def take_answer(service: Service, request: Request) -> Response:
    """Keep the answer; it is in the database when this answers 200."""
    asked.from_our_pages(request, secret_address=True)
    if asked.content_type(request) == "application/json":
        return await _from_json(service, request)
    return await _from_form(service, request)


async def _from_json(service: Service, request: Request) -> Response:
    sent = await asked.json_object(request)
    _check_json(sent)
    code, token = request.path_params["code"], request.path_params["token"]
    kept = await service.writing(
        actions.give_answer,
        code,
        token,
        sent["criterion"],
        sent["score"],
        comment=sent.get("comment", ""),
        sent=sent.get("sent", ""),
        round=sent.get("round"),
    )
    changed = "true" if kept.changed else "false"
    said = f'{{"saved":true,"changed":{changed},"at":"{kept.at.isoformat()}"}}'
    return Response(said, media_type="application/json")


def _check_json(sent: dict[str, Any]) -> None:
    for name in ("criterion", "score"):
        if name not in sent:
            raise BadAnswer(f"'{name}' is missing.")
    round_ = sent.get("round")
    if round_ is not None and type(round_) is not int:
        raise BadAnswer("'round' is a whole number.")


async def _from_form(service: Service, request: Request) -> Response:
    """Keep what a form holds, then show that question again,
    or the one that the button names (``go``).

    The buttons "back" and "next" send no score of their own: what they may bring is a comment on
    the answer that is kept already.
    """
    form = await asked.form_fields(request)
    code, token = request.path_params["code"], request.path_params["token"]
    over = too_long_by(form.get("comment", ""), LONGEST_COMMENT)
    if over:
        return await _without_comment(service, request, form, over)
    score = await _score(service, code, token, form)
    if score is not None:
        await _keep_form(service, code, token, form, score)
    else:
        await service.reading(actions.find_participant, code, token)
    return back_to_page(code, token, form.get("go") or form.get("criterion", ""))


async def _without_comment(
    service: Service, request: Request, form: dict[str, str], over: int
) -> Response:
    """Keep the answer with the comment that it had, and show the new one again: cut anywhere, it
    could say the opposite.
    """
    code, token = request.path_params["code"], request.path_params["token"]
    criterion, score = form.get("criterion", ""), form.get("score", "")
    if score:
        before = await _answer_before(service, code, token, criterion)
        had = {**form, "comment": before.comment if before else ""}
        await _keep_form(service, code, token, had, score)
    return await show_draft(service, request, Draft(criterion, form["comment"], over))


async def _keep_form(
    service: Service, code: str, token: str, form: dict[str, str], score: str
) -> None:
    await service.writing(
        actions.give_answer,
        code,
        token,
        form.get("criterion", ""),
        int(score) if score in "12345" else score,
        comment=form.get("comment", ""),
        sent=form.get("sent", ""),
        round=_round(form),
    )


async def _score(service: Service, code: str, token: str, form: dict[str, str]) -> str | None:
    """The score to keep; None where there is nothing to keep."""
    score = form.get("score", "")
    if score:
        return score
    if not form.get("go"):
        raise BadAnswer("'score' is missing.")
    before = await _answer_before(service, code, token, form.get("criterion"))
    said = " ".join(form.get("comment", "").split())
    if before is not None:
        is_new_comment = said != " ".join(before.comment.split())
        return str(before.answer) if is_new_comment else None
    if said:
        raise BadAnswer("Choose an answer first, then the comment can be kept with it.")
    return None


async def _answer_before(
    service: Service, code: str, token: str, criterion: str | None
) -> Given | None:
    """The answer that is kept of this criterion in this round."""
    room, _ = await service.reading(actions.find_participant, code, token)
    own = await service.reading(actions.own_answers, code, token)
    here = [each for each in own if each.round == room.round and each.criterion == criterion]
    return here[0] if here else None


def _round(form: dict[str, str]) -> int | None:
    given = form.get("round", "")
    if not given:
        return None
    if not (given.isascii() and given.isdigit() and len(given) < 4):
        raise BadAnswer("'round' is a whole number.")
    return int(given)

"""Who came in with a key: the list, ending a session, logging out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from cluster_psia.settings import DOOR_COOKIE
from cluster_psia.web.light import asked, words
from cluster_psia.web.light.refusals import Refusal
from cluster_psia.web.light.render import render_page
from cluster_psia.workshop import actions

if TYPE_CHECKING:
    from starlette.requests import Request

    from cluster_psia.web.light.service import Service
    from cluster_psia.workshop.sessions import DoorSession


async def show_sessions(service: Service, request: Request) -> Response:
    """The own session with the way out; to a facilitator everybody else's, too."""
    mine = await _own_session(service, request)
    others: list[DoorSession] = []
    if mine.role == "facilitator":
        every = await service.reading(actions.door_sessions)
        others = [each for each in every if each.number != mine.number]
    return render_page("leave.html", words.asked_for(request), mine=mine, others=others)


async def end_sessions(service: Service, request: Request) -> Response:
    """End the own session, one of the others, or all of the others."""
    asked.from_our_pages(request)
    mine = await _own_session(service, request)
    which = (await asked.form_fields(request)).get("session", "")
    if which == "mine":
        await service.writing(actions.end_session, mine.number)
        gone = RedirectResponse("/", 303)
        gone.delete_cookie(DOOR_COOKIE, path="/", httponly=True, samesite="strict")
        return gone
    if mine.role != "facilitator":
        raise _only_own()
    for number in await _chosen(service, which, mine):
        await service.writing(actions.end_session, number)
    return RedirectResponse("/leave", 303)


async def _chosen(service: Service, which: str, mine: DoorSession) -> list[int]:
    every = await service.reading(actions.door_sessions)
    return [
        each.number
        for each in every
        if each.number != mine.number and which in ("others", str(each.number))
    ]


async def _own_session(service: Service, request: Request) -> DoorSession:
    mine = await service.reading(actions.session_of, request.cookies.get(DOOR_COOKIE, ""))
    if mine is None:
        raise _nobody_in()
    return mine


def _nobody_in() -> Refusal:
    return Refusal(404, "unknown_link", "Nobody came in with a key from this browser.")


def _only_own() -> Refusal:
    return Refusal(403, "other_site", "A room's key ends its own session alone.")

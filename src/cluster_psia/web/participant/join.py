"""The room code, the consent screen with alias and group, and joining."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response

from cluster_psia.web.light import asked, words
from cluster_psia.web.light.refusals import Refusal, wants_json
from cluster_psia.web.light.render import render_page
from cluster_psia.web.participant.view import participant_view
from cluster_psia.web.wire.address import address_of
from cluster_psia.workshop import actions
from cluster_psia.workshop.checks import too_long_by
from cluster_psia.workshop.errors import RoomLocked, RoomNotFound
from cluster_psia.workshop.opened.choices import LONGEST_GROUP
from cluster_psia.workshop.tokens import new_token, tidy_code
from cluster_psia.workshop.values import LONGEST_ALIAS

if TYPE_CHECKING:
    from starlette.requests import Request

    from cluster_psia.store import RoomStore
    from cluster_psia.web.light.service import Service
    from cluster_psia.web.participant.outcomes import Outcomes
    from cluster_psia.web.participant.shown import ShownResult
    from cluster_psia.workshop.values import Joined, Room


async def code_page(_: Service, request: Request) -> Response:
    """Ask for the room code; a code that was typed leads to its room."""
    typed = request.query_params.get("code", "")
    code = tidy_code(typed)
    if code:
        return RedirectResponse(f"/w/{code}", 303)
    return render_page(
        "code.html",
        words.asked_for(request),
        422 if typed else 200,
        typed=typed[:40],
        wrong=bool(typed),
    )


async def join_form(service: Service, request: Request) -> Response:
    """The join form of a room; of one that has ended what it revealed."""
    room = await _room(service, request)
    if room.state != "ended":
        return _form(request, room)
    w = words.language_words(words.asked_for(request, room))
    seen = await service.reading(_revealed, service.outcomes, room, w)
    return render_page("ended.html", w.lang, room=room, shown=seen)


def _revealed(
    rooms: RoomStore, outcomes: Outcomes, room: Room, w: words.PageWords
) -> tuple[ShownResult, ...]:
    """What the room revealed, for who comes after its end."""
    return participant_view(room, (), "", w, partial(outcomes.of, rooms, room)).shown


def _form(
    request: Request, room: Room, status: int = 200, said: dict[str, str] | None = None
) -> Response:
    lang = words.asked_for(request, room)
    if said and said.get("language") in room.settings.languages:
        lang = said["language"]
    if room.locked:
        return render_page(
            "refusal.html", lang, 409, error="locked_room", reason="", back="/w", code=room.code
        )
    said = said or {}
    # One page is one person, however often the button is pressed on a slow network.
    press = said.get("press") or new_token()
    return render_page(
        "join.html",
        lang,
        status,
        room=room,
        said=said,
        press=press,
        over=_too_long(said),
        longest_alias=LONGEST_ALIAS,
        longest_group=LONGEST_GROUP,
    )


def _too_long(said: dict[str, str]) -> dict[str, int]:
    """By how many characters each field of the form is too long; only those that are."""
    most = {"alias": LONGEST_ALIAS, "group": LONGEST_GROUP, "group_other": LONGEST_GROUP}
    over = {name: too_long_by(said.get(name, ""), longest) for name, longest in most.items()}
    return {name: n for name, n in over.items() if n}


async def post_join(service: Service, request: Request) -> Response:
    """Let a person in; 303 to the personal link."""
    asked.from_our_pages(request)
    form = await asked.form_fields(request)
    if form.get("consent") != "yes" or (_too_long(form) and _is_a_page(request)):
        return await _form_again(service, request, form)
    try:
        joined = await _join(service, request, form)
    except RoomLocked:
        room = await _room(service, request)
        if room.state == "ended":
            return _led_to_the_end(request, room, form)
        raise
    return RedirectResponse(f"/w/{quote(joined.room.code)}/{quote(joined.token)}", 303)


async def _join(service: Service, request: Request, form: dict[str, str]) -> Joined:
    return await service.writing(
        actions.join_room,
        request.path_params["code"],
        form.get("alias", ""),
        form.get("group_other") or form.get("group", ""),
        form.get("language") or words.asked_for(request),
        consent=True,
        helped=form.get("helped") == "yes",
        address=address_of(request),
        press=form.get("press", ""),
    )


def _led_to_the_end(request: Request, room: Room, form: dict[str, str]) -> Response:
    """Who still had the form open when the end came sees what the room revealed."""
    if wants_json(request):
        raise Refusal(409, "ended_room", "This workshop has ended; nobody can join it any more.")
    lang = quote(form.get("language") or words.asked_for(request, room), safe="")
    return RedirectResponse(f"/w/{quote(room.code)}?lang={lang}", 303)


def _is_a_page(request: Request) -> bool:
    """Whether a form in a browser was sent, not a program."""
    sent = asked.content_type(request)
    return bool(sent) and "text/html" in request.headers.get("accept", "")


async def _form_again(service: Service, request: Request, form: dict[str, str]) -> Response:
    """The form once more for a person, with what is missing or too long;
    a refusal for a program that has no consent.
    """
    room = await _room(service, request)
    if room.state == "ended":
        return _led_to_the_end(request, room, form)
    if _is_a_page(request):
        return _form(request, room, 422, form)
    raise Refusal(422, "consent", "Joining needs consent=yes.")


async def _room(service: Service, request: Request) -> Room:
    code = request.path_params["code"]
    if tidy_code(code) is None:
        raise RoomNotFound
    return await service.reading(actions.find_room, code)

"""Every way in which a light page says no:
status, a word for programs, and a sentence for people.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.responses import JSONResponse, Response

from cluster_psia.web.light import words
from cluster_psia.web.light.render import render_page
from cluster_psia.workshop.errors import (
    BadAnswer,
    ParticipantNotFound,
    RoomLocked,
    RoomNotFound,
    RoundClosed,
    TooManyJoin,
)

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

PRIVATE = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
        " img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
}


@dataclass(frozen=True)
class Refusal(Exception):  # noqa: N818 - it is no error
    """A no. ``error`` is the end of its text's key ``participant.error.…``;
    ``reason`` says more, in English.
    """

    status: int
    error: str
    reason: str = ""
    guess: bool = False  # counted as a wrong guess
    headers: dict[str, str] = field(default_factory=dict)


def too_many_tries() -> Refusal:
    """Too many wrong tries from this address."""
    reason = "Too many wrong tries from this address; wait a minute."
    return Refusal(429, "too_many_tries", reason, headers={"Retry-After": "60"})


def other_site() -> Refusal:
    """Another site's page asked in a person's name."""
    return Refusal(403, "other_site", "This came from another site's page.")


_OF_ERRORS = (
    (RoomNotFound, 404, "unknown_room"),
    (ParticipantNotFound, 404, "unknown_link"),
    (RoundClosed, 409, "closed_round"),
    (RoomLocked, 409, "locked_room"),
    (TooManyJoin, 429, "too_many_joins"),
    (BadAnswer, 422, "bad_answer"),
)


def from_error(error: Exception) -> Refusal:
    """What an action raised, as a refusal."""
    for kind, status, word in _OF_ERRORS:
        if isinstance(error, kind):
            wait = {"Retry-After": "60"} if status == 429 else {}
            return Refusal(status, word, str(error), guess=status == 404, headers=wait)
    # The place of the database is nothing for a phone to know.
    busy = (
        "Not saved yet: the place where answers are kept cannot be reached now."
        " Try again in a moment."
    )
    return Refusal(503, "not_saved", busy, headers={"Retry-After": "3"})


def wants_json(connection: HTTPConnection) -> bool:
    """Whether a program asks, and not a page."""
    sent = connection.headers.get("content-type", "").partition(";")[0].strip().lower()
    return sent == "application/json" or "application/json" in connection.headers.get("accept", "")


def refusal_response(connection: HTTPConnection, refusal: Refusal) -> Response:
    """The refusal as JSON for a program, as a page in the person's language otherwise."""
    if wants_json(connection):
        said = {"saved": False, "error": refusal.error, "reason": refusal.reason}
        return JSONResponse(said, refusal.status, refusal.headers)
    lang = words.asked_for(connection)
    # A bad answer and a missing consent have reasons that no catalogue knows; they are shown as
    # they are.
    reason = refusal.reason if refusal.error == "bad_answer" else ""
    return render_page(
        "refusal.html",
        lang,
        refusal.status,
        refusal.headers,
        error=refusal.error,
        reason=reason,
        back=_back(connection),
    )


def _back(connection: HTTPConnection) -> str:
    """Where a person can go on: their own page where there is one, the door's page they are at,
    or the page that asks for the code.
    """
    if connection.url.path in {"/enter", "/leave"}:
        return connection.url.path
    found = connection.scope.get("path_params", {})
    parts = [quote(found[name], safe="") for name in ("code", "token") if name in found]
    return "/".join(["/w", *parts])


def private_response(response: Response) -> Response:
    """The response with the headers that keep tokens and answers between the phone
    and this computer.
    """
    for name, value in PRIVATE.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")
    return response

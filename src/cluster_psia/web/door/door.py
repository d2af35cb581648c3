"""The door: one middleware around everything, Streamlit's socket, uploads and metrics included.

Without the facilitator's cookie only the routes that are registered for participants answer. They
are matched by the router's own route objects, never by how an address begins; and nobody is let in
for the address they come from.
"""

from __future__ import annotations

import hashlib
import time
from typing import TYPE_CHECKING

from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Match, Route

from cluster_psia.settings import DOOR_COOKIE, SettingsError
from cluster_psia.store import StoreError
from cluster_psia.web.door.roles import may_ask
from cluster_psia.web.door.socket import while_it_holds
from cluster_psia.web.light import refusals, words
from cluster_psia.web.light.render import render_page
from cluster_psia.web.wire.own_pages import CLOSED
from cluster_psia.workshop import actions

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from cluster_psia.web.light.service import Handler, Service
    from cluster_psia.workshop.sessions import DoorSession

# Seconds until a cookie is looked up again for Streamlit's own scripts and fonts, which hold
# nothing of anybody: a first visit asks for a hundred. For all else it is looked up each time, so
# that a session which is ended on another server is over here, too.
_TRUSTED_FOR = 30.0
_OF_NOBODY = "/static/"
_MOST_KNOWN = 1000


class Door:
    """Lets participants' routes through, and everything else only with the cookie, as far as the
    key went against which it was given.
    """

    def __init__(
        self, app: ASGIApp, service: Service, open_to_all: tuple[Route, ...], home: Handler
    ) -> None:
        self.app, self._service, self._open, self._home = app, service, open_to_all, home
        self._known: dict[bytes, tuple[float, DoorSession]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through, or say no."""
        if scope["type"] == "lifespan" or self._is_open(scope):
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        refused = await self._refused(connection, scope, receive)
        if refused is None:
            if scope["type"] == "websocket":
                receive = while_it_holds(receive, send, lambda: self._still_in(connection))
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send(CLOSED)
        else:
            await refused(scope, receive, send)

    def _is_open(self, scope: Scope) -> bool:
        if scope["type"] != "http":
            return False
        # Only a full match: an address that fits with another method would fall through to
        # Streamlit's own routes.
        return any(route.matches(scope)[0] is Match.FULL for route in self._open)

    async def _refused(
        self, connection: HTTPConnection, scope: Scope, receive: Receive
    ) -> Response | None:
        try:
            session = await self._session(connection.cookies.get(DOOR_COOKIE, ""), scope["path"])
            if session is not None:
                return None if may_ask(session, scope) else _not_with_this_key(connection, scope)
        except (StoreError, SettingsError) as error:
            return refusals.private_response(
                refusals.refusal_response(connection, refusals.from_error(error))
            )
        if scope["type"] == "http" and scope["path"] == "/" and scope["method"] in {"GET", "HEAD"}:
            return await self._home(Request(scope, receive))
        return refusals.private_response(_closed(connection, scope))

    async def _still_in(self, connection: HTTPConnection) -> bool:
        """Whether a socket's session has not ended; a store that is busy throws nobody out."""
        try:
            return await self._look_up(connection.cookies.get(DOOR_COOKIE, "")) is not None
        except (StoreError, SettingsError):
            return True

    async def _session(self, token: str, path: str) -> DoorSession | None:
        if not token:
            return None
        known = hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
        until, session = self._known.get(known, (0.0, None))
        if session is not None and path.startswith(_OF_NOBODY) and until > time.monotonic():
            return session
        self._known.pop(known, None)
        session = await self._look_up(token)
        if session is not None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[known] = time.monotonic() + _TRUSTED_FOR, session
        return session

    async def _look_up(self, token: str) -> DoorSession | None:
        return await self._service.reading(actions.session_of, token)


def _not_with_this_key(connection: HTTPConnection, scope: Scope) -> Response:
    """Whoever asks for a page is led to the room of their key; a program is told no."""
    if wants_page(connection, scope):
        return RedirectResponse("/", 303)
    return PlainTextResponse("This key opens its room and nothing else.", 403)


def wants_page(connection: HTTPConnection, scope: Scope) -> bool:
    """Whether a person with a browser asks for a page."""
    return scope.get("method") == "GET" and "text/html" in connection.headers.get("accept", "")


def _closed(connection: HTTPConnection, scope: Scope) -> Response:
    """403; for a person with a browser the page that asks for the key
    and then goes on to where they wanted.
    """
    if not wants_page(connection, scope):
        return PlainTextResponse(
            "This needs the facilitator's key.", 403, headers={"Connection": "close"}
        )
    query = scope["query_string"].decode("latin-1")
    then = scope["path"] + (f"?{query}" if query else "")
    return render_page("enter.html", words.asked_for(connection), 403, wrong=False, then=then)

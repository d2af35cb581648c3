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
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Match, Route

from cluster_psia.settings import SettingsError
from cluster_psia.store import StoreError
from cluster_psia.web.door.enter import COOKIE
from cluster_psia.web.light import asked, refusals, words
from cluster_psia.web.light.render import render_page
from cluster_psia.workshop import actions

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from cluster_psia.web.light.service import Handler, Service

# seconds until a cookie is looked up again; a first visit to Streamlit asks a hundred times
_TRUSTED_FOR = 30.0
_MOST_KNOWN = 1000


class Door:
    """Lets participants' routes through, and everything else only with the cookie."""

    def __init__(
        self, app: ASGIApp, service: Service, open_to_all: tuple[Route, ...], home: Handler
    ) -> None:
        self.app, self._service, self._open, self._home = app, service, open_to_all, home
        self._known: dict[bytes, float] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through, or say no."""
        if scope["type"] == "lifespan" or self._is_open(scope):
            await self.app(scope, receive, send)
            return
        refused = await self._refused(HTTPConnection(scope), scope, receive)
        if refused is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": "closed"})
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
            if await self._holds(connection.cookies.get(COOKIE, "")):
                return None if _from_here(connection, scope) else _elsewhere(connection)
        except (StoreError, SettingsError) as error:
            return refusals.private_response(
                refusals.refusal_response(connection, refusals.from_error(error))
            )
        if scope["type"] == "http" and scope["path"] == "/" and scope["method"] in {"GET", "HEAD"}:
            return await self._home(Request(scope, receive))
        return refusals.private_response(_closed(connection, scope))

    async def _holds(self, token: str) -> bool:
        if not token:
            return False
        known = hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
        if self._known.get(known, 0.0) > time.monotonic():
            return True
        if not await self._service.reading(actions.session_holds, token):
            self._known.pop(known, None)
            return False
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[known] = time.monotonic() + _TRUSTED_FOR
        return True


def _from_here(connection: HTTPConnection, scope: Scope) -> bool:
    """Whether a socket or a change is asked for by our own pages.

    The cookie alone does not say: to a browser, a page on another port of this computer is the
    same site.
    """
    return scope.get("method") in {"GET", "HEAD"} or asked.is_ours(connection)


def _elsewhere(connection: HTTPConnection) -> Response:
    return refusals.private_response(refusals.refusal_response(connection, refusals.other_site()))


def _closed(connection: HTTPConnection, scope: Scope) -> Response:
    """403; for a person with a browser the page that asks for the key
    and then goes on to where they wanted.
    """
    if scope.get("method") != "GET" or "text/html" not in connection.headers.get("accept", ""):
        return PlainTextResponse(
            "This needs the facilitator's key.", 403, headers={"Connection": "close"}
        )
    query = scope["query_string"].decode("latin-1")
    then = scope["path"] + (f"?{query}" if query else "")
    return render_page("enter.html", words.asked_for(connection), 403, wrong=False, then=then)

"""Sockets and changes are taken from our own pages only, with a door and without.

The cookie alone does not say, and neither does the loopback: to a browser, a page on another port
of this computer is the same site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import HTTPConnection
from starlette.routing import BaseRoute, Match

from cluster_psia.web.light import asked, refusals

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

CLOSED = {"type": "websocket.close", "code": 1008, "reason": "closed"}


class OwnPages:
    """Middleware: refuse what a page of another site asks for in a person's name.

    ``judged`` are routes whose handlers say so themselves: there an address may be a secret.
    """

    def __init__(self, app: ASGIApp, judged: tuple[BaseRoute, ...]) -> None:
        self.app, self._judged = app, judged

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through, or say no."""
        if scope["type"] == "lifespan" or self._may(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send(CLOSED)
        else:
            connection = HTTPConnection(scope)
            refused = refusals.refusal_response(connection, refusals.other_site())
            await refusals.private_response(refused)(scope, receive, send)

    def _may(self, scope: Scope) -> bool:
        if scope["type"] == "websocket":
            connection = HTTPConnection(scope)
            # no browser leaves the Origin of a socket out
            return "origin" in connection.headers and asked.is_ours(connection)
        if scope["method"] in {"GET", "HEAD"} or asked.is_ours(HTTPConnection(scope)):
            return True
        return any(route.matches(scope)[0] is Match.FULL for route in self._judged)

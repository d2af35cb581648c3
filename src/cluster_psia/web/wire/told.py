"""One line a request in the log, for whoever asks for it by ``CLUSTER_PSIA_REQUEST_LOG=1``.

It holds no address, no query and nothing of a path but what the program itself calls it: codes,
links and names of files are left out.
"""

from __future__ import annotations

import logging
import secrets
import time
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.routing import Route
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

REQUEST_ID = "X-Request-Id"
# What Streamlit's own addresses begin with; all else in them may be somebody's.
_PLAIN = frozenset(
    {"_stcore", "component", "health", "host-config", "media", "static", "stream", "upload_file"}
)
_log = logging.getLogger(__name__)


class ToldRequests:
    """Middleware: method, path, status, milliseconds, bytes sent, and an id that goes out as the
    header X-Request-Id, too. ``routes`` are those whose paths may be told as they are written.
    """

    def __init__(self, app: ASGIApp, routes: Sequence[Route]) -> None:
        self.app, self._routes = app, routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app within answer, and tell how that went."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        id_, since = secrets.token_hex(8), time.monotonic()
        status, size = "-", 0

        async def send_and_count(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = str(message["status"])
                MutableHeaders(scope=message)[REQUEST_ID] = id_
            elif message["type"] == "websocket.accept":
                status = "101"
            elif message["type"] == "websocket.close" and status == "-":
                status = "403"
            size += len(message.get("body") or message.get("bytes") or b"")
            await send(message)

        try:
            await self.app(scope, receive, send_and_count)
        finally:
            passed = (time.monotonic() - since) * 1000
            method, path = scope.get("method", "SOCKET"), told_path(scope["path"], self._routes)
            _log.info("%s %s %s %.0f ms %s bytes %s", method, path, status, passed, size, id_)


def told_path(path: str, routes: Sequence[Route]) -> str:
    """``path`` without what only some people may know: ``/w/{code}/{token}``."""
    for route in routes:
        if route.path_regex.match(path):
            return route.path
    first = path.strip("/").split("/")[:2]
    return "/" + "/".join(part if part in _PLAIN or not part else "…" for part in first)


def begin_telling() -> None:
    """Let the lines reach the log of the server, which shows warnings alone otherwise."""
    if not _log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        _log.addHandler(handler)
    _log.setLevel(logging.INFO)

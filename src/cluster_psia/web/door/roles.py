"""What each key opens. A facilitator's opens everything; a room's the page of that room alone, and
of Streamlit's routes what such a page needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import BaseRoute, Match, Route, WebSocketRoute

from cluster_psia.workshop.tokens import tidy_code

if TYPE_CHECKING:
    from starlette.types import Scope

    from cluster_psia.workshop.sessions import DoorSession


async def _nobody() -> None:
    """Never called: these routes only say which addresses are meant."""


def _get(path: str) -> Route:
    return Route(path, _nobody, methods=["GET"])


# Everything else is closed, also what a later Streamlit adds. ``/room`` and whatever else a browser
# may ask for as a page lead to "/", where the room stands.
OPEN_TO_ROOMS: tuple[BaseRoute, ...] = (
    _get("/"),
    _get("/favicon.png"),
    _get("/manifest.json"),
    _get("/static/{rest:path}"),
    _get("/component/{rest:path}"),
    _get("/_stcore/bidi-components/{rest:path}"),
    _get("/_stcore/health"),
    _get("/_stcore/host-config"),
    _get("/media/{rest:path}"),
    Route("/_stcore/upload_file/{session}/{file}", _nobody, methods=["PUT", "DELETE"]),
    WebSocketRoute("/_stcore/stream", _nobody),
    _get("/sheets/{code}"),
    Route("/leave", _nobody, methods=["GET", "POST"]),
)


def may_ask(session: DoorSession, scope: Scope) -> bool:
    """Whether the key with which a browser came in opens what it asks for."""
    if session.role == "facilitator":
        return True
    for route in OPEN_TO_ROOMS:
        matched, found = route.matches(scope)
        if matched is Match.FULL:
            code = found["path_params"].get("code")
            return code is None or tidy_code(code) == session.code
    return False

"""What ``app.py`` hands to ``st.App``: routes, and the middleware around everything."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Route

from cluster_psia.i18n import read_every_catalogue
from cluster_psia.settings import SettingsError, door_is_closed, requests_are_told
from cluster_psia.store import StoreError, settle_store
from cluster_psia.web.door import enter, leave
from cluster_psia.web.door.door import Door
from cluster_psia.web.door.hosts import allowed_hosts
from cluster_psia.web.light import static
from cluster_psia.web.light.service import Endpoint, Service
from cluster_psia.web.packed import PackedFiles
from cluster_psia.web.participant import answers, details, join, personal, sheets, withdraw
from cluster_psia.web.wire import health
from cluster_psia.web.wire.answers import SafeAnswers
from cluster_psia.web.wire.limits import limit_connections
from cluster_psia.web.wire.own_pages import OwnPages
from cluster_psia.web.wire.told import ToldRequests, begin_telling

if TYPE_CHECKING:
    from cluster_psia.store import RoomStore

KEY_HASH = "CLUSTER_PSIA_KEY_HASH"  # of the key that this run of the server printed


_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class LightWeb:
    """``open_to_all`` needs no cookie; ``routes`` are those and the facilitator's,
    which do where there is a door.
    """

    open_to_all: tuple[Route, ...]
    routes: tuple[Route, ...]
    middleware: tuple[Middleware, ...]
    lifespan: Callable[[object], AbstractAsyncContextManager[None]]


def light_web(
    open_rooms: Callable[[], RoomStore] | None = None,
    *,
    door: bool | None = None,
    server_key: str | None = None,
) -> LightWeb:
    """Routes and middleware.

    ``open_rooms`` is asked once, when the first request needs it; None: as the settings say.

    ``door`` None: closed when ``CLUSTER_PSIA_DOOR=1``, as ``cluster-psia workshop`` sets it.
    ``server_key`` is the hash of the key that opens it besides those of rooms; None:
    ``CLUSTER_PSIA_KEY_HASH``, set likewise.
    """
    if server_key is None:
        server_key = os.environ.get(KEY_HASH, "")
    if door is None:
        door = door_is_closed()
    service = Service(open_rooms, server_key)
    public = tuple(participant_routes(service))
    private = facilitator_routes(service)
    # The outer one comes first: a page that reaches us under a stranger's name gets nothing at all.
    middleware = [
        Middleware(SafeAnswers),
        _known_names(lan=door),
        Middleware(OwnPages, judged=(*public, *private)),
    ]
    if door:
        middleware.append(_door_around(service, public))
    middleware.append(Middleware(PackedFiles))
    if requests_are_told():
        begin_telling()
        middleware.insert(0, Middleware(ToldRequests, routes=(*public, *private)))
    return LightWeb(
        open_to_all=public,
        routes=(*public, *private),
        middleware=tuple(middleware),
        lifespan=_key_of_this_run(service),
    )


def _key_of_this_run(service: Service) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """The printed key opens doors while this server runs; a store that is busy or gone keeps
    nobody from serving.
    """

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[None]:
        limit_connections()
        read_every_catalogue()
        _stop_when_hung_up()
        with suppress(StoreError, SettingsError):
            await service.publish_key()
        yield
        _log.warning("Stopping: what was acknowledged is kept; phones keep the rest and send it.")
        with suppress(StoreError, SettingsError):
            await service.withdraw_key()
        with suppress(StoreError, SettingsError):
            await asyncio.to_thread(settle_store)

    return lifespan


def _stop_when_hung_up() -> None:
    """A terminal that is closed stops the server as Ctrl+C does, not in the middle of anything;
    whoever had it ignored, as ``nohup`` does, keeps it so.
    """
    hung_up = getattr(signal, "SIGHUP", None)  # there is none on Windows
    in_main = threading.current_thread() is threading.main_thread()
    if hung_up and in_main and signal.getsignal(hung_up) == signal.SIG_DFL:
        signal.signal(hung_up, lambda *_: signal.raise_signal(signal.SIGTERM))


def _known_names(*, lan: bool) -> Middleware:
    return Middleware(
        TrustedHostMiddleware, allowed_hosts=allowed_hosts(lan=lan), www_redirect=False
    )


def _door_around(service: Service, public: tuple[Route, ...]) -> Middleware:
    home = service.endpoint(join.code_page)
    return Middleware(Door, service=service, open_to_all=public, home=home)


def facilitator_routes(service: Service) -> tuple[Route, ...]:
    """Light pages that are behind the door where there is one."""
    return (
        Route("/sheets/{code}", service.endpoint(sheets.show_sheets)),
        Route("/leave", service.endpoint(leave.show_sessions), methods=["GET"]),
        Route("/leave", service.endpoint(leave.end_sessions), methods=["POST"]),
    )


def participant_routes(service: Service) -> list[Route]:
    """The stable interface of docs/participant-interface.md, and what its pages load."""

    def get(path: str, handler: Endpoint) -> Route:
        return Route(path, service.endpoint(handler), methods=["GET"])

    def post(path: str, handler: Endpoint) -> Route:
        return Route(path, service.endpoint(handler), methods=["POST"])

    return [
        get("/w", join.code_page),
        get("/w/{code}", join.join_form),
        post("/w/{code}/join", join.post_join),
        get("/w/{code}/{token}", personal.show_round),
        get("/w/{code}/{token}/state", personal.round_state),
        post("/w/{code}/{token}/answers", answers.take_answer),
        post("/w/{code}/{token}/details", details.change_participant),
        post("/w/{code}/{token}/withdraw", withdraw.withdraw_participant),
        get("/w-static/{name}", static.serve_static),
        get("/healthz", health.tell_alive),
        get("/readyz", health.tell_ready),
        get("/enter", enter.key_form),
        post("/enter", enter.enter_with_key),
    ]

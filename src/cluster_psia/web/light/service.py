"""What all light pages share: the rooms, threads for the store's calls,
the brake on failures, refusals in words.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from cluster_psia.settings import SettingsError, database_url
from cluster_psia.store import RoomStore, StoreError, open_rooms
from cluster_psia.web.door.brake import Brake
from cluster_psia.web.light import refusals
from cluster_psia.web.participant.outcomes import Outcomes
from cluster_psia.workshop.errors import WorkshopError

P = ParamSpec("P")
T = TypeVar("T")
Endpoint = Callable[["Service", Request], Awaitable[Response]]
Handler = Callable[[Request], Awaitable[Response]]

_log = logging.getLogger(__name__)
_READERS = 4
IN_THE_QUEUE = 12.0  # seconds; a phone waits for 20, and is to be told before it gives up
# PostgreSQL takes many at once; SQLite one, and threads that fight for it only lose time
_WRITERS_OF_A_SERVER = 8


class Service:
    """One for the process. Rooms are opened when the first request needs them."""

    def __init__(self, opener: Callable[[], RoomStore] | None = None, server_key: str = "") -> None:
        self._opener = opener or open_rooms
        self.server_key = server_key  # the hash of the key that this run printed
        self._rooms: RoomStore | None = None
        self._opening = threading.Lock()
        self._readers = ThreadPoolExecutor(_READERS, "light-read")
        self._writers: ThreadPoolExecutor | None = None
        self.brake = Brake(self._count_try)
        self.outcomes = Outcomes()
        self._published = not server_key

    def rooms(self) -> RoomStore:
        """The rooms; to be asked in a thread, for the first time takes a while.

        Raises StoreError, SettingsError.
        """
        with self._opening:
            if self._rooms is None:
                self._rooms = self._opener()
            return self._rooms

    async def reading(
        self, action: Callable[Concatenate[RoomStore, P], T], *args: P.args, **more: P.kwargs
    ) -> T:
        """Run ``action(rooms, …)``, which may take a while but writes nothing,
        beside the event loop.
        """
        begun = self._readers.submit(partial(self._with_rooms, action, *args, **more))
        return await _unhurried(begun)

    async def writing(
        self, action: Callable[Concatenate[RoomStore, P], T], *args: P.args, **more: P.kwargs
    ) -> T:
        """Run ``action(rooms, …)`` in the queue of writers;
        it has been committed when this returns.

        Raises StoreError when the queue does not move, as behind a locked database: then it was
        taken out of the queue and never will be kept, so that a hall of phones is told in time and
        each can say it again.
        """
        if self._writers is None:
            self._writers = ThreadPoolExecutor(_writers(), "light-write")
        begun = self._writers.submit(partial(self._with_rooms, action, *args, **more))
        try:
            return await asyncio.wait_for(_unhurried(begun), IN_THE_QUEUE)
        except TimeoutError:
            if begun.cancel():
                raise StoreError("the queue of writers does not move") from None
            # it is being written; SQLite itself gives up after some seconds
            return await _unhurried(begun)

    async def publish_key(self) -> None:
        """Let every server on the same database know the key that this run printed."""
        if not self._published:
            await self.writing(lambda rooms: rooms.keys.add(self.server_key))
            self._published = True

    async def withdraw_key(self) -> None:
        """The key that this run printed ends with it."""
        if self.server_key and self._published:
            await self.writing(lambda rooms: rooms.keys.remove(self.server_key))

    def _with_rooms(
        self, action: Callable[Concatenate[RoomStore, P], T], *args: P.args, **more: P.kwargs
    ) -> T:
        return action(self._rooms or self.rooms(), *args, **more)

    def endpoint(self, handler: Endpoint) -> Handler:
        """The handler as Starlette calls it, with every refusal turned into an answer."""

        async def answer(request: Request) -> Response:
            try:
                response = await handler(self, request)
            except refusals.Refusal as refusal:
                response = refusals.refusal_response(request, refusal)
            except ClientDisconnect:
                _log.warning("a phone hung up while it was sending")
                return Response(status_code=400)  # nobody hears it
            except (WorkshopError, StoreError, SettingsError) as error:
                told = await self._slowed(request, refusals.from_error(error))
                response = refusals.refusal_response(request, told)
            return refusals.private_response(response)

        answer.__name__ = getattr(handler, "__name__", "answer")
        return answer

    async def _count_try(self, kind: str, address_hash: str, minute: int) -> int:
        return await self.writing(lambda rooms: rooms.tries.count(kind, address_hash, minute))

    async def _slowed(self, request: Request, refusal: refusals.Refusal) -> refusals.Refusal:
        """The refusal, or "too many tries" where it was a wrong guess and one too many."""
        if refusal.guess and await self.brake.failed(request, "code"):
            return refusals.too_many_tries()
        return refusal


def _unhurried(begun: Future[T]) -> asyncio.Future[T]:
    """To be awaited; a phone that hangs up does not stop what was begun:
    either kept or not, never half.
    """
    return asyncio.shield(asyncio.wrap_future(begun))


def _writers() -> int:
    try:
        return 1 if database_url().startswith("sqlite") else _WRITERS_OF_A_SERVER
    except SettingsError:
        return 1

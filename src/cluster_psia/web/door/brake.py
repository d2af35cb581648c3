"""Wrong guesses of codes, links and keys are slowed down, by address and each kind for itself.

Whoever gets it right is never slowed: a guess is looked at first, and only failures are counted, or
one guesser would shut out a hall that shares an address. Keys and links are random numbers of 128
bits, and what a code opens is the page to join. A failure beyond the limit is answered a second
later, so that who guesses one after the other comes to two a second; who guesses on many
connections at once is refused and not slowed, since to hold them all would hold up the server.
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Literal

from cluster_psia.settings import SettingsError
from cluster_psia.store import StoreError
from cluster_psia.web.wire.address import address_of

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

Kind = Literal["code", "key"]
# A hall of people who mistype a code behind one address stays far below it.
FAILURES = 60  # a minute
PAUSE = 1.0  # seconds
AT_ONCE = 4  # failures of one address that wait; more are refused at once
_MOST_KNOWN = 10_000


class Brake:
    """Counts failures together with other servers on the same database."""

    def __init__(
        self,
        count: Callable[[Kind, str, int], Awaitable[int]],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """``count`` counts for all servers, ``sleep`` waits without holding anybody else up."""
        self._count_together = count  # by kind, hash of the address and minute
        self._sleep = sleep
        self._known: dict[tuple[str, str, int], int] = {}
        self._waiting: dict[str, int] = {}  # by hash of the address

    async def failed(self, connection: HTTPConnection, kind: Kind) -> bool:
        """Count a failure; whether it was one too many. From then on nothing more is written, and
        this returns a second later.
        """
        minute = int(time.time() // 60)
        address = hashlib.sha256(f"{minute} {address_of(connection)}".encode()).hexdigest()[:32]
        known = self._known.get((kind, address, minute), 0)
        if known <= FAILURES:
            known = await self._count(kind, address, minute, known)
        if known <= FAILURES:
            return False
        await self._pause(address)
        return True

    async def _pause(self, address: str) -> None:
        waiting = self._waiting.get(address, 0)
        if waiting >= AT_ONCE:
            return
        self._waiting[address] = waiting + 1
        try:
            await self._sleep(PAUSE)
        finally:
            left = self._waiting.pop(address) - 1
            if left:
                self._waiting[address] = left

    async def _count(self, kind: Kind, address: str, minute: int, known: int) -> int:
        try:
            now = await self._count_together(kind, address, minute)
        except (StoreError, SettingsError):
            now = known + 1  # a store that is busy stops nobody from counting here
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[kind, address, minute] = now
        return now

"""Connections that bring their request slowly, or a head that never ends, are cut.

uvicorn, which Streamlit starts, knows no such limits and takes no protocol of ours, so its own one
is given them where it stands. All figures are ours: a phone on the poorest network stays far
below them, and a hall behind one address, too.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict

LONGEST_HEAD = 64 * 1024  # bytes of request line and headers together
PATIENCE = 20.0  # seconds that every request may take to arrive, however small
SLOWEST = 500  # bytes a second beyond that: 10 MB may take hours, a drop every second may not
MOST_UNFINISHED = 256  # requests under way at once from one address; then the oldest is cut


class Unfinished:
    """Requests that have begun and are not here yet, by the address they come from."""

    def __init__(self) -> None:
        self._by_address: dict[str, OrderedDict[Arrival, None]] = {}

    def add(self, arrival: Arrival) -> None:
        """Take note of one; the oldest of the same address is cut when there are too many."""
        mine = self._by_address.setdefault(arrival.address, OrderedDict())
        mine[arrival] = None
        if len(mine) > MOST_UNFINISHED:
            next(iter(mine)).cut()

    def remove(self, arrival: Arrival) -> None:
        """It is here, or will never be."""
        mine = self._by_address.get(arrival.address)
        if mine is not None:
            mine.pop(arrival, None)
            if not mine:
                del self._by_address[arrival.address]


class Arrival:
    """One request on its way in over one connection."""

    def __init__(
        self,
        address: str,
        transport: asyncio.Transport,
        loop: asyncio.AbstractEventLoop,
        unfinished: Unfinished,
    ) -> None:
        self.address, self.in_head, self._came = address, True, 0
        self._transport, self._loop, self._all = transport, loop, unfinished
        self._since = self._loop.time()
        self._timer: asyncio.TimerHandle = self._loop.call_later(PATIENCE, self._look)
        unfinished.add(self)

    def more(self, size: int) -> bool:
        """More of it came; False when its head is longer than any may be."""
        self._came += size
        return not self.in_head or self._came <= LONGEST_HEAD

    def finish(self) -> None:
        """It is here, or will never be."""
        self._timer.cancel()
        self._all.remove(self)

    def cut(self) -> None:
        """Let go of the connection."""
        self.finish()
        self._transport.abort()

    def _look(self) -> None:
        due = self._since + PATIENCE + self._came / SLOWEST
        if self._loop.time() >= due:
            self.cut()
        else:
            self._timer = self._loop.call_at(due, self._look)

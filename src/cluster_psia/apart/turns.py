"""Who may use which process: whoever came first is served first."""

from __future__ import annotations

import atexit
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TimeIsUp
from contextlib import contextmanager

from cluster_psia.apart.errors import QueueError
from cluster_psia.apart.process import Process


class Turns:
    """``many`` processes; nobody waits for one longer than ``seconds``."""

    def __init__(self, many: int, seconds: float) -> None:
        self._lock, self._seconds = threading.Lock(), seconds
        self._all = tuple(Process() for _ in range(many))
        # The one used last is taken first: a second one is started only where two are at work.
        self._free = list(self._all)
        self._waiting: deque[Future[Process]] = deque()
        atexit.register(self.end)

    @contextmanager
    def take(self) -> Iterator[Process]:
        """A process for oneself. Raises QueueError."""
        process = self._wait()
        try:
            yield process
        finally:
            self._give(process)

    def end(self) -> None:
        """End every process; who asks after that starts another."""
        for process in self._all:
            process.end()

    def _wait(self) -> Process:
        turn: Future[Process] = Future()
        with self._lock:
            if self._free:
                return self._free.pop()
            self._waiting.append(turn)
        try:
            return turn.result(self._seconds)
        except TimeIsUp:
            if turn.cancel():
                raise QueueError from None
            return turn.result()  # it came in the very same moment

    def _give(self, process: Process) -> None:
        with self._lock:
            while self._waiting:
                turn = self._waiting.popleft()
                if turn.set_running_or_notify_cancel():
                    turn.set_result(process)
                    return
            self._free.append(process)

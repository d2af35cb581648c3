"""Whoever came first is served first."""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from cluster_psia.apart.errors import QueueError
from cluster_psia.apart.process import Process
from cluster_psia.apart.turns import Turns
from tests.machine import PATIENCE


class ToldQueue(deque[Future[Process]]):
    """Those who wait; it says when one more does."""

    def __init__(self) -> None:
        super().__init__()
        self.one_more = threading.Semaphore(0)

    def append(self, turn: Future[Process]) -> None:
        """Wait behind all others."""
        super().append(turn)
        self.one_more.release()


def test_those_who_wait_come_in_their_order() -> None:
    turns, served, queue = Turns(1, PATIENCE), list[int](), ToldQueue()
    turns._waiting = queue

    def ask(number: int) -> None:
        with turns.take():
            served.append(number)

    with ThreadPoolExecutor(5) as sessions, turns.take():
        for number in range(5):
            sessions.submit(ask, number)
            assert queue.one_more.acquire(timeout=PATIENCE)
    assert served == [0, 1, 2, 3, 4]


def test_as_many_are_served_at_once_as_there_are_processes() -> None:
    turns = Turns(2, PATIENCE)
    with turns.take() as one, turns.take() as other:
        assert one is not other


def test_who_waits_too_long_is_told_and_takes_nobodys_turn() -> None:
    turns = Turns(1, 0.05)
    told = pytest.raises(QueueError, match=r"busy .* try again in a minute")
    with turns.take(), told, turns.take():
        pass
    with turns.take():
        pass

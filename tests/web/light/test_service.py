"""The queue of writers: whoever waits too long is told, and what was told to be unsaved is
never kept.
"""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from cluster_psia.store import RoomStore, StoreError, open_rooms
from cluster_psia.web.light.service import Service
from tests.machine import PATIENCE, run_apart


@pytest.fixture
def service(tmp_path: Path) -> Service:
    rooms = open_rooms(f"sqlite:///{tmp_path / 'queue.db'}")
    return Service(lambda: rooms)


def test_behind_a_writer_that_hangs_one_is_told_in_time_and_nothing_is_kept_later(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, done = threading.Event(), threading.Event(), list[str]()

    def hang(_: RoomStore) -> str:
        begun.set()
        assert go_on.wait(PATIENCE)
        done.append("first")
        return "kept"

    async def play() -> None:
        first = asyncio.create_task(service.writing(hang))
        assert await asyncio.to_thread(begun.wait, 30)
        with monkeypatch.context() as patched:
            patched.setattr("cluster_psia.web.light.service.IN_THE_QUEUE", 0.05)
            later = [service.writing(lambda _: done.append("later")) for _ in range(3)]
            told = await asyncio.gather(*later, return_exceptions=True)
        assert [type(each) for each in told] == [StoreError] * 3
        assert not first.done()  # it is being written: whoever sent it hears how that ends
        go_on.set()
        assert await first == "kept"
        await service.writing(lambda _: done.append("again"))

    run_apart(play())
    assert done == ["first", "again"]


def test_a_phone_that_hangs_up_does_not_stop_what_was_begun(service: Service) -> None:
    begun, go_on, done = threading.Event(), threading.Event(), threading.Event()

    def slow(_: RoomStore) -> None:
        begun.set()
        assert go_on.wait(PATIENCE)
        done.set()

    async def play() -> None:
        task = asyncio.create_task(service.writing(slow))
        assert await asyncio.to_thread(begun.wait, 30)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        go_on.set()
        await service.writing(lambda _: None)

    run_apart(play())
    assert done.is_set()

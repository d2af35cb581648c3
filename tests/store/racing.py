"""Halls on a store of their own, and calls, people and databases that make it hard for it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from sqlalchemy import event

from cluster_psia.store import RoomStore, open_both
from cluster_psia.workshop.values import Settings
from tests.workshop.hall import CRITERIA, Hall


class StoredHall(Hall):
    """A hall on a database."""

    rooms: RoomStore


def hall_at(url: str, criteria: tuple[str, ...] = CRITERIA) -> StoredHall:
    assessments, rooms = open_both(url)
    return StoredHall(rooms, assessments, Settings(criteria=criteria))


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each call gives or raises, all begun at the same moment."""
    start = Barrier(len(acts))

    def act(call: Callable[[], Any]) -> Any:
        start.wait()
        try:
            return call()
        except Exception as error:
            return error

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(act, acts))


def impatient(hall: StoredHall) -> None:
    """Let SQLite wait for a lock no longer than a test should."""
    engine = hall.rooms._engine
    engine.dispose()
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA busy_timeout = 50").close())

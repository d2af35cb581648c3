"""What the room said, for the pages of all its participants at once:
worked out at most once in some seconds.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from cluster_psia.diagnosis.room.results import CriterionResult
from cluster_psia.workshop import actions

if TYPE_CHECKING:
    from cluster_psia.store import RoomStore
    from cluster_psia.workshop.values import Room

_FRESH = 3.0  # seconds
_MOST = 64

ResultsByCriterion = dict[str, CriterionResult]
_Key = tuple[int, int, int, tuple[tuple[int, str], ...], tuple[str, ...]]


class Outcomes:
    """Results by room and round.

    A close or a reveal makes new ones at once; a sheet entered later shows in seconds.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[_Key, tuple[float, ResultsByCriterion]] = {}

    def of(self, rooms: RoomStore, room: Room, round_: int) -> ResultsByCriterion:
        """The results of a round by criterion. Threads that ask at once wait for one of them."""
        key = (room.id, room.widened, round_, room.revealed, room.open_criteria)
        with self._lock:
            at, found = self._kept.get(key, (0.0, {}))
            if time.monotonic() - at < _FRESH:
                return found
            results = actions.criterion_results(rooms, room.code, round_)
            if len(self._kept) >= _MOST:
                self._kept.clear()
            made = {result.criterion: result for result in results.criteria}
            self._kept[key] = (time.monotonic(), made)
            return made

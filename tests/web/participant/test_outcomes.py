"""Results are worked out once for everybody who looks within some seconds."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from cluster_psia.web.participant import outcomes
from cluster_psia.web.participant.outcomes import Outcomes
from tests.web.participant.visits import said, visit

if TYPE_CHECKING:
    from cluster_psia.store import RoomStore

ROOM = visit().room
ROOMS = cast("RoomStore", None)  # what would ask it is replaced here


class Clock:
    """A clock that stands, and a count of what was worked out."""

    def __init__(self) -> None:
        self.now, self.worked_out = 1000.0, 0

    def results(self, *_: object) -> object:
        self.worked_out += 1
        return SimpleNamespace(criteria=(said(self.worked_out % 5 + 1),))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr("time.monotonic", lambda: made.now)
    monkeypatch.setattr("cluster_psia.workshop.actions.criterion_results", made.results)
    return made


def test_what_is_fresh_is_not_worked_out_again(clock: Clock) -> None:
    kept = Outcomes()
    first = kept.of(ROOMS, ROOM, 1)
    clock.now += 2.9
    assert kept.of(ROOMS, ROOM, 1) is first
    assert list(first) == ["growth"]
    clock.now += 0.2
    assert kept.of(ROOMS, ROOM, 1) is not first
    assert clock.worked_out == 2


def test_another_round_room_reveal_or_close_is_worked_out_at_once(clock: Clock) -> None:
    kept = Outcomes()
    kept.of(ROOMS, ROOM, 1)
    kept.of(ROOMS, ROOM, 2)
    for change in ({"id": 2}, {"revealed": ((1, "growth"),)}, {"open_criteria": ("growth",)}):
        kept.of(ROOMS, ROOM.model_copy(update=change), 1)
    assert clock.worked_out == 5


def test_no_more_is_kept_than_a_hall_needs(clock: Clock) -> None:
    kept = Outcomes()
    for id_ in range(outcomes._MOST + 1):
        kept.of(ROOMS, ROOM.model_copy(update={"id": id_}), 1)
    assert len(kept._kept) == 1
    assert clock.worked_out == outcomes._MOST + 1

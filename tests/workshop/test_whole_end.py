"""The end of a room is one transaction: a fault at any point of it leaves all as it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from cluster_psia.store import StoreError
from cluster_psia.workshop import actions
from cluster_psia.workshop.values import Room
from tests.store.places import KINDS, database
from tests.store.racing import StoredHall, at_once, hall_at, impatient
from tests.workshop.hall import CRITERIA, SETTINGS

Act = Callable[[StoredHall], Room]


@pytest.fixture(params=KINDS)
def hall(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[StoredHall]:
    """An open room on a store of its own."""
    with database(request.param, tmp_path) as url:
        opened = hall_at(url)
        yield opened
        opened.assessments.close()


class PowerCut(BaseException):
    """The program ends here."""


@contextmanager
def power_cut_at(hall: StoredHall, nth: int) -> Iterator[list[str]]:
    """The lights go out before the nth statement; a list of those that were begun."""
    begun: list[str] = []

    def count(_: Any, __: Any, statement: str, *___: Any) -> None:
        begun.append(statement)
        if len(begun) == nth:
            raise PowerCut

    engine = hall.rooms._engine
    event.listen(engine, "before_cursor_execute", count)
    try:
        yield begun
    finally:
        event.remove(engine, "before_cursor_execute", count)


def stands(hall: StoredHall) -> tuple[Any, ...]:
    """Room, answers and assessment."""
    return (
        hall.room,
        actions.answers_given(hall.rooms, hall.code),
        hall.assessments.get(hall.saved.id),
    )


def end(hall: StoredHall) -> Room:
    return actions.end_room(hall.rooms, hall.assessments, hall.code, [(1, 1, "market", "said")])


def take_back(hall: StoredHall) -> Room:
    return actions.undo_end(hall.rooms, hall.assessments, hall.code)


def cut_everywhere(hall: StoredHall, act: Act) -> int:
    """Do it with a cut at every point until it comes through; how many points there are."""
    before = stands(hall)
    for nth in range(1, 100):
        with power_cut_at(hall, nth) as begun:
            try:
                act(hall)
            except PowerCut:
                assert stands(hall) == before, begun[-1]
            else:
                return len(begun)
    raise AssertionError("it never comes to an end")


def test_a_cut_at_any_point_of_the_end_or_of_taking_it_back_leaves_all_as_it_was(
    hall: StoredHall,
) -> None:
    for _ in range(2):
        hall.all_answer(hall.join())
    hall.answer(hall.join(), "market", 4)
    assert cut_everywhere(hall, end) > 8
    counted = {key: len(of) for key, of in stands(hall)[2].assessment.ratings.items()}
    assert counted == {**dict.fromkeys(CRITERIA, 2), "market": 3}
    assert cut_everywhere(hall, take_back) > 4
    assert stands(hall)[2].assessment == hall.saved.assessment
    end(hall)
    assert sum(map(len, stands(hall)[2].assessment.ratings.values())) == 7


def test_scores_that_are_written_again_are_written_whole_or_not_at_all(hall: StoredHall) -> None:
    hall.all_answer(hall.join())
    end(hall)
    now = hall.assessments.get(hall.saved.id)
    hall.assessments.undo(now.id, now.revision)
    assert cut_everywhere(hall, end) > 4
    a = hall.assessments.get(now.id).assessment
    assert a == now.assessment
    assert actions.standing_scores(hall.rooms, a, hall.code) == (3, 3)


def test_a_database_that_another_program_keeps_busy_ends_nothing_and_says_so(
    tmp_path: Path,
) -> None:
    hall = hall_at(f"sqlite:///{tmp_path / 'kept.db'}")
    hall.all_answer(hall.join())
    impatient(hall)
    before = stands(hall)
    with closing(sqlite3.connect(tmp_path / "kept.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="kept busy"):
            end(hall)
        other.execute("ROLLBACK")
    assert stands(hall) == before
    assert end(hall).state == "ended"
    hall.assessments.close()


def test_two_rooms_that_end_at_once_write_raters_of_names_of_their_own(hall: StoredHall) -> None:
    for _ in range(4):
        saved = hall.assessments.get(hall.saved.id)
        rooms = [
            actions.open_room(hall.rooms, (saved.id, saved.assessment), SETTINGS).room.code
            for _ in range(3)
        ]
        for code in rooms:
            token = actions.join_room(hall.rooms, code, "", "", "en", consent=True).token
            actions.give_answer(hall.rooms, code, token, "market", 2)
        ends = (
            lambda code=code: actions.end_room(hall.rooms, hall.assessments, code) for code in rooms
        )
        told = at_once(*ends)
        assert not [one for one in told if isinstance(one, Exception)]
    ratings = hall.assessments.get(hall.saved.id).assessment.ratings["market"]
    assert sorted(rating.rater for rating in ratings) == [f"p{n:02d}" for n in range(1, 13)]

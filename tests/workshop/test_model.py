"""Any sequence of steps in a room leads where a simple model says:
memory and SQLite go through the same steps.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
)

from cluster_psia.store import open_both
from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import WorkshopError
from tests.workshop.hall import CRITERIA, Hall
from tests.workshop.memory import MemoryRooms

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.workshop.values import Joined

criteria = st.sampled_from(CRITERIA)
answers = st.sampled_from([1, 2, 3, 4, 5, "unknown", "not_applicable"])
sent = st.sampled_from(["", "x", "y", "a:1", "a:2", "a:3", "b:1", "b:2"])
some = st.lists(criteria, min_size=1, unique=True)
people = Bundle("people")


def _assessment(hall: Hall) -> Assessment:
    return hall.assessments.get(hall.saved.id).assessment


def _written(hall: Hall) -> dict[tuple[int, int, str], tuple[object, str]]:
    """Answer and group of each rating of the assessment by (rater number, round, criterion)."""
    given = actions.answers_given(hall.rooms, hall.code)
    numbers = {each.rater: each.number for each in given if each.rater}
    return {
        (numbers[rating.rater], rating.round, key): (rating.answer, rating.group)
        for key, ratings in _assessment(hall).ratings.items()
        for rating in ratings
    }


class Workshop(RuleBasedStateMachine):
    """Two rooms, one in memory and one in a file, and our own book of what must stand in them."""

    people = people

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        assessments, rooms = open_both(f"sqlite:///{Path(self.folder.name) / 'kept.db'}")
        self.halls = (Hall(rooms, assessments), Hall(MemoryRooms(), assessments))
        self.state, self.round, self.open = "open", 1, set(CRITERIA)
        self.locked = False
        self.book: dict[tuple[int, int, str], object] = {}

    def both(self, act: Callable[[Hall], Any]) -> list[Any]:
        """What both say; they must refuse alike."""
        told = []
        for hall in self.halls:
            try:
                told.append(act(hall))
            except WorkshopError as error:
                told.append(type(error))
        first, second = told
        assert first == second if isinstance(first, type) else not isinstance(second, type)
        return told

    @rule(target=people, group=st.sampled_from(["", "traders", "others"]))
    def join(self, group: str) -> Any:
        told = self.both(lambda hall: hall.join("", group))
        if self.locked or self.state == "ended":
            assert isinstance(told[0], type)
            return multiple()
        return tuple(told)

    @rule(
        who=people,
        criterion=criteria,
        answer=answers,
        sent=sent,
        round_=st.none() | st.integers(1, 3),
    )
    def answer(
        self,
        who: tuple[Joined, Joined],
        criterion: str,
        answer: object,
        sent: str,
        round_: int | None,
    ) -> None:
        def act(hall: Hall) -> bool:
            mine = who[self.halls.index(hall)]
            return hall.answer(mine, criterion, answer, sent=sent, round=round_).changed

        told = self.both(act)
        assert told[0] == told[1]
        if told[0] is True:
            assert criterion in self.open
            assert round_ in (None, self.round)
            self.book[who[0].participant.number, self.round, criterion] = answer

    @rule(number=st.integers(1, 3), criterion=criteria, answer=answers)
    def sheet(self, number: int, criterion: str, answer: object) -> None:
        told = self.both(
            lambda hall: actions.add_sheet(hall.rooms, hall.code, "", number, {criterion: answer})
        )
        if self.state == "ended":
            assert isinstance(told[0], type)
            return
        assert told[0].number == told[1].number
        rater = told[0].number
        self.book = {at: kept for at, kept in self.book.items() if at[:2] != (rater, self.round)}
        self.book[rater, self.round, criterion] = answer

    @rule(who=people)
    def reset(self, who: tuple[Joined, Joined]) -> None:
        number = who[0].participant.number
        self.both(lambda hall: actions.reset_participant(hall.rooms, hall.code, number))
        if self.state != "ended":
            self.book = {
                at: kept for at, kept in self.book.items() if at[:2] != (number, self.round)
            }

    @rule()
    def close(self) -> None:
        self.both(lambda hall: actions.close_round(hall.rooms, hall.code))
        if self.state != "ended":
            self.state, self.open = "closed", set()

    @rule(criterion=st.none() | criteria)
    def reopen(self, criterion: str | None) -> None:
        self.both(lambda hall: actions.reopen_round(hall.rooms, hall.code, criterion))
        if self.state != "ended":
            self.state, self.open = (
                "open",
                self.open | ({criterion} if criterion else set(CRITERIA)),
            )

    @rule(shown=st.none() | some)
    def reveal(self, shown: list[str] | None) -> None:
        self.both(lambda hall: actions.reveal_results(hall.rooms, hall.code, shown))
        if self.state != "ended":
            self.open -= set(shown or CRITERIA)
            self.state = "open" if self.open else "closed"

    @rule(asked=st.none() | some)
    def next_round(self, asked: list[str] | None) -> None:
        self.both(lambda hall: actions.start_next_round(hall.rooms, hall.code, asked))
        if self.state != "ended":
            self.round, self.state, self.open = self.round + 1, "open", set(asked or CRITERIA)

    @rule(locked=st.booleans())
    def lock(self, locked: bool) -> None:
        self.both(lambda hall: actions.lock_room(hall.rooms, hall.code, locked))
        if self.state != "ended":
            self.locked = locked

    @rule()
    def end(self) -> None:
        self.both(lambda hall: actions.end_room(hall.rooms, hall.assessments, hall.code))
        self.state, self.open = "ended", set()

    @rule()
    def undo_end(self) -> None:
        self.both(lambda hall: actions.undo_end(hall.rooms, hall.assessments, hall.code))
        if self.state == "ended":
            self.state = "closed"

    @rule(who=consumes(people))
    def leave(self, who: tuple[Joined, Joined]) -> None:
        """Somebody whose phone is never seen again."""

    @invariant()
    def both_stand_as_the_book_says(self) -> None:
        if not hasattr(self, "halls"):
            return
        boards, ratings = [], []  # of names that are drawn by lot, by whose they are
        for hall in self.halls:
            room = hall.room
            assert (room.state, room.round, set(room.open_criteria)) == (
                self.state,
                self.round,
                self.open,
            )
            assert room.locked == self.locked
            assert hall.table() == self.book
            boards.append(actions.room_board(hall.rooms, hall.code))
            ratings.append(_written(hall))
            there = actions.standing_scores(hall.rooms, _assessment(hall), hall.code)
            assert there == (len(self.book) if self.state == "ended" else 0, len(self.book))
        assert boards[0] == boards[1]
        assert sum(count.answers for count in boards[0].criteria) == sum(
            at[1] == self.round for at in self.book
        )
        written = {at: answer for at, (answer, _) in ratings[0].items()}
        assert written == (self.book if self.state == "ended" else {})
        assert ratings[0] == ratings[1]

    def teardown(self) -> None:
        if hasattr(self, "halls"):
            self.halls[0].assessments.close()
            self.folder.cleanup()


Workshop.TestCase.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
TestWorkshop = Workshop.TestCase

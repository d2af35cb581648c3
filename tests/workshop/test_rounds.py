"""From state to state: what each step opens and closes, and which step the state refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from cluster_psia.workshop import rounds
from cluster_psia.workshop.errors import BadAnswer, NotNow
from tests.workshop.hall import CRITERIA
from tests.workshop.plain import NOON, plain_room

if TYPE_CHECKING:
    from cluster_psia.workshop.values import Room


def test_a_criterion_reopened_joins_those_that_are_open_in_the_rooms_order() -> None:
    room = plain_room(open_criteria=("growth",))
    assert rounds.reopened_round(room, "location").open_criteria == ("location", "growth")


def test_what_is_asked_again_is_taken_from_the_wall_in_this_round_only() -> None:
    seen = ((1, "market"), (2, "market"), (2, "growth"))
    room = plain_room(round=2, state="closed", open_criteria=(), revealed=seen)
    again = rounds.reopened_round(room, "market")
    assert (again.state, again.revealed) == ("open", ((1, "market"), (2, "growth")))


def test_what_is_revealed_twice_stands_once_on_the_wall() -> None:
    room = plain_room(round=2, revealed=((1, "market"), (2, "growth")))
    shown = rounds.revealed_round(room, ("growth", "location"))
    assert shown.revealed == ((1, "market"), (2, "growth"), (2, "location"))
    assert (shown.state, shown.open_criteria) == ("open", ("market",))
    assert rounds.revealed_round(shown).state == "closed"


def test_revealing_nothing_shows_nothing_and_closes_nothing() -> None:
    assert rounds.revealed_round(plain_room(), ()) == plain_room()


def test_the_ninety_ninth_round_is_the_last() -> None:
    assert rounds.next_round(plain_room(round=98)).round == 99
    with pytest.raises(NotNow, match="at most 99 rounds"):
        rounds.next_round(plain_room(round=99))


def test_a_round_asks_for_criteria_of_the_room_and_for_one_at_least() -> None:
    with pytest.raises(BadAnswer, match="at least one criterion"):
        rounds.next_round(plain_room(), ())
    with pytest.raises(BadAnswer, match=r"'x{80}' is no criterion"):
        rounds.next_round(plain_room(), ("market", "x" * 100))


def test_a_step_is_for_the_round_that_the_facilitator_saw() -> None:
    room = plain_room(round=2)
    assert rounds.seen_in(room, 2) is rounds.seen_in(room, None) is room
    with pytest.raises(NotNow, match="went on to round 2"):
        rounds.seen_in(room, 1)


@pytest.mark.parametrize(
    "step",
    [
        rounds.closed_round,
        rounds.reopened_round,
        rounds.revealed_round,
        rounds.next_round,
        lambda room: rounds.locked_room(room, False),
        lambda room: rounds.ended_room(room, NOON),
    ],
)
def test_an_ended_room_takes_no_step(step: Callable[[Room], Room]) -> None:
    with pytest.raises(NotNow, match="has ended"):
        step(plain_room(state="ended", open_criteria=()))


@pytest.mark.parametrize("step", [rounds.not_ended_after_all, rounds.forgotten_room])
@pytest.mark.parametrize("state", ["open", "closed"])
def test_an_end_is_taken_back_and_traces_are_deleted_only_after_it(
    step: Callable[[Room], Room], state: str
) -> None:
    with pytest.raises(NotNow):
        step(plain_room(state=state))


def test_a_room_ends_and_is_closed_when_that_is_taken_back() -> None:
    ended = rounds.ended_room(plain_room(), NOON)
    assert (ended.state, ended.open_criteria, ended.ended_at) == ("ended", (), NOON)
    back = rounds.not_ended_after_all(ended)
    assert (back.state, back.ended_at) == ("closed", None)


def test_the_end_is_not_taken_back_once_the_traces_are_deleted() -> None:
    bare = rounds.forgotten_room(rounds.ended_room(plain_room(), NOON))
    with pytest.raises(NotNow, match=r"deleted for good.*open a new room"):
        rounds.not_ended_after_all(bare)


def test_a_room_that_an_older_program_opened_again_without_traces_has_some_when_it_ends() -> None:
    again = plain_room(traces_deleted=True)
    assert not rounds.ended_room(again, NOON).traces_deleted


def test_who_has_answered_what_is_open_is_finished_and_all_of_it_when_nothing_is() -> None:
    assert rounds.asked_now(plain_room(open_criteria=("market",))) == ("market",)
    assert rounds.asked_now(plain_room(open_criteria=())) == CRITERIA

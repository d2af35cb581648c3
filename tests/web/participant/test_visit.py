"""What is one's own, by round and criterion."""

from __future__ import annotations

from tests.web.participant.visits import GROWTH, given, visit


def test_the_answer_now_is_that_of_this_round_and_criterion() -> None:
    first, other = given(2, round_=1), given(3, round_=2, criterion="market")
    assert visit(first, other, round=2).own_now(GROWTH) is None
    assert visit(first, other, round=1).own_now(GROWTH) == first


def test_the_newest_answer_is_the_last_up_to_a_round() -> None:
    first, third = given(2, round_=1), given(4, round_=3)
    here = visit(third, first, given(5, round_=2, criterion="market"), round=3)
    assert here.newest_own(GROWTH, 0) is None
    assert here.newest_own(GROWTH, 2) == first
    assert here.newest_own(GROWTH, 3) == third


def test_the_rounds_revealed_are_those_of_the_criterion() -> None:
    here = visit(revealed=((1, "growth"), (2, "market"), (3, "growth")), round=3)
    assert here.revealed_rounds(GROWTH) == [1, 3]


def test_a_result_is_that_of_the_round_asked_for() -> None:
    here = visit(rounds={1: (1, 1), 2: (5, 5)})
    assert (here.result(GROWTH, 1).figures.median, here.result(GROWTH, 2).figures.median) == (1, 5)

"""A question with its five points, and what may be seen beside it before one answers."""

from __future__ import annotations

import pytest

from cluster_psia.web.participant.question import Question, question_of
from cluster_psia.web.participant.visit import FEWEST_LIVE, Visit
from tests.web.participant.visits import GROWTH, given, visit

SEEN = {"blind": False, "show": "after_own"}


def asked(here: Visit) -> Question:
    return question_of(here, GROWTH, ["growth", "last"])


def test_a_question_lies_between_the_screens_around_it() -> None:
    first = question_of(visit(), GROWTH, ["growth", "market", "last"])
    second = question_of(visit(), GROWTH, ["market", "growth", "last"])
    assert [(each.n, each.back, each.then) for each in (first, second)] == [
        (1, "", "market"),
        (2, "market", "last"),
    ]


def test_in_round_one_nothing_is_earlier() -> None:
    assert asked(visit(given(2))).earlier is None


def test_the_rooms_middle_of_an_earlier_round_is_shown_only_where_it_was_revealed() -> None:
    mine, rounds = given(2), {1: (5, 5, 2)}
    hidden = asked(visit(mine, round=2, rounds=rounds)).earlier
    shown = asked(visit(mine, round=2, rounds=rounds, revealed=((1, "growth"),))).earlier
    never = asked(
        visit(mine, round=2, rounds=rounds, revealed=((1, "growth"),), show="never")
    ).earlier
    assert hidden
    assert shown
    assert (hidden.answer, hidden.median, shown.median) == (2, "", "5")
    assert never == hidden


def test_who_came_later_sees_the_middle_of_the_newest_round_before_this() -> None:
    revealed = ((1, "growth"), (2, "growth"), (3, "growth"))
    earlier = asked(
        visit(round=3, rounds={1: (1,) * 3, 2: (4,) * 3, 3: (5,) * 3}, revealed=revealed)
    ).earlier
    assert earlier
    assert (earlier.round, earlier.answer, earlier.words, earlier.median) == (2, None, "", "4")


@pytest.mark.parametrize(
    ("mine", "changes", "answers", "seen"),
    [
        (True, SEEN, FEWEST_LIVE, True),
        (True, SEEN, FEWEST_LIVE - 1, False),
        (False, SEEN, FEWEST_LIVE, False),
        (True, {**SEEN, "blind": True}, FEWEST_LIVE, False),
        (True, {**SEEN, "show": "after_close"}, FEWEST_LIVE, False),
    ],
)
def test_the_room_so_far_is_seen_by_those_who_answered_and_when_it_gives_nobody_away(
    mine: bool, changes: dict[str, object], answers: int, seen: bool
) -> None:
    own = [given(3)] if mine else []
    here = visit(*own, rounds={1: (3,) * answers}, **changes)
    assert (asked(here).live is not None) is seen

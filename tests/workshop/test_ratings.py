"""Answers of a room as ratings of its assessment: every one once, and comments only if picked."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.unknown_keys import unknown_keys
from cluster_psia.workshop.errors import NotNow
from cluster_psia.workshop.ratings import (
    former_raters,
    rater_name,
    scores_there,
    shuffled_raters,
    with_scores_of,
    without_scores_of,
)
from cluster_psia.workshop.values import Given

AGRA = Assessment(name="Agra")


def answer_of(number: int = 1, criterion: str = "location", **more: Any) -> Given:
    given = {"number": number, "group": "traders", "round": 1, "criterion": criterion, "answer": 2}
    given["rater"] = f"p{number:02d}"
    return Given.model_validate({**given, "at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC), **more})


def told(a: Assessment, criterion: str = "location") -> list[tuple[str, object, str]]:
    return [(each.rater, each.answer, each.evidence) for each in a.ratings.get(criterion, ())]


def test_a_rater_has_two_digits_and_of_old_the_code_of_the_room() -> None:
    names = (rater_name(7), rater_name(123), rater_name(7, "ACDEFH"))
    assert names == ("p07", "p123", "p07 (ACDEFH)")


def test_a_comment_is_evidence_only_where_it_was_kept_and_with_the_answer_it_was_written_with() -> (
    None
):
    more: dict[str, Any]
    for more, evidence in (
        ({"kept": True}, "near the road"),
        ({"kept": False}, ""),
        ({"kept": True, "comment_answer": 5}, "near the road (written with the answer 5)"),
    ):
        assert told(with_scores_of(AGRA, [answer_of(comment="near the road", **more)])) == [
            ("p01", 2, evidence)
        ]


def test_no_answer_leaves_the_assessment_as_it_is() -> None:
    assert with_scores_of(AGRA, ()) is AGRA
    assert scores_there(AGRA, ()).whole


def test_answers_that_are_there_are_not_written_twice_and_those_that_are_lost_come_back() -> None:
    both = [answer_of(), answer_of(2, answer=5)]
    whole = with_scores_of(AGRA, both)
    assert with_scores_of(whole, both) is whole
    less = without_scores_of(whole, both[:1])
    assert (scores_there(less, both), told(less)) == ((1, 2), [("p02", 5, "")])
    assert sorted(told(with_scores_of(less, both))) == sorted(told(whole))
    assert without_scores_of(whole, both).ratings == {}


def test_what_somebody_changed_by_hand_counts_as_there_and_stays() -> None:
    changed = with_scores_of(AGRA, [answer_of(answer=4)])
    assert scores_there(changed, [answer_of(answer=2)]).whole
    assert with_scores_of(changed, [answer_of(answer=2)]) is changed


def test_names_are_drawn_by_lot_behind_all_that_are_taken() -> None:
    taken = with_scores_of(AGRA, [answer_of(3)])
    people = [answer_of(number) for number in range(1, 31)]
    draws = [shuffled_raters(taken, people, {"p05 (ACDEFH)", "consultant"}) for _ in range(3)]
    for names in draws:
        assert sorted(names.values()) == [rater_name(n) for n in range(6, 36)]
    assert len({tuple(sorted(names.items())) for names in draws}) == 3


def test_ratings_stand_in_the_order_of_the_new_names_not_of_those_who_came() -> None:
    given = [answer_of(number, rater=rater_name(101 - number)) for number in range(1, 101)]
    raters = [rater for rater, _, _ in told(with_scores_of(AGRA, given))]
    assert raters == [rater_name(n) for n in range(1, 101)]


def test_raters_of_a_room_that_an_older_program_ended_are_known_again() -> None:
    old, mine = with_scores_of(AGRA, [answer_of(answer=5)]), [answer_of(rater="")]
    assert former_raters(old, "HHHHHH", mine) == {}
    assert former_raters(old, "HHHHHH", [answer_of(rater="", answer=5)]) == {1: "p01"}
    both = with_scores_of(old, [answer_of(rater="p01 (HHHHHH)")])
    assert former_raters(both, "HHHHHH", mine) == {1: "p01 (HHHHHH)"}


def test_a_criterion_added_here_and_taken_out_again_is_asked_for() -> None:
    with pytest.raises(NotNow, match="no criterion 'own_water' any more"):
        with_scores_of(AGRA, [answer_of(), answer_of(criterion="own_water")])


def test_what_the_method_forgot_while_the_room_was_open_is_written_as_it_was_scored() -> None:
    given = answer_of(criterion="trust_of_old", answer=4)
    after = with_scores_of(AGRA, [given])
    assert [rating.answer for rating in after.ratings["trust_of_old"]] == [4]
    assert [key.key for key in unknown_keys(after)] == ["trust_of_old"]
    assert with_scores_of(after, [given]) is after

"""Answers of a room as ratings of its assessment: every one once, and comments only if picked."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.unknown_keys import unknown_keys
from cluster_psia.workshop.errors import NotNow
from cluster_psia.workshop.ratings import pick_of, rater_name, with_scores_of
from cluster_psia.workshop.values import Given

AGRA = Assessment(name="Agra")


def answer_of(number: int = 1, criterion: str = "location", **more: Any) -> Given:
    given = {"number": number, "group": "traders", "round": 1, "criterion": criterion, "answer": 2}
    return Given.model_validate({**given, "at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC), **more})


def told(a: Assessment, criterion: str = "location") -> list[tuple[str, object, str]]:
    return [(each.rater, each.answer, each.evidence) for each in a.ratings.get(criterion, ())]


def test_a_rater_has_two_digits_and_the_code_where_another_room_has_them() -> None:
    names = (rater_name(7), rater_name(123), rater_name(7, "ACDEFH"))
    assert names == ("p07", "p123", "p07 (ACDEFH)")


def test_a_comment_is_evidence_only_in_the_words_that_were_picked() -> None:
    read = answer_of(comment="near the road")
    for now, evidence in (("near the road", "near the road"), ("near the station", "")):
        after = with_scores_of(AGRA, "ACDEFH", [answer_of(comment=now)], [pick_of(read)])
        assert told(after) == [("p01", 2, evidence)]


def test_no_answer_leaves_the_assessment_as_it_is() -> None:
    assert with_scores_of(AGRA, "ACDEFH", (), ()) == AGRA


def test_answers_that_are_there_are_not_written_twice_also_under_the_rooms_code() -> None:
    first = with_scores_of(AGRA, "ACDEFH", [answer_of()], ())
    assert with_scores_of(first, "ACDEFH", [answer_of()], ()) is first
    both = with_scores_of(first, "HHHHHH", [answer_of(answer=5)], ())
    assert told(both) == [("p01", 2, ""), ("p01 (HHHHHH)", 5, "")]
    assert with_scores_of(both, "HHHHHH", [answer_of(answer=5)], ()) is both


def test_raters_of_the_other_room_who_have_other_numbers_need_no_code() -> None:
    first = with_scores_of(AGRA, "ACDEFH", [answer_of(1)], ())
    assert [rater for rater, _, _ in told(with_scores_of(first, "HHHHHH", [answer_of(2)], ()))] == [
        "p01",
        "p02",
    ]


def test_a_criterion_added_here_and_taken_out_again_is_asked_for() -> None:
    with pytest.raises(NotNow, match="no criterion 'own_water' any more"):
        with_scores_of(AGRA, "ACDEFH", [answer_of(), answer_of(criterion="own_water")], ())


def test_what_the_method_forgot_while_the_room_was_open_is_written_as_it_was_scored() -> None:
    a = Assessment(name="Agra")
    given = Given(
        number=1,
        group="",
        round=1,
        criterion="trust_of_old",
        answer=4,
        at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
    )
    after = with_scores_of(a, "CODE", (given,), ())
    assert [rating.answer for rating in after.ratings["trust_of_old"]] == [4]
    assert [key.key for key in unknown_keys(after)] == ["trust_of_old"]
    assert with_scores_of(after, "CODE", (given,), ()) is after

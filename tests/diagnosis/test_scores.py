"""Where each row of the matrix stands."""

from __future__ import annotations

from typing import Any

import pytest

from cluster_psia.assessment import Assessment, Rating, replace
from cluster_psia.diagnosis import diagnose


def test_each_raters_newest_answer_counts_also_of_those_who_sat_a_round_out() -> None:
    ratings = (
        Rating(rater="a", round=1, answer=1),
        Rating(rater="a", round=2, answer=4),
        Rating(rater="b", round=1, answer=5),
        Rating(rater="c", round=2, answer="unknown"),
    )
    found = diagnose(replace(Assessment(name="A"), ratings={"location": ratings})).scores[0]
    assert (found.value, found.n) == (4.5, 2)


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        (["unknown", "not_applicable"], "unknown"),
        (["not_applicable", "not_applicable"], "not_applicable"),
        (["unknown", 3], "scored"),
        ([], "empty"),
    ],
)
def test_what_a_row_stands_at(answers: list[Any], state: str) -> None:
    ratings = tuple(Rating(rater=f"r{n}", answer=answer) for n, answer in enumerate(answers))
    a = replace(Assessment(name="A"), ratings={"location": ratings} if ratings else {})
    assert diagnose(a).scores[0].state == state

"""One consultant's answers: given, changed, taken back, with what stands behind them."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from cluster_psia.assessment import Assessment, Citation, Rating, replace
from cluster_psia.assessment.document.model import Source
from cluster_psia.assessment.edits.matrix import (
    answered_ratings,
    change_matrix_rating,
    own_rating,
    with_evidence,
    with_matrix_answer,
    with_weight,
)
from cluster_psia.assessment.files.samples import load_sample


def test_an_answer_comes_changes_and_goes() -> None:
    a = with_matrix_answer(Assessment(name="A"), "location", 4)
    assert a.ratings["location"] == (Rating(answer=4),)
    assert with_matrix_answer(a, "location", 2).ratings["location"][0].answer == 2
    assert with_matrix_answer(a, "location", None).ratings == {}


def test_changing_our_reading_makes_it_the_consultants_and_keeps_the_evidence() -> None:
    sample = load_sample("tiruppur")
    before = own_rating(sample, "employment")
    after = own_rating(with_matrix_answer(sample, "employment", 3), "employment")
    assert before is not None
    assert after is not None
    assert (after.reading, after.rater, after.answer) == ("rater", "consultant", 3)
    assert (after.evidence, after.citation) == (before.evidence, before.citation)


def test_other_peoples_ratings_stay() -> None:
    others = (Rating(rater="weaver", answer=5), Rating(rater="trader", answer=1))
    a = replace(Assessment(name="A"), ratings={"location": others})
    assert own_rating(a, "location") is None
    a = with_matrix_answer(a, "location", 3)
    assert a.ratings["location"][:2] == others
    assert with_matrix_answer(a, "location", None).ratings["location"] == others


@pytest.mark.parametrize("bad", [0, 6, 3.5, True, "maybe", None.__class__])
def test_an_answer_off_the_scale_is_refused(bad: Any) -> None:
    with pytest.raises(ValidationError):
        with_matrix_answer(Assessment(name="A"), "location", bad)


def test_taking_an_answer_back_keeps_what_was_found_for_it() -> None:
    a = replace(Assessment(name="A"), sources=(Source(id="walk", document="Walk"),))
    a = with_evidence(with_matrix_answer(a, "location", 4), "location", "Seen")
    a = change_matrix_rating(a, "location", citation=Citation(source="walk"))
    back = with_matrix_answer(a, "location", None)
    assert back.ratings["location"] == (Rating(evidence="Seen", citation=Citation(source="walk")),)
    assert answered_ratings(back, "location") == ()
    assert with_matrix_answer(back, "location", 4) == a


def test_evidence_may_come_before_the_answer_and_a_rating_of_nothing_goes() -> None:
    a = with_evidence(Assessment(name="A"), "location", "Seen")
    assert a.ratings["location"] == (Rating(evidence="Seen"),)
    assert with_evidence(a, "location", "").ratings == {}


def test_the_weight_of_every_other_row_is_not_stored() -> None:
    a = with_weight(Assessment(name="A"), "location", 2.5)
    assert a.weights == {"location": 2.5}
    assert with_weight(a, "location", 1).weights == {}
    assert with_weight(a, "promotability", 0).weights == {
        "location": 2.5
    }  # it has no weight by itself
    with pytest.raises(ValidationError):
        with_weight(a, "location", -1)

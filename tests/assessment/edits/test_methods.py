"""The mix of methods: taken and left, stage by stage."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cluster_psia.assessment import Assessment, ChosenMethod
from cluster_psia.assessment.edits.methods import is_chosen, with_method, with_methods

BLANK = Assessment(name="x")


def test_a_method_is_taken_at_one_stage_only() -> None:
    a = with_method(BLANK, "questionnaire_survey", "during", taken=True)
    assert is_chosen(a, "questionnaire_survey", "during")
    assert not is_chosen(a, "questionnaire_survey", "initial")


def test_leaving_takes_that_stage_alone() -> None:
    a = with_methods(BLANK, [("maps", "initial"), ("maps", "during")])
    assert with_method(a, "maps", "initial", taken=False).methods == (
        ChosenMethod(key="maps", stage="during"),
    )


def test_taking_twice_keeps_the_note() -> None:
    noted = ChosenMethod(key="maps", stage="during", note="with paper")
    a = Assessment(name="x", methods=(noted,))
    assert with_methods(
        a, [("maps", "during"), ("diaries", "during"), ("diaries", "during")]
    ).methods == (
        noted,
        ChosenMethod(key="diaries", stage="during"),
    )
    assert with_method(a, "maps", "during", taken=True) == a


def test_an_unknown_method_is_refused() -> None:
    with pytest.raises(ValidationError, match="astrology"):
        with_method(BLANK, "astrology", "during", taken=True)

"""The answers of the study design, and the approach that people settle on."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.design import with_approach, with_design_answer

ANSWERED = with_design_answer(Assessment(name="x"), "purpose", "improving")


def test_an_answer_leaves_the_other_questions_and_the_approach_alone() -> None:
    a = with_approach(ANSWERED, "repeat", "Two years")
    a = with_design_answer(a, "purpose", "proving")
    assert a.design.model_dump(exclude_none=True) == {
        "purpose": "proving",
        "approach": "repeat",
        "approach_reason": "Two years",
    }


def test_each_question_has_an_answer_of_its_own() -> None:
    a = with_design_answer(ANSWERED, "resources", "low")
    assert (a.design.purpose, a.design.resources) == ("improving", "low")


def test_a_question_can_be_opened_again() -> None:
    assert with_design_answer(ANSWERED, "purpose", None) == Assessment(name="x")


@pytest.mark.parametrize(("question", "answer"), [("purpose", "fame"), ("colour", "red")])
def test_what_the_method_does_not_ask_or_take_is_refused(question: str, answer: str) -> None:
    with pytest.raises(ValidationError):
        with_design_answer(ANSWERED, question, answer)


def test_the_reason_belongs_to_the_approach_and_goes_with_it() -> None:
    a = with_approach(ANSWERED, "one_off", "No baseline")
    assert (a.design.approach, a.design.approach_reason) == ("one_off", "No baseline")
    assert with_approach(a, "longitudinal").design.approach_reason == ""
    assert with_approach(a, None) == ANSWERED

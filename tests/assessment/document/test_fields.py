"""What each kind of field takes: answers, counts, weights, days, texts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from cluster_psia.assessment import (
    Assessment,
)
from cluster_psia.assessment.document.model import Rating, WorkPlan
from tests.assessment.document.whole import LINK, OWNER, WOMEN, refusal

LINK_, WOMEN_, OWNER_ = LINK.model_dump(), WOMEN.model_dump(), OWNER.model_dump()


@pytest.mark.parametrize("answer", [1, 2, 3, 4, 5, "unknown", "not_applicable"])
def test_the_five_scores_and_two_words_are_answers(answer: Any) -> None:
    assert Rating(answer=answer).answer == answer


@pytest.mark.parametrize(
    "answer", [0, 6, -1, 10**30, 3.0, 2.5, True, False, "3", "", "Unknown", [3], float("nan")]
)
def test_anything_else_is_no_answer(answer: Any) -> None:
    said = refusal(ratings={"location": [{"answer": answer}]})
    assert said.startswith("ratings.location.0.answer: ")
    assert "Input" not in said


@pytest.mark.parametrize("count", [-1, 1.0, 2.5, True, "7", 10**11, float("inf"), float("nan")])
def test_a_count_is_a_whole_number_from_0(count: Any) -> None:
    for field in ("units", "workers", "women"):
        said = refusal(chain={"actors": [{**OWNER_, field: count}]})
        assert said.startswith(f"chain.actors.0.{field}: ")


@pytest.mark.parametrize("weight", [-0.1, 100.1, True, "1", float("nan"), float("inf"), None])
def test_a_weight_is_a_number_from_0_to_100(weight: Any) -> None:
    assert refusal(weights={"location": weight}).startswith("weights.location: ")


@pytest.mark.parametrize(
    "day",
    [0, 20250331, 1.5, True, "20250331", "31.3.2025", "2025-02-30", "2025-03-31T00:00:00", ""],
)
def test_a_day_is_a_date_and_never_a_number(day: Any) -> None:
    said = refusal(work_plan={"start": day})
    assert said.startswith("work_plan.start: ")
    assert "2025-03-31" in said


def test_a_date_is_taken_as_it_is_and_as_it_is_written() -> None:
    assert WorkPlan(start=dt.date(2025, 3, 31)) == WorkPlan.model_validate({"start": "2025-03-31"})


@pytest.mark.parametrize("value", [1, 0, "yes", "false", 1.0])
def test_yes_or_no_is_true_or_false(value: Any) -> None:
    assert "true or false" in refusal(groups=[{**WOMEN_, "comparator": value}])


def test_text_is_tidied_before_its_length_counts_and_only_once() -> None:
    composed = "\u0958" * 150  # each becomes two characters in NFC
    a = Assessment(name=f"  {composed}\x00 ", notes={"plan": "a\r\nb\x07\rc"})
    assert len(a.name) == 300
    assert a.notes["plan"] == "a\nb\nc"
    assert Assessment.model_validate(a.model_dump()) == a
    with pytest.raises(ValidationError, match="at most 300"):
        Assessment(name="\u0958" * 151)


def test_a_control_character_between_letter_and_accent_does_not_change_the_text_later() -> None:
    assert Assessment(name="e\x00\u0301").name == "é"


def test_a_name_is_one_line() -> None:
    assert Assessment(name="Agra\nfootwear\t2024\u2028x").name == "Agra footwear 2024 x"


def test_half_a_character_is_dropped() -> None:
    assert Assessment(name="x\ud83d").name == "x"

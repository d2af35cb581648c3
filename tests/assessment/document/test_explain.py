"""What is wrong with a value, in a user's words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from cluster_psia.assessment.document.explain import (
    error_sentence,
    explain_error,
    first_problem,
    shown_key,
    shown_value,
)
from cluster_psia.assessment.document.model import Assessment, PovertyGroup


def error_of(**values: Any) -> ValidationError:
    with pytest.raises(ValidationError) as refused:
        Assessment.model_validate({"name": "x", **values})
    return refused.value


def test_the_first_of_several_problems_is_told_with_its_path() -> None:
    error = error_of(ratings={"location": [{"answer": 3, "round": 100}]}, colour="red")
    assert first_problem(error)[0] == "ratings.location.0.round"
    assert explain_error(error) == (
        "ratings.location.0.round: 100 is not possible here; it must be at most 99"
    )


def test_a_problem_of_the_whole_has_no_place_before_it() -> None:
    error = error_of(weights={"weather": 1.0})
    place, rule = first_problem(error)
    assert (place, explain_error(error), error_sentence(error)) == ("", rule, rule)


def test_a_bad_key_of_an_object_is_itself_the_place() -> None:
    assert first_problem(error_of(positions={"No id": [0, 0]}))[0] == "positions.No id"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"label": ""}, "name: "),
        ({"people": -1}, "people: "),
        ({"people_note": 3}, "people note: "),
    ],
)
def test_people_at_a_form_read_the_field_as_the_form_calls_it(
    changes: dict[str, Any], field: str
) -> None:
    group = {"id": "g", "node": "n", "kind": "k", "label": "x", **changes}
    with pytest.raises(ValidationError) as refused:
        PovertyGroup.model_validate(group)
    assert error_sentence(refused.value).startswith(field)


def test_a_number_in_a_list_is_no_name_of_a_field() -> None:
    assert error_sentence(error_of(positions={"a": ["x", 0]})) == (
        '"x" is not possible here; this must be a number, without quotation marks'
    )


def test_a_misspelt_key_is_told_its_neighbour_and_a_strange_one_is_not() -> None:
    assert explain_error(error_of(weigths={})).endswith("did you mean 'weights'?")
    assert explain_error(error_of(zzz=1)).endswith("take it out, or correct its spelling")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({"a": 1}, "an object {…}"),
        ((1,), "a list […]"),
        (10**18 - 1, "999999999999999999"),
        (-(10**18), "so large a number"),
        (True, "true"),
        (None, "null"),
        ("x" * 40, f'"{"x" * 40}"'),
        ("x" * 41, f'"{"x" * 40}"…'),
        ("a\nب", '"a\\n\\u0628"'),
        (dt.date(2025, 3, 31), "this value"),
    ],
)
def test_a_value_is_shown_in_a_few_printable_characters(value: object, shown: str) -> None:
    assert shown_value(value) == shown


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        (3, "3"),
        ("k" * 40, "k" * 40),
        ("k" * 41, "k" * 40 + "…"),
        ("a\nb", "a\\nb"),
        ("\ud800", "\\\\ud800"),
    ],
)
def test_a_part_of_a_path_stays_on_one_line(part: object, shown: str) -> None:
    assert shown_key(part) == shown

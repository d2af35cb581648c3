"""Criteria, indicators and measures of our own: keys, changes, and what goes with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.additions import (
    add_measure,
    change_criterion,
    change_indicator,
    change_measure,
    measure_place,
    own_key,
    remove_criterion,
    remove_indicator,
    remove_measure,
)
from cluster_psia.assessment.edits.indicators import (
    indicator_label,
    of_group,
    rank_indicator,
    take_indicator,
)
from cluster_psia.assessment.edits.matrix import with_matrix_answer, with_weight
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.method import load_method
from tests.assessment.adapting import criterion, indicator
from tests.assessment.basic_strategies import names

if TYPE_CHECKING:
    from cluster_psia.assessment.document.adaptation import AddedCriterion, AddedIndicator

METHOD = load_method()
LOCATION = METHOD.table_2.criteria[0]
BLANK = Assessment(name="A")


# Ratings and indicators of what was switched off or added ----------------------------------------


def test_taking_an_added_criterion_away_takes_its_answers_and_weight() -> None:
    a = with_weight(with_matrix_answer(criterion(BLANK), "own_water", 4), "own_water", 3.0)
    assert (a.ratings["own_water"][0].answer, a.weights) == (4, {"own_water": 3.0})
    assert remove_criterion(a, "own_water") == BLANK


def test_taking_an_added_indicator_away_takes_its_measures_and_closes_the_ranks() -> None:
    a = load_sample("tiruppur")
    group = a.groups[0].id
    a = add_measure(indicator(a), row="own_power", kind="quantitative", what="Hours", why="W")
    for rank, key in enumerate(("own_power", "workers_wages"), 1):
        a = rank_indicator(take_indicator(a, group, key), group, key, rank)
    assert indicator_label(a, of_group(a, group)[0]) == "Power"
    after = remove_indicator(a, "own_power")
    assert not after.adaptation
    assert [(chosen.key, chosen.rank) for chosen in of_group(after, group)] == [
        ("workers_wages", 1)
    ]


# Edits -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Water", "own_water"),
        ("Éau  à l'Été!", "own_eau_a_l_ete"),
        ("நீர்", "own_criterion"),
        ("x" * 300, "own_" + "x" * 50),
    ],
)
def test_a_key_is_made_from_the_label_in_any_script(label: str, key: str) -> None:
    assert own_key(label, (), "criterion") == key
    assert own_key(label, [key], "criterion") == f"{key}_2"


@given(names, st.integers(1, 4))
def test_any_label_makes_keys_that_are_taken(label: str, times: int) -> None:
    try:
        a = criterion(BLANK, label)
    except ValidationError:
        return  # a label that no field takes
    for _ in range(times):
        a = indicator(criterion(a, label), label)
    added: tuple[AddedCriterion | AddedIndicator, ...] = (
        *a.adaptation.criteria,
        *a.adaptation.indicators,
    )
    keys = [item.key for item in added]
    assert len(set(keys)) == len(keys) == 2 * times + 1
    assert all(key.isascii() for key in keys)


def test_a_change_keeps_the_key_and_what_was_said() -> None:
    a = with_matrix_answer(criterion(BLANK), "own_water", 4)
    a = change_criterion(a, "own_water", label="Drinking water", words=("tap", "", "", "", ""))
    assert (a.adaptation.criteria[0].key, a.adaptation.criteria[0].label) == (
        "own_water",
        "Drinking water",
    )
    assert "own_water" in a.ratings
    with pytest.raises(ValueError, match="any more"):
        change_criterion(a, "own_air", label="Air")


def test_an_indicator_with_measures_of_its_own_is_not_torn_from_them() -> None:
    a = add_measure(indicator(BLANK), row="own_power", kind="quantitative", what="Hours", why="W")
    with pytest.raises(ValueError, match="take these away first"):
        change_indicator(a, "own_power", row="income")
    a = change_indicator(
        remove_measure(a, ("own_power", "quantitative", "Hours")), "own_power", row="income"
    )
    assert a.adaptation.indicators[0].row == "income"


def test_a_measure_is_changed_and_found_no_more_under_its_old_words() -> None:
    a = add_measure(BLANK, row="income", kind="qualitative", what="A good week", why="W")
    place = measure_place(a.adaptation.measures[0])
    a = change_measure(a, place, what="A bad week")
    assert a.adaptation.measures[0].what == "A bad week"
    with pytest.raises(ValueError, match="A good week"):
        remove_measure(a, place)
    with pytest.raises(ValidationError, match="stands twice"):
        add_measure(a, row="income", kind="qualitative", what="A bad week", why="W")

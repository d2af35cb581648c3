"""A whole adaptation taken over or emptied, and what was answered under it."""

from __future__ import annotations

import pytest
from hypothesis import given

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.adaptation import (
    OWN,
    Adaptation,
)
from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.adapted_here import adapted_here
from cluster_psia.assessment.edits.additions import (
    change_criterion,
)
from cluster_psia.assessment.edits.matrix import with_matrix_answer
from cluster_psia.assessment.edits.overlay import reworded_entries, take_over, without_adaptation
from cluster_psia.method import load_method
from tests.assessment.adapting import criterion, indicator
from tests.assessment.strategies import assessments

METHOD = load_method()
LOCATION = METHOD.table_2.criteria[0]
BLANK = Assessment(name="A")


# The whole overlay -------------------------------------------------------------------------------


def test_an_overlay_without_what_was_answered_is_refused_and_nothing_is_lost() -> None:
    a = with_matrix_answer(criterion(BLANK), "own_water", 4)
    with pytest.raises(
        ValueError, match=r"the criterion “Water” \(own_water: 1 answer\).*empty the adaptation"
    ):
        take_over(a, Adaptation())
    other = criterion(criterion(BLANK), "Air").adaptation
    assert take_over(a, other).ratings == a.ratings
    assert without_adaptation(a) == BLANK


def test_an_indicator_is_no_criterion_of_the_same_key() -> None:
    a = with_matrix_answer(criterion(BLANK), "own_water", 4)
    with pytest.raises(ValueError, match="own_water"):
        take_over(a, indicator(BLANK, "Water").adaptation)


def test_another_label_for_what_was_answered_is_told() -> None:
    a = with_matrix_answer(criterion(BLANK), "own_water", 4)
    other = change_criterion(criterion(BLANK), "own_water", label="Water quality").adaptation
    assert reworded_entries(a, other) == ("“Water” is now “Water quality”",)
    assert reworded_entries(criterion(BLANK), other) == ()


# The file ----------------------------------------------------------------------------------------


@given(assessments())
def test_any_overlay_can_be_listed_and_emptied(a: Assessment) -> None:
    assert len(adapted_here(a)) == sum(
        len(getattr(a.adaptation, part))
        for part in ("relabelled", "criteria", "indicators", "measures", "off")
    )
    method_of(a)
    bare = without_adaptation(a)
    assert bare.adaptation == Adaptation()
    assert not [key for key in (*bare.ratings, *bare.weights) if key.startswith(OWN)]
    assert take_over(bare, a.adaptation).adaptation == a.adaptation

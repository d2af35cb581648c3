"""Criteria in other words, and what does not apply: it acts, and it comes back."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.adaptation import (
    anchors_of,
    as_published,
    relabel_criterion,
    switch_off,
    switch_on,
    words_at,
)
from cluster_psia.assessment.edits.indicators import (
    applying_indicators,
    indicator_label,
    take_indicator,
)
from cluster_psia.assessment.edits.matrix import with_matrix_answer
from cluster_psia.assessment.files.file import read_assessment, write_assessment
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.method import load_method
from cluster_psia.walk.gaps import assessment_gaps, count_scored_criteria

METHOD = load_method()
LOCATION = METHOD.table_2.criteria[0]
BLANK = Assessment(name="A")


# Ratings and indicators of what was switched off or added ----------------------------------------


def test_answers_to_a_switched_off_criterion_stay_count_nowhere_and_come_back() -> None:
    a = with_matrix_answer(BLANK, "gender_and_difference", 5)
    off = switch_off(a, "criterion", "gender_and_difference", "Asked apart")
    assert off.ratings == a.ratings
    assert (count_scored_criteria(a), count_scored_criteria(off)) == (1, 0)
    assert not any("Gender and difference" in gap.missing for gap in assessment_gaps(off))
    assert read_assessment(write_assessment(off)) == off
    assert count_scored_criteria(switch_on(off, "criterion", "gender_and_difference")) == 1


def test_a_taken_indicator_that_is_switched_off_counts_no_more_and_keeps_its_name() -> None:
    a = load_sample("tiruppur")
    a = switch_off(
        take_indicator(a, a.groups[0].id, "workers_wages"), "indicator", "workers_wages", "Not here"
    )
    assert applying_indicators(a) == ()
    assert indicator_label(a, a.indicators[-1]) == next(
        i.label for i in METHOD.box_5.indicators if i.key == "workers_wages"
    )


# Edits -------------------------------------------------------------------------------------------


def test_words_over_points_and_back() -> None:
    words = ("near", "near", "", " near ", "far")
    assert [(x.points, x.label) for x in anchors_of(words)] == [
        ((1, 2), "near"),
        ((4,), "near"),
        ((5,), "far"),
    ]
    assert words_at(anchors_of(words)) == ("near", "near", "", "near", "far")
    for row in METHOD.table_2.criteria:
        assert words_at(anchors_of(words_at(row.anchors))) == words_at(row.anchors)


def test_relabelling_needs_a_change_and_a_reason_and_can_be_taken_back() -> None:
    same: dict[str, Any] = {
        "label": LOCATION.label,
        "question": LOCATION.question,
        "words": words_at(LOCATION.anchors),
    }
    with pytest.raises(ValueError, match="nothing differs from the published words"):
        relabel_criterion(BLANK, "location", **same, why="W")
    with pytest.raises(ValidationError, match="say why the published method does not fit here"):
        relabel_criterion(BLANK, "location", **{**same, "label": "Where"}, why="  ")
    once = relabel_criterion(BLANK, "location", **{**same, "label": "Where"}, why="W")
    twice = relabel_criterion(once, "location", **{**same, "label": "Here"}, why="W")
    assert [item.label for item in twice.adaptation.relabelled] == ["Here"]
    assert as_published(twice, "location") == BLANK
    with pytest.raises(ValueError, match="no criterion of Table 2"):
        relabel_criterion(BLANK, "own_water", **same, why="W")

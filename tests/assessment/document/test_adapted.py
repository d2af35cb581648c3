"""The method as an assessment has it: the published one with what was adapted laid over it."""

from __future__ import annotations

from typing import Any

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.adapted import method_of, whole_method_of
from cluster_psia.assessment.edits.adaptation import (
    relabel_criterion,
    switch_off,
    switch_on,
    with_adaptation_name,
    words_at,
)
from cluster_psia.assessment.edits.additions import (
    add_measure,
)
from cluster_psia.method import load_method
from cluster_psia.method.cite import origin
from tests.assessment.adapting import criterion

METHOD = load_method()
LOCATION = METHOD.table_2.criteria[0]
BLANK = Assessment(name="A")


def row_of(a: Assessment, key: str) -> Any:
    return next(row for row in whole_method_of(a).box_6.rows if row.key == key)


def test_without_an_adaptation_the_method_is_the_published_one() -> None:
    assert not BLANK.adaptation
    assert method_of(BLANK) is METHOD
    assert whole_method_of(with_adaptation_name(BLANK, "Only a name")) is METHOD


def test_a_relabelled_criterion_says_so_and_keeps_what_was_not_changed() -> None:
    a = relabel_criterion(
        BLANK,
        "location",
        label="Where",
        question=LOCATION.question,
        words=words_at(LOCATION.anchors),
        why="W",
    )
    row = method_of(a).table_2.criteria[0]
    assert (row.label, row.question, row.anchors) == ("Where", LOCATION.question, LOCATION.anchors)
    assert origin(row).startswith("Adapted here: W. Published in UNIDO 2004, Table 2;")
    assert (row.axis, row.number, row.group) == (LOCATION.axis, LOCATION.number, LOCATION.group)


def test_an_added_criterion_stands_behind_the_others_and_counts_in_no_mean() -> None:
    row = method_of(criterion(BLANK, words=("near", "near", "", "", "far"))).table_2.criteria[-1]
    assert (row.key, row.number, row.in_means, row.axis) == ("own_water", 21, False, None)
    assert [(anchor.points, anchor.label) for anchor in row.anchors] == [
        ((1, 2), "near"),
        ((5,), "far"),
    ]
    assert origin(row) == "Adapted here: Dry"


def test_an_added_measure_marks_its_own_kind_and_no_other() -> None:
    a = add_measure(
        BLANK,
        row="income",
        kind="qualitative",
        what="A good week",
        sources=["role_play"],
        why="Talk",
    )
    kinds = {measure.kind: measure for measure in row_of(a, "income").measures}
    assert kinds["qualitative"].what[-1] == "A good week"
    assert kinds["qualitative"].information_sources[-1] == "role_play"
    assert "“A good week”: Talk" in kinds["qualitative"].adapted
    assert not kinds["quantitative"].adapted
    assert not row_of(a, "income").adapted


@pytest.mark.parametrize("kind", ["criterion", "indicator", "method"])
def test_everything_may_be_switched_off_and_comes_back(kind: Any) -> None:
    lists = {
        "criterion": METHOD.table_2.criteria,
        "indicator": METHOD.box_5.indicators,
        "method": METHOD.methods.methods,
    }
    a = BLANK
    for entry in lists[kind]:
        a = switch_off(a, kind, entry.key, "Not here")
    here, whole = method_of(a), whole_method_of(a)
    left = {
        "criterion": here.table_2.criteria,
        "indicator": here.box_5.indicators,
        "method": here.methods.methods,
    }
    assert left[kind] == ()
    assert whole == METHOD
    for entry in lists[kind]:
        a = switch_on(a, kind, entry.key)
    assert a == BLANK

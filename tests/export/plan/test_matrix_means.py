"""Means as rows: shown with what they rest on, or not shown with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.edits.adaptation import switch_off
from cluster_psia.diagnosis import diagnose
from cluster_psia.export.plan.matrix_means import means_table
from cluster_psia.method import load_method
from tests.diagnosis.answered import scored

if TYPE_CHECKING:
    from cluster_psia.export.plan.report import Row

METHOD = load_method()
CAPACITY = [c for c in METHOD.table_2.criteria if c.axis == "capacity"]
NEED = [c for c in METHOD.table_2.criteria if c.axis == "need"]


def rows(answers: dict[str, Any], kind: str) -> list[Row]:
    table = means_table(diagnose(scored(answers)), METHOD)
    return [row for row in table.rows if row["kind"] == kind]


def all_of(*lists: list[Any], value: int = 4) -> dict[str, Any]:
    return {row.key: value for one in lists for row in one}


def test_rows_known_stand_first_and_those_read_from_the_other_end_are_marked() -> None:
    answers = all_of(CAPACITY)
    del answers[CAPACITY[0].key]
    capacity = rows(answers, "Axis")[1]
    known = [f"{c.number} turned" if c.reversed_on_axis else f"{c.number}" for c in CAPACITY[1:]]
    assert capacity["criteria"] == f"{', '.join(known)}; not known: {CAPACITY[0].number}"


def test_a_mean_that_is_not_shown_has_no_figure_and_no_range() -> None:
    need = rows({NEED[0].key: 4}, "Axis")[0]
    assert (need["mean"], need["says"]) == (None, "")
    assert need["shown"] == "not shown: fewer than half known"
    assert need["share"] == "11%"


def test_a_range_is_told_while_a_row_is_open() -> None:
    full = all_of(NEED)
    assert rows(full, "Axis")[0]["says"] == "Every criterion that counts is known"
    open_ = rows(full | {NEED[0].key: "unknown"}, "Axis")[0]
    assert open_["says"] == "Between 3.7 and 4.1, whatever the criteria not known would say"
    assert open_["shown"] == "shown: 8 of 9 known"


def test_a_field_says_whether_it_holds_and_no_field_why_not() -> None:
    answers = all_of(NEED, CAPACITY)
    assert rows(answers, "Plane")[0]["shown"] == "holds whatever the criteria not known would say"
    few = all_of(NEED[:5], CAPACITY)
    assert rows(few, "Plane")[0]["shown"] == "criteria not known could change it"
    (none,) = rows({}, "Plane")
    assert none["says"] == "Not placed"
    assert str(none["shown"]).startswith("fewer than half of the rows on need and capacity")


def test_what_was_adapted_stands_in_the_source_of_the_means_it_touches() -> None:
    a = switch_off(scored(all_of(NEED)), "criterion", "location", "One street only")
    axes = [row for row in means_table(diagnose(a), METHOD).rows if row["kind"] == "Axis"]
    assert ["Adapted here: " in str(row["source"]) for row in axes] == [True, False]


def test_there_is_never_a_total() -> None:
    (total,) = rows(all_of(NEED, CAPACITY), "No total")
    assert "mean" not in total

"""The Matrix sheet: answers, anchors and means."""

from __future__ import annotations

from cluster_psia.assessment import Rating
from cluster_psia.assessment.document.model import replace
from cluster_psia.diagnosis import diagnose
from cluster_psia.diagnosis.diagnose import READINGS
from cluster_psia.export import build_report
from tests.export.assessments import empty
from tests.export.plan.reports import EACH, EVERY, TODAY, report_of, rows


def test_the_matrix_tells_apart_what_is_known_what_nobody_knows_and_what_does_not_apply() -> None:
    told = {row["Criterion"]: row for row in rows(report_of("filled"), "Matrix", "MatrixTable")}
    assert len(told) == 20
    assert told["Upgrading of equipment and/or skills"]["Score"] == "don't know"
    assert told["Promotability of clusters"]["Score"] == "not applicable"
    assert told["Joint action"]["Score"] == 3.5
    assert told["Joint action"]["Raters"] == 2
    assert told["Employment"]["Weight"] == 2
    assert {row["Score"] for row in rows(report_of("empty"), "Matrix", "MatrixTable")} == {None}


def test_the_anchor_is_the_one_at_the_score() -> None:
    told = {row["Criterion"]: row for row in rows(report_of("filled"), "Matrix", "MatrixTable")}
    assert told["Type of sector"]["Anchor at the score"] == "High labour-intensive"
    assert told["Joint action"]["Anchor at the score"] == "between anchors"


@EACH
def test_the_means_are_those_of_the_diagnosis(which: str) -> None:
    d = diagnose(EVERY[which]())
    told = rows(report_of(which), "Matrix", "MatrixMeansTable")
    axes = {row["What it is"]: row for row in told if row["Kind"] == "Axis"}
    for axis in (d.need, d.capacity):
        assert axes[axis.label]["Mean"] == axis.mean.value
        assert (axes[axis.label]["Known"], axes[axis.label]["Rows"]) == (
            axis.mean.known,
            axis.mean.of,
        )
    means = [
        row["Mean"] for row in told if row["Kind"] not in {"Axis", "Plane", "Warning", "No total"}
    ]
    assert means == [group.readings[key].value for key in READINGS for group in d.groups]
    assert told[-1]["Mean"] is None
    assert told[-1]["What it says"] == d.no_total


def test_a_mean_that_is_not_shown_says_why() -> None:
    for row in rows(report_of("empty"), "Matrix", "MatrixMeansTable")[:14]:
        assert row["Mean"] is None
        assert row["Shown, or why not"].startswith("not shown: ")


def test_a_warning_of_child_work_stands_beside_the_means() -> None:
    a = replace(empty(), ratings={"gender_and_difference": (Rating(answer=5),)})
    told = rows(build_report(a, TODAY), "Matrix", "MatrixMeansTable")
    assert ["child" in row["What it says"].lower() for row in told if row["Kind"] == "Warning"] == [
        True
    ]

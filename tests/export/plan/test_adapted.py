"""The plan of an adapted assessment: one sheet that lists it, and marks wherever it acts."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from cluster_psia.assessment.document.adapted_here import adapted_here
from cluster_psia.export import build_report, workbook_bytes
from tests.export.assessments import adapted, filled
from tests.export.plan.reports import TODAY, report_of, rows

if TYPE_CHECKING:
    from cluster_psia.assessment import Assessment

HOSTILE = ("<b>x</b>", "=1+1", "مرحبا", "x" * 280, "\U0001f469\U0001f3fd\u200d\U0001f3ed")


def made(sheet: str, table: str) -> list[dict[str, Any]]:
    return rows(report_of("adapted"), sheet, table)


def test_the_sheet_lists_every_adaptation_with_published_here_and_why() -> None:
    listed = made("Adapted here", "AdaptedTable")
    found = adapted_here(adapted())
    assert [(row["What"], row["As published"], row["Why it is here"]) for row in listed] == [
        (item.what, item.published, item.why) for item in found
    ]
    assert len(found) == 9
    assert all(row["Here"].startswith(item.here) for row, item in zip(listed, found, strict=True))


def test_answers_to_what_is_switched_off_are_kept_there_and_nowhere_else() -> None:
    gender = next(
        row
        for row in made("Adapted here", "AdaptedTable")
        if row["What"].startswith("Criterion 11")
    )
    assert "round 1:" in gender["Here"]
    assert "Gender and difference" not in {
        row["Criterion"] for row in made("Matrix", "MatrixTable")
    }


def test_the_matrix_marks_what_was_relabelled_added_weighed_and_switched_off() -> None:
    criteria = {row["Criterion"]: row for row in made("Matrix", "MatrixTable")}
    assert len(criteria) == 20
    where = criteria["Where they work"]
    assert where["Anchors"] == "1: Inside the estate; 4-5: Far"
    assert where["Source"].startswith(
        "Adapted here: Our own words. Published in UNIDO 2004, Table 2;"
    )
    assert where["Certainty of the reading"].startswith("ours: ")
    assert criteria["Water"]["Source"].startswith("Adapted here: Dry upland")
    means = made("Matrix", "MatrixMeansTable")
    need = next(row for row in means if row["What it is"] == "Need")
    assert "Adapted here: Row 11 (Gender and difference) does not apply here" in need["Source"]
    general = [row for row in means if row["What it is"] == "General cluster features"]
    assert len(general) == 3
    assert all("Adapted here: Row 21 (Water) was added here" in row["Source"] for row in general)


def test_indicators_and_measures_say_what_was_added_and_what_counts_no_more() -> None:
    taken = made("Indicators", "IndicatorsTable")
    power = next(row for row in taken if row["Indicator"] == "Hours without power")
    assert power["Source"].startswith("Adapted here: Power")
    assert "It was added here for workers" in power["Why it is here"]
    off = [
        row for row in taken if row["Why it is here"].startswith("Taken earlier; switched off here")
    ]
    assert off
    measures = made("Indicators", "MeasuresTable")
    assert {row["Indicator"] for row in off}.isdisjoint({row["Indicator"] for row in measures})
    own = {
        row["Kind of measure"]: row for row in measures if row["Indicator"] == "Hours without power"
    }
    assert own["quantitative"]["Source"] == "Adapted here: “Hours a week”: Looms stand still"
    assert own["qualitative"]["What is measured"] == "to be worked out with the group"


def test_without_an_adaptation_there_is_neither_sheet_nor_mark() -> None:
    with pytest.raises(KeyError):
        build_report(filled(), TODAY).sheet("Adapted here")
    assert "dapted here" not in repr(build_report(filled(), TODAY))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_reach_the_cells_as_they_are_typed(text: str) -> None:
    a: Assessment = adapted(lambda name: f"{text} {name}"[:300])
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(build_report(a, TODAY))))
    sheet = book["Adapted here"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any(str(cell.value).startswith(text) for cell in cells)
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]

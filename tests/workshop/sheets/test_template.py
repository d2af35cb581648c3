"""The empty workbook: read back when it is filled, and never a formula in it."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl

from cluster_psia.workshop.sheets.filled import read_sheets
from cluster_psia.workshop.sheets.template import sheet_template
from tests.workshop.sheets.filled import ROOM, taken


def test_the_template_reads_back_when_it_is_filled(tmp_path: Path) -> None:
    filled = openpyxl.load_workbook(io.BytesIO(sheet_template(ROOM, "en")))
    page = filled["Scores"]
    assert [cell.value for cell in page[1]] == [
        "Sheet",
        "Group",
        "1. Location",
        "7. Nature of market",
        "19. =G",
        "1. Location comment",
        "7. Nature of market comment",
        "19. =G comment",
    ]
    page.append([31, "traders", 2, "not applicable", None, "By the river."])
    filled.save(tmp_path / "filled.xlsx")
    report = read_sheets((tmp_path / "filled.xlsx").read_bytes(), ROOM)
    assert taken(report) == {31: ("traders", {"location": 2, "market": "not_applicable"})}
    assert report.sheets[0].comments == {"location": "By the river."}
    assert report.problems == ()


def test_the_template_holds_no_formula_and_explains_every_criterion() -> None:
    filled = openpyxl.load_workbook(io.BytesIO(sheet_template(ROOM, "en")))
    cells = [
        cell
        for page in filled
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert {cell.data_type for cell in cells} == {"s"}
    told = {row[0].value: row[1].value for row in filled["How to fill"].iter_rows()}
    assert str(told["1. Location"]).startswith(
        "Location? 1: =low: entirely*; 2: =low: mostly*; 3: 1 step"
    )
    assert "* Our own words: none are printed for this number alone." in told.values()
    assert told["Room ACDEFH"] == "=1+1"

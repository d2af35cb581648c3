"""LibreOffice opens our CSV, whatever it takes for the mark between cells, and computes nothing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cluster_psia.assessment.document.model import Figure
from cluster_psia.assessment.edits.chain import add_actor
from cluster_psia.assessment.tables.columns import TABLES
from cluster_psia.export.chain.tables import CsvMark, chain_csv
from tests.assessment.tables.given import EMPTY
from tests.export.office import saved_as_workbooks

COMPUTED = (
    *("=1+1", "Tanners;=1+1", "Dyers,=1+1", "Sewers\t=1+1", "a;+1+1", "b,-1+1", "c;@SUM(1)"),
    *('"=1+1"', 'd";=1+1', "e\n=1+1", "'=1+1", " =1+1", "f; =1+1", '=HYPERLINK("http://x")'),
)
MARKS: dict[str, CsvMark] = {"comma": ",", "semicolon": ";"}
READ_AS = {"comma": "44,34,76", "semicolon": "59,34,76", "every mark": "44/59/9,34,76"}


def _files() -> dict[str, bytes]:
    a = EMPTY
    for number, text in enumerate(COMPUTED):
        line = " ".join(text.split())
        a = add_actor(a, f"{line} {number}", "trader", note=text, income=Figure(amount=line))
    return {
        f"{table.key}-{name}.csv": chain_csv(a, table.key, mark)
        for table in TABLES
        for name, mark in MARKS.items()
    }


@pytest.mark.office
@pytest.mark.parametrize("way", READ_AS)
def test_a_csv_opened_with_any_mark_holds_no_formula(way: str, tmp_path: Path) -> None:
    given = _files()
    saved = saved_as_workbooks(given, tmp_path, f"--infilter=CSV:{READ_AS[way]}")
    for name, data in saved.items():
        cells = [
            cell
            for page in load_workbook(io.BytesIO(data))
            for row in page.iter_rows()
            for cell in row
        ]
        assert [cell.value for cell in cells if cell.data_type == "f"] == [], name
    actors = load_workbook(io.BytesIO(saved["actors-comma.csv"])).worksheets[0]
    assert actors.max_row > len(COMPUTED)


@pytest.mark.office
def test_a_formula_in_a_csv_would_be_seen(tmp_path: Path) -> None:
    saved = saved_as_workbooks(
        {"planted.csv": b"Name,Note\nTanners;=1+1,x\n"},
        tmp_path,
        f"--infilter=CSV:{READ_AS['every mark']}",
    )
    page = load_workbook(io.BytesIO(saved["planted.csv"])).worksheets[0]
    assert "f" in {cell.data_type for row in page.iter_rows() for cell in row}

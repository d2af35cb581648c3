"""The helper that recalculates must be able to find an error at all."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlsxwriter

from tests.export.office import error_cells, recalculated


@pytest.mark.office
def test_a_planted_division_by_zero_comes_out_although_its_cached_value_looks_fine(
    tmp_path: Path,
) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("Planted").write_formula(0, 0, "=1/0", None, 5)
    found = recalculated(out.getvalue(), tmp_path)
    assert error_cells(found) == ["Planted!A1: #DIV/0!"]

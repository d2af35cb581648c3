"""Reports to look at: each assessment as a plan of one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import pytest

from cluster_psia.assessment.files.samples import FINISHED_EXAMPLE, load_sample, sample_keys
from cluster_psia.export import build_report
from cluster_psia.export.plan.report import Cell, Formula, Input, Report
from tests.export.assessments import adapted, empty, filled, half, mapped

if TYPE_CHECKING:
    from cluster_psia.assessment import Assessment

SHEETS = [
    "Read me",
    "Cluster",
    "Matrix",
    "Value chain",
    "Links",
    "Poverty groups",
    "Design",
    "Indicators",
    "Methods",
    "Work plan",
    "Sources",
]


EVERY: dict[str, Callable[[], Assessment]] = {
    "empty": empty,
    "half": half,
    "filled": filled,
    "adapted": adapted,
    "mapped": mapped,
    **{key: partial(load_sample, key) for key in (*sample_keys(), FINISHED_EXAMPLE)},
}


EACH = pytest.mark.parametrize("which", EVERY)


TODAY = dt.date(2026, 3, 1)


@cache
def report_of(which: str) -> Report:
    return build_report(EVERY[which](), TODAY)


def rows(report: Report, sheet: str, table: str) -> list[dict[str, Any]]:
    """The rows of a table by their headings; formulas and inputs as their value."""
    found = next(t for t in report.sheet(sheet).tables if t.name == table)
    titles = [column.title for column in found.columns]
    cells = (map(plain_cell, found.cells_of(row)) for row in found.rows)
    return [dict(zip(titles, row, strict=True)) for row in cells]


def plain_cell(cell: Cell) -> Any:
    """A formula and an input as their value."""
    return cell.value if isinstance(cell, (Formula, Input)) else cell


def texts(report: Report) -> Iterator[str]:
    for sheet in report.sheets:
        yield sheet.note
        for table in sheet.tables:
            for row in table.rows:
                yield from (cell for cell in row.values() if isinstance(cell, str))

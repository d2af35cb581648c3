"""Tables of a report as real tables of a workbook, cell by cell."""

from __future__ import annotations

import datetime as dt
from typing import Any

from cluster_psia.export.plan.formulas import Placed, column_letters, in_a1
from cluster_psia.export.plan.page import Page, workbook_text
from cluster_psia.export.plan.report import Cell, Column, Formula, Input, Row
from cluster_psia.export.plan.sizes import row_height

_BUTTON = 3  # characters that the filter button takes of a heading
# Excel counts a 29 February 1900 that never was; older dates are written as text.
_EARLIEST = dt.date(1900, 3, 1)


def write_table(page: Page, place: Placed) -> None:
    """A table with its title, a filter over each column, and its rows."""
    table = place.table
    if table.title:
        title = workbook_text(table.title)
        page.out.write_string(place.top - 1, 0, title, page.styles["caption"])
    _write_heading(page, place)
    for row, cells in enumerate(table.rows, place.top + 1):
        _write_row(page, place, row, cells)
    if not table.rows:
        _write_missing(page, place)


def _write_heading(page: Page, place: Placed) -> None:
    titles = [column.title for column in place.table.columns]
    height = row_height(titles, [width - _BUTTON for width in page.widths])
    head = page.styles["head"]
    options = {
        "name": place.table.name,
        "style": None,
        "autofilter": True,
        "columns": [{"header": title, "header_format": head} for title in titles],
    }
    page.out.set_row(place.top, height)
    page.out.add_table(place.top, 0, place.last, len(titles) - 1, options)


def _write_missing(page: Page, place: Placed) -> None:
    """The sentence that stands for no rows. It may run on over the empty cells beside it."""
    if place.table.empty:
        page.out.write_string(place.top + 1, 0, place.table.empty, page.styles["missing"])


def _write_row(page: Page, place: Placed, row: int, cells: Row) -> None:
    ordered = place.table.cells_of(cells)
    page.out.set_row(row, row_height(ordered, page.widths))
    for index, (cell, column) in enumerate(zip(ordered, place.table.columns, strict=True)):
        if isinstance(cell, Formula):
            text = in_a1(cell, place.table, row, page.places)
            page.out.write_formula(row, index, text, page.styles[column.kind], cell.value)
        elif isinstance(cell, Input):
            _write_input(page, (row, index), cell)
        else:
            _write_value(page, (row, index), cell, column)


def _write_input(page: Page, at: tuple[int, int], cell: Input) -> None:
    """A figure to change, under the name by which formulas know it."""
    row, index = at
    page.out.write_number(row, index, cell.value, page.styles["input"])
    place = f"='{page.sheet.name}'!${column_letters(index)}${row + 1}"
    page.book.define_name(cell.name, place)


def _write_value(page: Page, at: tuple[int, int], cell: Cell, column: Column) -> None:
    style = page.styles[_style_name(cell, column)]
    if isinstance(cell, dt.date):
        _write_date(page, at, cell, style)
    elif isinstance(cell, str) and cell:
        page.out.write_string(*at, workbook_text(cell), style)
    elif isinstance(cell, int | float):
        page.out.write_number(*at, cell, style)
    else:
        page.out.write_blank(*at, None, style)


def _style_name(cell: Cell, column: Column) -> str:
    if isinstance(cell, str):
        return "text"
    whole = isinstance(cell, int) and column.kind == "decimal"
    return "number" if whole else column.kind


def _write_date(page: Page, at: tuple[int, int], date: dt.date, style: Any) -> None:
    if date < _EARLIEST:
        page.out.write_string(*at, date.isoformat(), style)
    else:
        page.out.write_datetime(*at, date, style)

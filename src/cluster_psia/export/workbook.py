"""A report value as an Excel workbook: real tables with filters, frozen headings, and text that stays text."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from cluster_psia.export.report import Cell, Column, Formula, Report, Sheet, Table

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

# User text must never become a formula, a link or a number.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}
_LONGEST = 32_000  # Excel holds 32,767 characters in a cell


def workbook_bytes(report: Report) -> bytes:
    """The workbook. Touches no disk."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        book.set_properties({"title": report.title, "comments": "Assessment plan made with Cluster PSIA"})
        book.set_calc_mode("auto")
        styles = _styles(book)
        for sheet in report.sheets:
            _write_sheet(book.add_worksheet(sheet.name), sheet, report, styles)
    return out.getvalue()


def _styles(book: xlsxwriter.Workbook) -> dict[str, Any]:
    base = {"font_name": "Calibri", "font_size": 11, "valign": "top", "font_color": "#1F2933"}
    body = {**base, "text_wrap": True, "border": 1, "border_color": "#D9DEE4"}
    return {
        "title": book.add_format({**base, "bold": True, "font_size": 16}),
        "purpose": book.add_format({**base, "font_color": "#52606D", "text_wrap": False}),
        "note": book.add_format({**base, "bg_color": "#F6F4EF", "text_wrap": False}),
        "head": book.add_format(
            {**body, "bold": True, "font_color": "#FFFFFF", "bg_color": "#0F6B6B", "valign": "vcenter"}
        ),
        "text": book.add_format(body),
        "number": book.add_format({**body, "num_format": "#,##0", "align": "right"}),
        "decimal": book.add_format({**body, "num_format": "#,##0.0", "align": "right"}),
        "date": book.add_format({**body, "num_format": "yyyy-mm-dd", "align": "right"}),
    }


def _write_sheet(out: Worksheet, sheet: Sheet, report: Report, styles: dict[str, Any]) -> None:
    """Title, purpose and note on top, then the tables one under the other; the first one's heading stays in view."""
    out.hide_gridlines(2)
    out.write_string(0, 0, f"{sheet.name}: {report.title}"[:_LONGEST], styles["title"])
    out.write_string(1, 0, sheet.purpose, styles["purpose"])
    row = 2
    if sheet.note:
        for text in f"Note: {sheet.note}".split("\n"):
            out.write_string(row, 0, text[:_LONGEST], styles["note"])
            row += 1
    row += 1
    first = row
    for table in sheet.tables:
        row = _write_table(out, table, row, styles) + 2
    out.freeze_panes(first + 1, 1)
    _widths(out, sheet)
    _print_set_up(out, sheet, first)


def _widths(out: Worksheet, sheet: Sheet) -> None:
    """Each column as wide as the widest that any table of the sheet asks for."""
    for index in range(max(len(table.columns) for table in sheet.tables)):
        widths = [table.columns[index].width for table in sheet.tables if index < len(table.columns)]
        out.set_column(index, index, max(widths))


def _print_set_up(out: Worksheet, sheet: Sheet, first: int) -> None:
    out.set_landscape()
    out.set_paper(9)
    out.fit_to_pages(1, 0)
    out.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    out.repeat_rows(first)
    out.set_footer(f"&L{sheet.name.replace('&', '&&')}&RPage &P of &N")


def _write_table(out: Worksheet, table: Table, top: int, styles: dict[str, Any]) -> int:
    """Write the table with its heading at ``top``; the last row that it takes."""
    width = len(table.columns)
    rows = table.rows or ((table.empty, *([None] * (width - 1))),)
    out.add_table(top, 0, top + len(rows), width - 1, {
        "name": table.name, "style": None, "autofilter": True,
        "columns": [{"header": c.title, "header_format": styles["head"]} for c in table.columns],
    })  # fmt: skip
    for offset, row in enumerate(rows, 1):
        for index, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            _write_cell(out, (top + offset, index), cell, column, styles)
    return top + len(rows)


def _write_cell(out: Worksheet, at: tuple[int, int], cell: Cell, column: Column, styles: dict[str, Any]) -> None:
    row, col = at
    style = styles[column.kind]
    if cell is None:
        out.write_blank(row, col, None, style)
    elif isinstance(cell, Formula):
        out.write_formula(row, col, cell.text.format(row=row + 1), style, cell.value)
    elif isinstance(cell, dt.date):
        out.write_datetime(row, col, dt.datetime(cell.year, cell.month, cell.day), style)
    elif isinstance(cell, str):
        out.write_string(row, col, cell[:_LONGEST], style if column.kind == "text" else styles["text"])
    else:
        out.write_number(row, col, cell, style)

"""Cells of a table as a workbook holds them."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

from cluster_psia.export.plan.cells import write_table
from cluster_psia.export.plan.formulas import placed_tables
from cluster_psia.export.plan.page import Page
from cluster_psia.export.plan.report import Cell, Column, Formula, Input, Row, Sheet, Table
from cluster_psia.export.plan.sizes import widths_of
from cluster_psia.export.plan.styles import styles_of

COLUMN = Column("value", "Value", 20, "decimal")


def written(*cells: Cell, column: Column = COLUMN, title: str = "") -> openpyxl.Workbook:
    """A workbook with one table of one column, read back."""
    rows = tuple(Row(value=cell) for cell in cells)
    sheet = Sheet("S", "", (Table("T", (column,), rows, "Nothing here.", title),))
    places, buffer = placed_tables(sheet), io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    page = Page(book, book.add_worksheet("S"), sheet, places, widths_of(sheet), styles_of(book))
    write_table(page, places["T"])
    book.close()
    return openpyxl.load_workbook(buffer)


def sheet_of(book: openpyxl.Workbook) -> Worksheet:
    sheet = book["S"]
    assert isinstance(sheet, Worksheet)
    return sheet


def below_heading(*cells: Cell, column: Column = COLUMN) -> tuple[object, str]:
    """The first cell below the heading: its value and how its number is written."""
    cell = sheet_of(written(*cells, column=column))["A7"]
    return cell.value, cell.number_format


def test_a_whole_number_has_no_decimals_also_among_decimals() -> None:
    assert below_heading(3) == (3, "#,##0_)")
    assert below_heading(3.5) == (3.5, "#,##0.0_)")


@pytest.mark.parametrize("text", ["=1+1", "{=1}", "http://elsewhere.example", "007"])
def test_text_stays_text_whatever_it_looks_like(text: str) -> None:
    cell = sheet_of(written(text))["A7"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@pytest.mark.parametrize("nothing", ["", None])
def test_nothing_leaves_a_blank(nothing: Cell) -> None:
    assert below_heading(nothing)[0] is None


def test_a_date_that_excel_counts_wrongly_is_written_as_text() -> None:
    dated = Column("value", "Value", 20, "date")
    first = below_heading(dt.date(1900, 3, 1), column=dated)[0]
    assert isinstance(first, dt.datetime)
    assert first.date() == dt.date(1900, 3, 1)
    assert below_heading(dt.date(1900, 2, 28), column=dated)[0] == "1900-02-28"


def test_a_formula_finds_its_cells_and_an_input_its_name() -> None:
    book = written(Input("Ratio", 2.5), Formula("=SUM([T:Value])*Ratio", 7))
    sheet = sheet_of(book)
    assert sheet["A7"].value == 2.5
    assert sheet["A8"].value == "=SUM($A$7:$A$8)*Ratio"
    assert book.defined_names["Ratio"].attr_text == "'S'!$A$7"


def test_a_table_without_rows_says_what_is_missing() -> None:
    sheet = sheet_of(written(title="Title"))
    assert [sheet[f"A{row}"].value for row in (5, 6, 7)] == ["Title", "Value", "Nothing here."]
    assert sheet.tables["T"].ref == "A6:A7"

"""Cells of a file: what kind of thing each is, in which row it stands, and where reading stops."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest

from cluster_psia.assessment.files.sheets import (
    MOST_COLUMNS,
    MOST_SHEETS,
    Limits,
    SheetCell,
    SheetFileError,
    SheetLine,
    read_lines,
    read_pages,
)


def book(*sheets: list[tuple[Any, ...]]) -> bytes:
    made, out = openpyxl.Workbook(), io.BytesIO()
    made.remove(made.worksheets[0])
    for rows in sheets:
        page = made.create_sheet()
        for row in rows:
            page.append(row)
    made.save(out)
    return out.getvalue()


def texts(line: SheetLine) -> list[str]:
    return [cell.text for cell in line.cells]


def test_each_cell_of_a_workbook_says_what_it_was() -> None:
    day = dt.date(2025, 5, 1)
    hour = dt.datetime.combine(day, dt.time(8, 30))
    row = ("a", 5.0, 2.5, True, day, hour, "=A1", None, " b ")
    (line,) = read_lines(book([row]))
    assert line.cells == (
        SheetCell("a"),
        SheetCell("5", "number"),
        SheetCell("2.5", "number"),
        SheetCell("true", "truth"),
        SheetCell("2025-05-01", "date"),
        SheetCell("2025-05-01 08:30:00", "date"),
        SheetCell("=A1", "formula"),
        SheetCell(""),
        SheetCell("b"),
    )


def test_rows_keep_their_number_and_empty_ones_are_left_out() -> None:
    lines = read_lines(b"a,b\n , \n\nc,\n")
    assert [line.number for line in lines] == [1, 4]
    assert read_lines(b"") == ()


def test_a_column_that_a_row_does_not_have_is_empty() -> None:
    line = SheetLine(1, (SheetCell("a"), SheetCell("b")))
    assert [line.at(index).text for index in (0, 1, 2, -1)] == ["a", "b", "", ""]


@pytest.mark.parametrize("data", [b"a;b,c;d", b"a\tb,c\td", b"\r\na;b,c;d\n1,2,3,4"])
def test_the_commonest_mark_of_the_first_line_parts_the_cells(data: bytes) -> None:
    assert texts(read_lines(data)[0]) == ["a", "b,c", "d"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_of_any_spreadsheet_program_are_read(encoding: str) -> None:
    (line,) = read_lines("marché,à".encode(encoding))
    assert texts(line) == ["marché", "à"]


def test_every_sheet_is_a_page_up_to_a_number_and_the_first_is_read_alone() -> None:
    data = book(*([(f"sheet {n}",)] for n in range(MOST_SHEETS + 1)))
    pages = list(read_pages(data))
    assert [page[0].at(0).text for page in pages] == [f"sheet {n}" for n in range(MOST_SHEETS)]
    (line,) = read_lines(data)
    assert texts(line) == ["sheet 0"]


@pytest.mark.parametrize("data", [b"a\nb\nc", book([("a",), ("b",), ("c",)])])
def test_limits_hold_at_their_edge(data: bytes) -> None:
    size = len(data)
    (page,) = read_pages(data, Limits(size=size, rows=3))
    assert len(page) == 3
    with pytest.raises(SheetFileError, match="more than 2 rows; split it"):
        list(read_pages(data, Limits(rows=2)))
    with pytest.raises(SheetFileError, match="larger than"):
        list(read_pages(data, Limits(size=size - 1)))


def test_as_many_columns_as_fit_are_read_and_a_long_cell_is_cut() -> None:
    (line,) = read_lines(b"," * (MOST_COLUMNS - 1) + b"x")
    assert line.at(MOST_COLUMNS - 1).text == "x"
    with pytest.raises(SheetFileError, match=f"Row 1 has more than {MOST_COLUMNS} columns"):
        read_lines(b"," * MOST_COLUMNS)
    ((cut,),) = read_pages(b"abcdef", Limits(cell=4))
    assert cut.cells == (SheetCell("abcd"),)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0 old", "save it as .xlsx or CSV"),
        (b"PK nonsense", "The workbook is damaged"),
        (b"a\x00b", "neither an Excel workbook nor a CSV file"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(SheetFileError, match=said):
        read_lines(data)

"""The cells of an uploaded Excel or CSV file, within limits, each with what kind of thing it is.
Trusts nothing.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

from cluster_psia.assessment.document.fields import clean_text

LARGEST = 2_000_000  # bytes of the file
_UNPACKED = 30_000_000  # bytes of everything in a workbook
_MOST_ENTRIES = 300
MOST_ROWS = 2_000
MOST_COLUMNS = 100
MOST_SHEETS = 12
_DAMAGED = "The workbook is damaged or of an unknown kind; save it again as .xlsx."
_LONGEST_CELL = 2_000


class Limits(NamedTuple):
    """How much of a file is read: bytes, rows of a sheet, characters of a cell."""

    size: int = LARGEST
    rows: int = MOST_ROWS
    cell: int = _LONGEST_CELL


USUAL = Limits()
Kind = Literal["text", "number", "formula", "date", "truth", "error"]


class SheetFileError(Exception):
    """The file cannot be read at all: one plain sentence."""


class SheetCell(NamedTuple):
    """A cell as tidied text, and what it was."""

    text: str
    kind: Kind = "text"


class SheetLine(NamedTuple):
    """A row with its number in the file, counted from 1."""

    number: int
    cells: tuple[SheetCell, ...]

    def at(self, index: int) -> SheetCell:
        """The cell in a column; an empty one beyond the end."""
        return self.cells[index] if 0 <= index < len(self.cells) else SheetCell("")


def read_lines(data: bytes) -> tuple[SheetLine, ...]:
    """The rows that are not empty, of a workbook those of its first sheet. Raises
    SheetFileError.
    """
    return next(iter(read_pages(data)))


def read_pages(data: bytes, limits: Limits = USUAL) -> Iterator[tuple[SheetLine, ...]]:
    """The same of every sheet of a workbook; a CSV file is one sheet. Raises SheetFileError."""
    if len(data) > limits.size:
        raise SheetFileError(
            f"The file is larger than {limits.size // 1_000_000} MB; such tables are far smaller."
        )
    if data.startswith(b"PK"):
        yield from (_lines(page, limits) for page in _workbook_pages(data, limits))
    elif data.startswith(b"\xd0\xcf\x11\xe0"):
        raise SheetFileError(
            "This is an old Excel file (.xls) or a protected one; save it as .xlsx or CSV."
        )
    else:
        yield _lines(_csv_rows(data), limits)


def _lines(rows: Iterable[Sequence[Any]], limits: Limits) -> tuple[SheetLine, ...]:
    lines = []
    for number, row in enumerate(rows, 1):
        if number > limits.rows:
            raise SheetFileError(f"The file has more than {limits.rows} rows; split it.")
        if len(row) > MOST_COLUMNS:
            raise SheetFileError(f"Row {number} has more than {MOST_COLUMNS} columns.")
        cells = tuple(_cell(value, limits.cell) for value in row)
        if any(cell.text for cell in cells):
            lines.append(SheetLine(number, cells))
    return tuple(lines)


def _cell(value: Any, longest: int) -> SheetCell:
    if value is None:
        return SheetCell("")
    if isinstance(value, bool):
        return SheetCell(str(value).lower(), "truth")
    if isinstance(value, int | float):
        return SheetCell(f"{value:.15g}", "number")
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return SheetCell(str(value.date()), "date")  # a day is typed without an hour
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return SheetCell(str(value), "date")
    text: str = clean_text(str(value)[:longest])
    return SheetCell(text, "formula" if text.startswith("=") else "text")


def _csv_rows(data: bytes) -> Iterable[Sequence[str]]:
    text = _decoded(data)
    if "\x00" in text:
        raise SheetFileError("This is neither an Excel workbook nor a CSV file.")
    first = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise SheetFileError(f"The CSV file cannot be read: {error}.") from error


def _decoded(data: bytes) -> str:
    """Text as spreadsheet programs write it: UTF-8, UTF-16 with its mark,
    or the Western Windows letters.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _workbook_pages(data: bytes, limits: Limits) -> Iterator[Iterable[Sequence[Any]]]:
    from openpyxl import load_workbook

    _check_archive(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        pages = book.worksheets[:MOST_SHEETS]
        if not pages:
            raise SheetFileError("The workbook has no sheet with cells.")
        for page in pages:
            page.reset_dimensions()  # what a file says of its own size need not be true
            yield _rows(page, limits)
    except SheetFileError:
        raise
    except Exception as error:  # openpyxl raises whatever comes up in a damaged or hostile file
        raise SheetFileError(_DAMAGED) from error


def _rows(page: Any, limits: Limits) -> Iterable[Sequence[Any]]:
    try:
        for row in page.iter_rows(
            max_row=limits.rows + 1, max_col=MOST_COLUMNS + 1, values_only=True
        ):
            filled = next((n for n in range(len(row), 0, -1) if row[n - 1] is not None), 0)
            yield row[:filled]  # openpyxl fills every row up to the last column that is asked for
    except Exception as error:
        raise SheetFileError(_DAMAGED) from error


def _defines(beginning: bytes) -> bool:
    return b"<!DOCTYPE" in beginning or b"<!ENTITY" in beginning


def _check_archive(data: bytes) -> None:
    """Refuse archives that unpack to too much, and XML that defines entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if (
                len(entries) > _MOST_ENTRIES
                or sum(entry.file_size for entry in entries) > _UNPACKED
            ):
                raise SheetFileError("The workbook unpacks to far more than score sheets hold.")
            for entry in entries:
                if _defines(archive.open(entry).read(4096)):
                    raise SheetFileError(
                        "The workbook holds definitions that no spreadsheet program writes."
                    )
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        raise SheetFileError("The workbook is damaged; save it again as .xlsx.") from error

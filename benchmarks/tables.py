"""Tables that come in: against openpyxl merely reading the cells, and how they grow with their
rows.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import xlsxwriter
from openpyxl import load_workbook

from benchmarks.pairs import Pair, medians
from cluster_psia.assessment.files.sheets.read import GivenFile
from cluster_psia.assessment.tables.read import read_given, read_tables
from cluster_psia.method import load_method

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.reading.value import TablesRead

ROWS, FEW = 10_000, 1_000
HEADS = ("Name", "Kind", "Workers", "Women", "Men", "Note")


def pairs() -> Iterator[Pair]:
    """Reading and judging every cell of a workbook."""
    large, small = workbook(ROWS), workbook(FEW)
    mine, other = medians(partial(read, large), partial(bare_cells, large), time.process_time)
    yield Pair(f"tables in, {ROWS:,} rows", "openpyxl, the cells alone", mine, other, "at most 3")
    mine, other = medians(partial(read, large), partial(read, small), time.process_time)
    yield Pair(f"tables in, {ROWS:,} rows", f"{FEW:,} rows", mine, other, "at most 12")


def workbook(rows: int) -> bytes:
    """A table of nodes as a spreadsheet program saves it."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, HEADS)
        for n in range(1, rows + 1):
            page.write_row(n, 0, (f"Makers {n}", "Small producers", 40, 10, 30, f"note {n}"))
    return out.getvalue()


def read(data: bytes) -> TablesRead:
    """As a dry run reads it."""
    return read_tables(read_given([GivenFile("x.xlsx", data)]), load_method())


def bare_cells(data: bytes) -> int:
    """How many cells openpyxl finds, read-only."""
    book = load_workbook(io.BytesIO(data), read_only=True)
    return sum(len(row) for page in book.worksheets for row in page.iter_rows(values_only=True))

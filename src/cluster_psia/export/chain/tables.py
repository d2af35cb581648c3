"""The tables of the value chain as files: Excel with six sheets or CSV, written for people and
read again as rows.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.tables.columns import TABLES, table_of
from cluster_psia.assessment.tables.escape import escaped_text
from cluster_psia.assessment.tables.names import written_in_tables
from cluster_psia.assessment.tables.shape import ChainTable, Which, value_at
from cluster_psia.export.chain.lists import Lists

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
CsvMark = Literal[",", ";"]
_WIDE = {
    "Name": 26,
    "Node": 26,
    "From": 26,
    "To": 26,
    "Kind": 24,
    "Stage": 24,
    "Status in employment": 26,
    "Services": 36,
    "Represents": 32,
    "Not represented": 32,
    "Position": 36,
    "Role": 36,
    "Why": 36,
    "Note": 36,
    "Source": 24,
    "Item": 32,
    "Who": 26,
}


def rows_of(a: Assessment, table: ChainTable) -> Iterator[Sequence[str | int]]:
    """The rows of one table, with labels where the document has keys; empty cells are ""."""
    names, method = written_in_tables(a), method_of(a)
    for node, thing in table.things(a.chain):
        values = (node if c.field == "node" else value_at(thing, c.field) for c in table.columns)
        yield [
            c.how.show(value, names, method) for c, value in zip(table.columns, values, strict=True)
        ]


def chain_workbook(a: Assessment) -> bytes:
    """All tables in one workbook, with lists to choose from; every text in it is text and none a
    formula.
    """
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        bold = book.add_format({"bold": True})
        pages = {table.key: book.add_worksheet(table.title) for table in TABLES}
        rows: dict[Which, int] = {}
        for table in TABLES:
            _write_headings(pages[table.key], table, bold)
            rows[table.key] = _write_rows(pages[table.key], rows_of(a, table))
        lists = Lists(book, a)
        for table in TABLES:
            for column in range(len(table.columns)):
                lists.offer(pages[table.key], table, column, rows[table.key])
    return out.getvalue()


def _write_headings(page: Any, table: ChainTable, bold: Any) -> None:
    """The headings, which stay in view, and the width of each column."""
    for index, column in enumerate(table.columns):
        page.write_string(0, index, column.head, bold)
        page.set_column(index, index, _WIDE.get(column.head, max(10, len(column.head) + 2)))
    page.freeze_panes(1, 0)


def _write_rows(page: Any, rows: Iterator[Sequence[str | int]]) -> int:
    """The rows below the headings; how many they are."""
    number = 0
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, int):
                page.write_number(number, column, value)
            elif value:
                page.write_string(number, column, escaped_text(value, formulas=False))
    return number


def chain_csv(a: Assessment, which: Which, mark: CsvMark = ",") -> bytes:
    """One table as CSV in UTF-8 with the mark that Excel looks for, its cells parted by ``mark``.

    Nothing in it is computed by any program, whatever mark that program expects: see ``escape.py``.
    """
    out, table = io.StringIO(newline=""), table_of(which)
    writer = csv.writer(out, delimiter=mark)
    writer.writerow([column.head for column in table.columns])
    for row in rows_of(a, table):
        writer.writerow(map(_csv_cell, row))
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(value: str | int) -> str | int:
    return value if isinstance(value, int) else escaped_text(value, formulas=True)

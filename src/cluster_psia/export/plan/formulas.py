"""Where the cells of a report stand on a sheet, and formulas in A1 notation for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cluster_psia.export.plan.report import Formula, Sheet, Table

FIRST_TABLE = 5  # rows above it: title, purpose, note, an empty one, and its own title
_REFERENCE = re.compile(r"\[(@|\w+:)([^\]:]+)(?::(\d+):(\d+))?\]")


@dataclass(frozen=True)
class Placed:
    """A table on its sheet: the row of its heading, from 0."""

    table: Table
    top: int

    @property
    def last(self) -> int:
        """The last row; a table without rows has one that says what is missing."""
        return self.top + max(len(self.table.rows), 1)


def placed_tables(sheet: Sheet) -> dict[str, Placed]:
    """The tables of a sheet by name, one under the other with two rows between them, one for its
    title.
    """
    found: dict[str, Placed] = {}
    row = FIRST_TABLE
    for table in sheet.tables:
        found[table.name] = Placed(table, row)
        row = found[table.name].last + 3
    return found


def in_a1(formula: Formula, own: Table, row: int, places: Mapping[str, Placed]) -> str:
    """The text of ``formula`` with A1 references, standing in ``row`` (from 0) of the table
    ``own``. Raises KeyError for a table or column that is not on the sheet.
    """

    def reference(found: re.Match[str]) -> str:
        where, title, first, last = found.groups()
        if where == "@":
            return f"${column_letters(own.column(title))}{row + 1}"
        place = places[where[:-1]]
        column = column_letters(place.table.column(title))
        start = place.top + 1 + int(first or 0)
        end = place.top + 1 + int(last) if last else place.last
        return f"${column}${start + 1}:${column}${end + 1}"

    return _REFERENCE.sub(reference, formula.text)


def column_letters(column: int) -> str:
    """The name of a column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name

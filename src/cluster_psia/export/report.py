"""The report value: what the plan says, as tables, before anybody decides how to draw it.

Screen and workbook render the same value. Cells are text, numbers, dates or nothing; a ``Formula`` carries the figure
that it must give, so that phones and previews, which do not calculate, show it too.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Formula:
    """A spreadsheet formula in A1 notation, with ``{row}`` for its own row number, and its value today."""

    text: str
    value: float


Cell = str | int | float | dt.date | Formula | None


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in characters, and how its cells are written."""

    title: str
    width: int = 18
    kind: Literal["text", "number", "decimal", "date"] = "text"


@dataclass(frozen=True)
class Table:
    """A table with a name of its own. ``empty`` says what is missing when there are no rows."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"table {self.name}: a row has {len(row)} cells for {len(self.columns)} columns")


@dataclass(frozen=True)
class Sheet:
    """A sheet: what it is for, the note people wrote at the step, and its tables one under the other."""

    name: str
    purpose: str
    tables: tuple[Table, ...]
    note: str = ""


@dataclass(frozen=True)
class Report:
    """The whole plan."""

    title: str
    subtitle: str
    summary: tuple[str, ...]
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name. Raises KeyError."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise KeyError(name)

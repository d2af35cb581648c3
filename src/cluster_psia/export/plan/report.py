"""The report value: what the plan says, as tables, before anybody decides how to draw it.

Screen and workbook render the same value. Cells are text, numbers, dates or nothing; a ``Formula``
carries the figure that it must give, so that phones and previews, which do not calculate, show it
too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from cluster_psia.assessment.gap import WalkKey

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment


@dataclass(frozen=True)
class Formula:
    """A spreadsheet formula and its value today; ``""`` where it gives nothing.

    Cells are named as in a table: ``[@Days]`` is the cell of the same row,
    ``[WorkPlanTable:Days]`` the whole column of a table on the same sheet,
    ``[WorkPlanTable:Days:0:4]`` its first five rows. An ``Input`` goes by its name.
    """

    text: str
    value: float | str


@dataclass(frozen=True)
class Input:
    """A figure that the reader may change. Formulas know it by ``name``, unique in the workbook."""

    name: str
    value: float


Cell = str | int | float | dt.date | Formula | Input | None


class Row(Mapping[str, Cell]):
    """A row of a table: its cells, each under the key of its column."""

    def __init__(self, **cells: Cell) -> None:
        self._cells = cells

    def __getitem__(self, key: str) -> Cell:
        return self._cells[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def __repr__(self) -> str:
        return f"Row({self._cells})"


@dataclass(frozen=True)
class Column:
    """A column: the key that rows name it by, its heading, its width in characters, and how its
    cells are written. A row may leave out a column that is ``optional``.
    """

    key: str
    title: str
    width: int = 18
    kind: Literal["text", "number", "decimal", "date"] = "text"
    optional: bool = False

    @property
    def blank(self) -> Cell:
        """What stands where a row leaves the column out."""
        return "" if self.kind == "text" else None

    def of_width(self, width: int) -> Column:
        """The same column, as wide as a table needs it."""
        return replace(self, width=width)


NUMBER = Column("number", "No.", 5, "number")
WHY = Column("why", "Why it is here", 34)
SOURCE = Column("source", "Source", 24)


def number_rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows with their place in the table, from 1, under the column ``NUMBER``."""
    return tuple(Row(number=number, **row) for number, row in enumerate(rows, 1))


@dataclass(frozen=True)
class Table:
    """A table with a name of its own. ``title`` stands over it; ``empty`` says what is missing
    without rows. Raises ValueError for a row with a cell of no column, or without one it needs.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str
    title: str = ""

    def __post_init__(self) -> None:
        known = {column.key for column in self.columns}
        needed = {column.key for column in self.columns if not column.optional}
        for row in self.rows:
            self._refuse("a row has cells of no column", row.keys() - known)
            self._refuse("a row has no cell for", needed - row.keys())

    def _refuse(self, problem: str, keys: Set[str]) -> None:
        if keys:
            raise ValueError(f"table {self.name}: {problem}: {', '.join(sorted(keys))}")

    def cells_of(self, row: Row) -> tuple[Cell, ...]:
        """The cells of a row in the order of the columns."""
        return tuple(row.get(column.key, column.blank) for column in self.columns)

    def column(self, title: str) -> int:
        """The position of a column. Raises KeyError."""
        for index, column in enumerate(self.columns):
            if column.title == title:
                return index
        raise KeyError(f"table {self.name} has no column '{title}'")


@dataclass(frozen=True)
class Picture:
    """The map of an assessment's chain as a picture below the tables, drawn only when the
    workbook is written.
    """

    of: Assessment
    words: str  # the same for whoever cannot see it


@dataclass(frozen=True)
class Sheet:
    """A sheet: what it is for, its tables one under the other, and how many columns stay in view
    on the left.
    """

    name: str
    purpose: str
    tables: tuple[Table, ...]
    note: str = ""
    frozen: int = 1
    picture: Picture | None = None


@dataclass(frozen=True)
class SummaryItem:
    """A line of the summary: what it is about, and what is said of it."""

    label: str
    detail: str = ""


SectionKey = WalkKey | Literal["room"]
"""What a part of the summary is about: a step of the walk, or the workshop beside it."""


@dataclass(frozen=True)
class Section:
    """A step of the walk in short: what it found, its lines, and what nobody knows."""

    step: SectionKey
    title: str
    findings: tuple[str, ...]
    items: tuple[SummaryItem, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """The whole plan."""

    title: str
    subtitle: str
    summary: tuple[Section, ...]
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name. Raises KeyError."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise KeyError(name)

"""What a reading of files gives: tables of rows of judged cells, and all that is told of them.

It holds nothing of an assessment, so that it can be kept while people look at it, and taken over
by ``assessment.tables.take.take_tables`` into whatever the assessment is then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cluster_psia.assessment.tables.reading.places import StrangeHeadings

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.reading.judge import CellRefusal, JudgedCell
    from cluster_psia.assessment.tables.reading.layout import HeadingRows
    from cluster_psia.assessment.tables.reading.places import (
        ReadingNote,
        ReadingQuestion,
        RowPlace,
    )
    from cluster_psia.assessment.tables.shape import ChainTable

Cells = Mapping[str, "JudgedCell"]  # what stands in the columns of one row, by field


@dataclass(frozen=True)
class TableRow:
    """A row: where it stands, and each of its cells that is not empty, by field.

    ``problem`` says why it cannot be taken as a row, whatever its cells say; empty for all others.
    Cells that name nodes hold the names: which nodes these are depends on the assessment.
    """

    place: RowPlace
    cells: Cells
    problem: str = ""

    @property
    def refused(self) -> tuple[CellRefusal, ...]:
        """The cells that cannot be read, in the order of the columns."""
        return tuple(cell.refusal for cell in self.cells.values() if cell.refusal)


@dataclass(frozen=True)
class ReadTable:
    """A table: which one it is, where its headings stand, what they are, and its rows.

    ``columns`` leads from a field to the place of its column, counted from 0; ``strange`` are
    headings that say nothing to us, which a person can match by hand.
    """

    table: ChainTable
    place: RowPlace  # file, sheet and the first row of the headings
    heading_rows: HeadingRows
    headings: tuple[str, ...]
    columns: Mapping[str, int]
    rows: tuple[TableRow, ...]
    strange: tuple[str, ...] = ()


def strange_headings(table: ReadTable) -> StrangeHeadings:
    """The headings of a table that say nothing to us; each may mean one of ours that nothing stands
    under yet.
    """
    free = (one.head for one in table.table.columns if one.field not in table.columns)
    return StrangeHeadings(table.place, table.strange, tuple(dict.fromkeys(free)))


@dataclass(frozen=True)
class TablesRead:
    """All that was read of some files, and all that was not, with reasons."""

    tables: tuple[ReadTable, ...] = ()
    notes: tuple[ReadingNote, ...] = ()
    questions: tuple[ReadingQuestion, ...] = ()

    @property
    def rows(self) -> Iterator[TableRow]:
        """The rows of all tables."""
        return (row for table in self.tables for row in table.rows)

    def without(self, places: Collection[RowPlace]) -> TablesRead:
        """The same without the rows at these places."""
        if not places:
            return self
        return replace(self, tables=tuple(_without(table, places) for table in self.tables))

    def without_sheets(self, sheets: Collection[tuple[str, str]]) -> TablesRead:
        """The same without the tables on these sheets, by file and sheet."""
        kept = (table for table in self.tables if table.place[:2] not in sheets)
        return replace(self, tables=tuple(kept))


def _without(table: ReadTable, places: Collection[RowPlace]) -> ReadTable:
    rows = tuple(row for row in table.rows if row.place not in places)
    return replace(table, rows=rows)


@dataclass(frozen=True)
class ReadingChoices:
    """What people decided where the reader could not: the rows that hold the headings of a sheet,
    by file and sheet, and what a heading of theirs means, by that heading: one of ours ("Workers"),
    or "" to leave its column aside. Encodings and hidden sheets are chosen with the file
    (``GivenFile``). Sheets that are ``left`` are not taken, by file and sheet.
    """

    heading_rows: Mapping[tuple[str, str], HeadingRows] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)
    left: Collection[tuple[str, str]] = frozenset()


NO_CHOICES = ReadingChoices()

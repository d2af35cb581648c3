"""What tables that came in would write, as a value: page, command line and JSON show the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.tables.reading.judge import CellRefusal
    from cluster_psia.assessment.tables.reading.places import ReadingQuestion, RowPlace
    from cluster_psia.assessment.tables.report import Happens

TableValue = str | int  # a value in the words of the tables; "" for nothing, or not known


class FieldChange(NamedTuple):
    """What would be written in a field: ``field`` is its name in the tables ("income.amount"),
    ``head`` what stands over its column.
    """

    field: str
    head: str
    before: TableValue
    after: TableValue


class WrittenCell(NamedTuple):
    """A cell as it stands in the file, with the name of its field and what stands over its column
    in our tables.
    """

    field: str
    head: str
    text: str


class WrittenRow(NamedTuple):
    """A row as it stands in the file."""

    place: RowPlace
    cells: tuple[WrittenCell, ...]


@dataclass(frozen=True)
class PreviewRow:
    """What would become of a row. It is known by its ``written.place``.

    ``fields`` are those that it would write; of a new thing all that it has. ``refusals`` say why
    it is not taken and how to mend it. ``also`` are the rows above that are about the same thing.
    A row that people have ``left_out`` says what it would do if it were taken, too.
    """

    written: WrittenRow
    table: str  # the title of its table
    what: str  # the name of the node, the link in words, or the node and what is told of it
    happens: Happens
    told: str = ""
    fields: tuple[FieldChange, ...] = ()
    refusals: tuple[CellRefusal, ...] = ()
    also: tuple[WrittenRow, ...] = ()
    left_out: bool = False

    @property
    def place(self) -> RowPlace:
        """Where it stands: file, sheet and row."""
        return self.written.place

    @property
    def writes(self) -> bool:
        """Whether something of it would be written."""
        return self.happens in ("added", "changed") and not self.left_out


class KnownSum(NamedTuple):
    """The sum of a figure over the operators of whom it is known, and how many these are."""

    total: int
    known: int


class FigureTotal(NamedTuple):
    """A figure of operators, summed, before and after."""

    field: str
    head: str
    before: KnownSum
    after: KnownSum


class CountTotal(NamedTuple):
    """How many things of a kind there are, before and after."""

    before: int
    after: int


@dataclass(frozen=True)
class PreviewTotals:
    """What the chain holds as it is, and as it would be."""

    operators: CountTotal
    institutions: CountTotal
    links: CountTotal
    figures: tuple[FigureTotal, ...]  # units, workers, women, men


@dataclass(frozen=True)
class TablesPreview:
    """The preview: its rows in the order of the files, ``problems`` and ``questions`` of the files
    and tables as a whole, and ``assessment``, the document as it would be.
    """

    assessment: Assessment
    rows: tuple[PreviewRow, ...]
    totals: PreviewTotals
    problems: tuple[str, ...] = ()
    questions: tuple[ReadingQuestion, ...] = ()

    def count(self, *happens: Happens) -> int:
        """How many rows end so, those left out among them."""
        return sum(row.happens in happens for row in self.rows)

    @property
    def written(self) -> int:
        """How many rows would be written."""
        return sum(row.writes for row in self.rows)

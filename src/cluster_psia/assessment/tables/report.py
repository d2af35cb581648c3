"""What a dry run tells: of each row what would become of it, and of a table as a whole what is
missing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from cluster_psia.assessment.tables.reading.value import TablesRead

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.tables.reading.judge import CellRefusal
    from cluster_psia.assessment.tables.reading.places import RowPlace

Happens = Literal["added", "changed", "unchanged", "refused"]


class Outcome(NamedTuple):
    """What becomes of a row that can be taken: what it is about, and what happens to it."""

    what: str
    happens: Happens
    why: str = ""
    node: str = ""  # the id of the node, in a table of nodes


@dataclass(frozen=True)
class ImportRow:
    """One row of a file: where it stands, and what would become of it. ``refused`` are its cells
    that cannot be read; ``why`` says them, too.
    """

    table: str  # the title of its table
    place: RowPlace
    what: str  # the name of the node, the link in words, or the node and what is told of it
    happens: Happens
    why: str = ""
    node: str = ""
    refused: tuple[CellRefusal, ...] = ()

    @property
    def line(self) -> int:
        """Its number in the file."""
        return self.place.row


@dataclass(frozen=True)
class ImportReport:
    """The dry run: the assessment as it would be, what becomes of each row, and what concerns a
    table as a whole. ``read`` is the reading that it was made of.
    """

    assessment: Assessment
    rows: tuple[ImportRow, ...] = ()
    problems: tuple[str, ...] = ()
    read: TablesRead = field(default_factory=TablesRead)

    def count(self, *happens: Happens) -> int:
        """How many rows would end so."""
        return sum(row.happens in happens for row in self.rows)

"""What a dry run tells: of each row what would become of it, and of a table as a whole what is
missing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from cluster_psia.assessment.tables.reading.value import TablesRead

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.tables.reading.judge import CellRefusal
    from cluster_psia.assessment.tables.reading.places import RowPlace

Happens = Literal["added", "changed", "unchanged", "refused"]


class ThingChange(NamedTuple):
    """What a row did to a thing of the chain (a node, a link, a detail): None where there was none
    before, or is none after.
    """

    before: Any = None
    after: Any = None


class Outcome(NamedTuple):
    """What becomes of a row that can be taken: what it is about, and what happens to it."""

    what: str
    happens: Happens
    why: str = ""
    node: str = ""  # the id of the node, in a table of nodes
    change: ThingChange = ThingChange()


@dataclass(frozen=True)
class ImportRow:
    """One row of a file: where it stands, and what would become of it.

    ``refused`` says why it is not taken, by its cells; a refusal without a head is of the row as a
    whole. ``why`` says them in one sentence. ``changes`` are what it does, one after the other,
    ``also`` the rows above that are about the same thing.
    """

    table: str  # the title of its table
    place: RowPlace
    what: str  # the name of the node, the link in words, or the node and what is told of it
    happens: Happens
    why: str = ""
    node: str = ""
    refused: tuple[CellRefusal, ...] = ()
    changes: tuple[ThingChange, ...] = ()
    also: tuple[RowPlace, ...] = ()

    @property
    def line(self) -> int:
        """Its number in the file."""
        return self.place.row


@dataclass(frozen=True)
class ImportReport:
    """The dry run: the assessment as it would be, what becomes of each row, and what concerns a
    table as a whole. ``read`` is the reading that it was made of. ``barred`` says why nothing at
    all can be taken over; empty where it can.
    """

    assessment: Assessment
    rows: tuple[ImportRow, ...] = ()
    problems: tuple[str, ...] = ()
    read: TablesRead = field(default_factory=TablesRead)
    barred: str = ""

    def count(self, *happens: Happens) -> int:
        """How many rows would end so."""
        return sum(row.happens in happens for row in self.rows)

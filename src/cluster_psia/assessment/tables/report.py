"""What a dry run tells: of each row what would become of it, and of a table as a whole what is
missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

Happens = Literal["added", "changed", "unchanged", "refused"]


class Outcome(NamedTuple):
    """What becomes of a row that can be taken: what it is about, and what happens to it."""

    what: str
    happens: Happens
    why: str = ""
    node: str = ""  # the id of the node, in a table of nodes


@dataclass(frozen=True)
class ImportRow:
    """One row of a file: where it stands, and what would become of it."""

    table: str  # the title of its table
    line: int
    what: str  # the name of the node, the link in words, or the node and what is told of it
    happens: Happens
    why: str = ""
    node: str = ""


@dataclass(frozen=True)
class ImportReport:
    """The dry run: the assessment as it would be, what becomes of each row, and what concerns a
    table as a whole.
    """

    assessment: Assessment
    rows: tuple[ImportRow, ...] = ()
    problems: tuple[str, ...] = ()

    def count(self, *happens: Happens) -> int:
        """How many rows would end so."""
        return sum(row.happens in happens for row in self.rows)

"""How one value stands in a cell, and what is read from it: each kind of column both ways, in one
place. Texts stand here, numbers and days in ``number_cells.py``, what is chosen from a list in
``choice_cells.py``, nodes, sources and facts in ``named_cells.py``.

``show`` writes what the document holds, "" for nothing. ``read`` takes a cell that is not empty and
gives the value, or says in the user's words why it cannot be taken. A sign for "not known" empties
whatever may be empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from cluster_psia.assessment.tables.reading.even import even_text
from cluster_psia.assessment.tables.reading.refused import RefusedError, shown_cell
from cluster_psia.assessment.tables.reading.signs import is_sign

if TYPE_CHECKING:
    from cluster_psia.assessment.files.sheets.cell import SheetCell
    from cluster_psia.assessment.tables.reading.context import ReadingContext
    from cluster_psia.method import Method

BETWEEN = "; "  # what stands between several things in one cell


@dataclass(frozen=True)
class Written:
    """What stands in a table for nodes and sources, by their ids."""

    nodes: Mapping[str, str]
    sources: Mapping[str, str]


class CellReading(Protocol):
    """What a kind of column can say."""

    def read(self, cell: SheetCell, by: ReadingContext) -> Any:
        """The value of a cell that is not empty. Raises RefusedError."""


class CellFormat(CellReading, Protocol):
    """A kind of column that goes out, too."""

    def show(self, value: Any, names: Written, method: Method) -> str | int:
        """The cell of a value; "" for nothing."""


@dataclass(frozen=True)
class RequiredCell:
    """A text that must be there, so that no sign empties it: a name."""

    most: int = 300

    def show(self, value: str | None, names: Written, method: Method) -> str:
        """The text itself."""
        return value or ""

    def read(self, cell: SheetCell, by: ReadingContext) -> str:
        """The text itself, when it is not too long. A date or a true and false are none: programs
        make them of what was typed.
        """
        if cell.kind in ("date", "truth"):
            raise RefusedError(
                f"{shown_cell(cell)} is no text", "write it as text, with an apostrophe before it"
            )
        return self.fitting(cell.text)

    def fitting(self, text: str) -> str:
        """The text itself. Raises RefusedError for one that is too long."""
        if len(text) > self.most:
            raise RefusedError(
                f"{len(text):,} characters, and at most {self.most:,} fit", "shorten it"
            )
        return text


@dataclass(frozen=True)
class OptionalCell(RequiredCell):
    """A text that may be empty. One that only looks like a sign for not known stands in quotation
    marks.
    """

    def show(self, value: str | None, names: Written, method: Method) -> str:
        """The text, in quotation marks where it would be read as a sign."""
        return f'"{value}"' if value and is_sign(_bare(value)) else value or ""

    def read(self, cell: SheetCell, by: ReadingContext) -> str:
        """The text; "" for a sign."""
        written = cell.text
        if is_sign(written):
            return ""
        quoted = len(written) > 1 and written[0] == written[-1] == '"' and is_sign(_bare(written))
        return self.fitting(written[1:-1] if quoted else written)


def _bare(text: str) -> str:
    return even_text(text).strip('" ')


def sayable_part(said: str, otherwise: str) -> str:
    """``said``, or ``otherwise`` where it could not be told apart in a list."""
    return otherwise if ";" in said or is_sign(said) else said


def parts_of(written: str, marks: str) -> list[str]:
    """What stands between ``marks`` in a cell; nothing for a sign."""
    if is_sign(written):
        return []
    for mark in marks:
        written = written.replace(mark, ";")
    return [part.strip() for part in written.split(";") if part.strip()]

"""One cell, judged: what it says, or why it cannot be read and how to write it.

File, paste box, editable table, paper grid and command line all come through here. Nothing is
changed and nothing is dropped: a value that cannot be read without guessing is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from cluster_psia.assessment.files.sheets.cell import SheetCell
from cluster_psia.assessment.tables.escape import unescaped_text
from cluster_psia.assessment.tables.reading.refused import RefusedError, shortened_text
from cluster_psia.assessment.tables.reading.signs import is_error_text

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.cells import CellReading
    from cluster_psia.assessment.tables.reading.context import ReadingContext


@dataclass(frozen=True)
class CellRefusal:
    """Why a cell is not taken. ``head`` is what its column is called, ``text`` what stands in it;
    both are empty where it is the row as a whole.
    """

    head: str
    text: str
    reason: str
    mend: str = ""

    @property
    def sentence(self) -> str:
        """All of it in one line, for people."""
        said = f"{self.reason}; {self.mend}" if self.mend else self.reason
        return f"{self.head}: {said}" if self.head else said


class JudgedCell(NamedTuple):
    """What a cell says: ``value``, unless it is ``empty`` or there is a ``refusal``.

    ``value`` is what the document keeps: a whole number, a key, a text, ids of nodes; None or ""
    for a sign of not known.
    """

    text: str
    value: Any = None
    refusal: CellRefusal | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing stands in the cell."""
        return not self.text


def judge_cell(
    how: CellReading, given: SheetCell | str, by: ReadingContext, head: str = ""
) -> JudgedCell:
    """What a cell of a column says. ``how`` is the column's kind (``ChainColumn.how``,
    ``AnswerCell()``), ``given`` a cell of a file or what was typed or pasted, ``head`` what the
    column is called. Never raises for what stands in the cell.
    """
    cell = SheetCell(given.strip()) if isinstance(given, str) else given
    if not cell.text:
        return JudgedCell("")
    if cell.kind == "text" and ("'" in cell.text or not cell.text.isascii()):
        cell = SheetCell(unescaped_text(cell.text))
    try:
        return JudgedCell(cell.text, read_value(how, cell, by))
    except RefusedError as error:
        return JudgedCell(cell.text, refusal=CellRefusal(head, cell.text, error.reason, error.mend))


def read_value(how: CellReading, cell: SheetCell, by: ReadingContext) -> Any:
    """The value of a cell that is not empty, without the apostrophe of ``escape.py``. Raises
    RefusedError.
    """
    if cell.kind == "error" or (cell.kind == "text" and is_error_text(cell.text)):
        raise RefusedError(
            f"the cell shows the error {shortened_text(cell.text)}",
            "mend it where the table was made, or write what belongs here",
        )
    if cell.kind == "formula":
        raise RefusedError(
            f"'{shortened_text(cell.text)}' is a formula, and what it shows is not in the file",
            "copy the cells and paste them as values",
        )
    return how.read(cell, by)

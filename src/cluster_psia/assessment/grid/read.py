"""What the cells of one row mean, and which of them cannot be taken and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.explain import refusal_words
from cluster_psia.assessment.grid.table import RowValues

if TYPE_CHECKING:
    from cluster_psia.assessment.grid.table import GridTable
    from cluster_psia.assessment.grid.value import GridColumn, GridDraft


class ReadRow:
    """A row that was read: ``values`` are to be put, ``reasons`` say why others cannot be,
    ``lacking`` what a new row still needs. ``taken`` are columns that stand in the document as they
    were typed.
    """

    def __init__(self, id_: str, *, new: bool) -> None:
        self.id, self.new = id_, new
        self.values: dict[str, Any] = {}
        self.reasons: dict[str, str] = {}
        self.lacking: dict[str, str] = {}
        self.taken: set[str] = set()
        self.ready = False

    @property
    def as_values(self) -> RowValues:
        """What is to be put into the document."""
        return RowValues(None if self.new else self.id, self.values)

    def put(self, refused: Mapping[str, str]) -> None:
        """Note what the document took of it and what it refused."""
        self.reasons.update(refused)
        self.taken |= self.values.keys() - refused.keys()


def read_grid_row(
    row: str, texts: Mapping[str, str], draft: GridDraft, table: GridTable[Any], thing: Any
) -> ReadRow:
    """What ``texts``, that were typed into a row, mean; ``thing`` is what the document has of it.
    Half a word, in the cell where somebody is typing, is not read.
    """
    read = ReadRow(row, new=row in draft.new)
    for column in table.columns:
        if column.key in texts and (row, column.key) != draft.typing:
            _read_cell(read, column, texts[column.key], thing, table)
    if read.new:
        _ask_for_rest(read, texts, table)
    else:
        read.ready = bool(read.values)
    return read


def _read_cell(
    read: ReadRow, column: GridColumn, text: str, thing: Any, table: GridTable[Any]
) -> None:
    why_fixed = column.fixed(thing)
    if not read.new and text == column.text_of(thing):
        read.taken.add(column.key)
    elif why_fixed:
        read.reasons[column.key] = why_fixed
    elif not text.strip() and column.key in table.required:
        if not read.new:
            read.reasons[column.key] = table.required[column.key]
    else:
        try:
            read.values[column.key] = column.value_of(text)
        except ValueError as error:
            read.reasons[column.key] = refusal_words(error)


def _ask_for_rest(read: ReadRow, texts: Mapping[str, str], table: GridTable[Any]) -> None:
    """What a new row needs before it can be put; an empty one needs nothing."""
    if any(text.strip() for text in texts.values()):
        absent = [key for key in table.needed if not texts.get(key, "").strip()]
        read.lacking = {key: table.required[key] for key in absent}
        read.ready = all(key in read.values for key in table.needed)

"""A grid as a value: its columns, its rows, and what was typed into it and not understood.

Each cell is text. What the document holds is shown by its column; what was typed and could not be
taken stays as it was typed, with the reason, until somebody mends or clears it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any, Literal

ColumnKind = Literal["text", "number", "choice", "answer", "tick", "sign"]
CellAt = tuple[str, str]  # the id of a row, the key of a column
NEW = "new-"  # how ids of rows begin that are in no document yet


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def _never_fixed(_: Any) -> str:
    return ""


@dataclass(frozen=True)
class GridColumn:
    """A column: how a value stands in its cells, and how a cell is read.

    ``read`` takes the text of a cell that is not empty; it raises ValueError with the reason in
    words. An emptied cell means ``empty``. ``options`` are what a choice or an answer may be, as it
    is typed, with what it means where that says more. ``fixed`` says why nobody writes into the
    cell of a thing; "" where somebody may. ``width`` is in pixels.

    A sign is shown by its mark, which ``options`` have for each text, and is put by one of its
    ``keys`` or by a press on its mark; ``quiet`` where it is no sign of anything.
    """

    key: str
    head: str
    kind: ColumnKind = "text"
    read: Callable[[str], Any] = str
    show: Callable[[Any], str] = _shown
    options: Mapping[str, str] = field(default_factory=dict)
    help: str = ""
    width: int = 120
    empty: Any = None
    lines: bool = False  # whether a cell may have more than one line
    fixed: Callable[[Any], str] = _never_fixed
    keys: Mapping[str, str] = field(default_factory=dict)
    quiet: bool = False

    def text_of(self, thing: Any) -> str:
        """What the document holds of a thing in this column; "" of a row that is in none."""
        return "" if thing is None else self.show(attrgetter(self.key)(thing))

    def value_of(self, text: str) -> Any:
        """What a cell means. Raises ValueError with the reason in words."""
        return self.read(text) if text.strip() else self.empty


@dataclass(frozen=True)
class GridRow:
    """A row: the thing of the document that it shows; None for one that is in no document yet.

    ``mark`` stands beside its number. ``noted`` are the columns in which there is more to read than
    the cell says.
    """

    id: str
    thing: Any = None
    mark: str = ""
    noted: tuple[str, ...] = ()


@dataclass(frozen=True)
class GridDraft:
    """What was typed into a grid and does not stand in the document.

    ``cells`` are texts as they were typed, ``reasons`` say why those that were judged were not
    taken, ``lacking`` what a new row still needs. ``new`` are rows that are in no document yet.
    ``typing`` is the cell in which somebody is at work: nobody judges half a word.
    """

    cells: Mapping[CellAt, str] = field(default_factory=dict)
    reasons: Mapping[CellAt, str] = field(default_factory=dict)
    lacking: Mapping[CellAt, str] = field(default_factory=dict)
    new: tuple[str, ...] = ()
    typing: CellAt | None = None

    def with_texts(self, cells: Mapping[CellAt, str], *, done: bool) -> GridDraft:
        """The same with texts in some cells; ``done`` unless somebody is still at work in the last
        of them. Rows that are not known yet begin at the end.
        """
        begun = {at[0]: None for at in cells if at[0].startswith(NEW)}
        return replace(
            self,
            cells={**self.cells, **cells},
            reasons={at: why for at, why in self.reasons.items() if at not in cells},
            new=tuple(dict.fromkeys((*self.new, *begun))),
            typing=None if done else next(reversed(list(cells)), None),
        )

    def without_row(self, row: str) -> GridDraft:
        """The same without anything of one row."""
        return GridDraft(
            _without(self.cells, row),
            _without(self.reasons, row),
            _without(self.lacking, row),
            tuple(each for each in self.new if each != row),
            None if self.typing and self.typing[0] == row else self.typing,
        )

    def with_ids(self, now: Mapping[str, str]) -> GridDraft:
        """The same where rows have another id; a new one stands in the document by now."""

        def _at(at: CellAt) -> CellAt:
            return now.get(at[0], at[0]), at[1]

        return GridDraft(
            {_at(at): text for at, text in self.cells.items()},
            {_at(at): why for at, why in self.reasons.items()},
            {_at(at): why for at, why in self.lacking.items()},
            tuple(row for row in self.new if row not in now),
            _at(self.typing) if self.typing else None,
        )

    def texts_by_row(self) -> dict[str, dict[str, str]]:
        """What was typed, by row and column."""
        rows: dict[str, dict[str, str]] = {}
        for (row, column), text in self.cells.items():
            rows.setdefault(row, {})[column] = text
        return rows


def _without(cells: Mapping[CellAt, str], row: str) -> dict[CellAt, str]:
    return {at: text for at, text in cells.items() if at[0] != row}


@dataclass(frozen=True)
class DataGrid:
    """A grid as it is shown: the rows of the document, then the new ones."""

    name: str  # for those who cannot see it
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    draft: GridDraft = field(default_factory=GridDraft)
    adds: bool = True  # whether new rows can be begun
    removes: bool = True  # whether rows can be taken out

    def text(self, row: GridRow, column: GridColumn) -> str:
        """What stands in a cell: as it was typed, or as the document has it."""
        typed = self.draft.cells.get((row.id, column.key))
        return column.text_of(row.thing) if typed is None else typed

    @property
    def refused(self) -> tuple[CellAt, ...]:
        """The cells that were not understood, in the order of rows and columns."""
        return self._in_order(self.draft.reasons)

    @property
    def incomplete(self) -> tuple[CellAt, ...]:
        """The cells that new rows still need, in that order."""
        return self._in_order(self.draft.lacking)

    def _in_order(self, cells: Mapping[CellAt, str]) -> tuple[CellAt, ...]:
        rows = {row.id: place for place, row in enumerate(self.rows)} if cells else {}
        columns = {column.key: place for place, column in enumerate(self.columns)}
        shown = [at for at in cells if at[0] in rows and at[1] in columns]
        return tuple(sorted(shown, key=lambda at: (rows[at[0]], columns[at[1]])))

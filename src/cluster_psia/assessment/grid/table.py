"""How the rows of one kind stand in a document, and how rows that were read are put into it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from cluster_psia.assessment.document.explain import refusal_words
from cluster_psia.assessment.grid.value import DataGrid, GridColumn, GridDraft, GridRow

GridDocument = TypeVar("GridDocument")
Reasons = dict[str, str]  # by column, why a cell was not taken


@dataclass(frozen=True)
class RowValues:
    """What is to be put into a row: ``id`` is None for a new one."""

    id: str | None
    values: Mapping[str, Any]


PutRows = Callable[[GridDocument, Sequence[RowValues]], GridDocument]


@dataclass(frozen=True)
class GridTable(Generic[GridDocument]):
    """A table of a document.

    ``rows`` gives the rows as they are shown, ``ids`` their ids in the order of the document.
    ``put`` changes rows in their places and adds new ones at the end, all or none; ``remove`` takes
    one out. Both raise ValueError for what cannot be. A table without ``put`` keeps all that is
    typed as a draft. ``required`` has a complaint for each column that may not be empty; a new row
    gets those of ``brought`` by itself.
    """

    columns: tuple[GridColumn, ...]
    rows: Callable[[GridDocument], tuple[GridRow, ...]]
    ids: Callable[[GridDocument], tuple[str, ...]]
    put: PutRows[GridDocument] | None = None
    remove: Callable[[GridDocument, str], GridDocument] | None = None
    required: Mapping[str, str] = field(default_factory=dict)
    brought: frozenset[str] = frozenset()
    grows: bool = True  # whether new rows can be begun

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns that a new row must fill."""
        return tuple(key for key in self.required if key not in self.brought)


def grid_of(
    name: str, document: GridDocument, draft: GridDraft, table: GridTable[GridDocument]
) -> DataGrid:
    """A table as it is shown, with what was typed and does not stand in the document."""
    rows = (*table.rows(document), *(GridRow(id_) for id_ in draft.new))
    removes = table.remove is not None or (table.grows and table.put is None)
    return DataGrid(name, table.columns, rows, draft, table.grows, removes)


def put_rows(
    document: GridDocument,
    rows: Sequence[RowValues],
    put: PutRows[GridDocument],
    needed: Sequence[str],
) -> tuple[GridDocument, list[Reasons]]:
    """The document with as much of these rows as it takes; and for each of them the cells that it
    does not take, with the reasons. A new row that is not taken has all its cells there.

    All rows are tried at once, then in halves, so that one bad row among thousands costs little.
    """
    if not rows:
        return document, []
    try:
        return put(document, rows), [{} for _ in rows]
    except ValueError:
        if len(rows) == 1:
            document, left = _put_row(document, rows[0], put, needed)
            return document, [left]
    half = len(rows) // 2
    document, first = put_rows(document, rows[:half], put, needed)
    document, second = put_rows(document, rows[half:], put, needed)
    return document, [*first, *second]


def _put_row(
    document: GridDocument, row: RowValues, put: PutRows[GridDocument], needed: Sequence[str]
) -> tuple[GridDocument, Reasons]:
    """As much of one row as the document takes: without the cells that it names as wrong, and where
    it refuses the row as a whole, cell by cell.
    """
    left: Reasons = {}
    values = dict(row.values)
    while values:
        try:
            return put(document, [RowValues(row.id, values)]), left
        except ValueError as error:
            wrong = _named_cell(error, values)
            if wrong is None:
                break
            left[wrong] = refusal_words(error)
            del values[wrong]
    document, refused = _put_cells(document, RowValues(row.id, values), put, needed)
    return document, left | refused


def _named_cell(error: ValueError, among: Collection[str]) -> str | None:
    """The cell that the document complains of, where it names one."""
    if not isinstance(error, ValidationError):
        return None
    place = map(str, reversed(error.errors()[0]["loc"]))
    return next((name for name in place if name in among), None)


def _put_cells(
    document: GridDocument, row: RowValues, put: PutRows[GridDocument], needed: Sequence[str]
) -> tuple[GridDocument, Reasons]:
    """The cells one by one, each with those before it that were taken; a new row begins with those
    that it needs.
    """
    taken: dict[str, Any] = {}
    refused: Reasons = {}
    begun = document
    steps = [[key] for key in row.values if row.id is not None or key not in needed]
    if row.id is None:
        steps.insert(0, list(needed))
    for keys in steps:
        more = {key: row.values[key] for key in keys if key in row.values}
        try:
            document = put(begun, [RowValues(row.id, {**taken, **more})])
        except ValueError as error:
            refused |= dict.fromkeys(more, refusal_words(error))
            if row.id is None and not taken:
                return begun, dict.fromkeys(row.values, refusal_words(error))
        else:
            taken |= more
    return document, refused

"""The engine of tables to edit: what a person did to a table, taken into a document row by row.

A row that cannot be taken is refused with its reason and costs no other row. What arrives is the
delta that a table editor reports: ``{"edited_rows": {0: {"label": "…"}}, "added_rows": [{…}],
"deleted_rows": [2]}``, counted against the rows that were shown. It is the whole difference to
them, not the last step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from cluster_psia.assessment.document.explain import error_sentence

EditedRow = dict[str, Any]
Delta = Mapping[str, Any]
AnyDocument = TypeVar("AnyDocument")


@dataclass(frozen=True)
class ShownRows:
    """A table as it was shown. ``ids`` says which entry each row is; None marks a draft that is not
    yet complete.
    """

    ids: tuple[Any, ...]
    rows: tuple[EditedRow, ...]


def shown_rows(
    things: Sequence[Any], columns: Iterable[str], id_of: Callable[[Any], Any]
) -> ShownRows:
    """Things as a table shows them: one row each, with the fields that ``columns`` name."""
    names = tuple(columns)
    rows = tuple(_row_of(thing, names) for thing in things)
    return ShownRows(tuple(id_of(thing) for thing in things), rows)


def _row_of(thing: Any, names: tuple[str, ...]) -> EditedRow:
    return {name: getattr(thing, name) for name in names}


@dataclass(frozen=True)
class EditedColumns:
    """The columns that a person may write into, and what an emptied cell means in them.

    An emptied text is "", any other emptied cell None. Editors report whole numbers as floats and
    days with a time.
    """

    names: tuple[str, ...]
    texts: frozenset[str]
    whole: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()


@dataclass(frozen=True)
class RowChange:
    """One row that was changed, added or taken out."""

    number: int  # of the row, from 1; new ones count on
    id: Any  # None for a new row and for a draft
    fields: EditedRow
    gone: bool = False
    added: int | None = None  # which of the rows added below the table, from 0


@dataclass(frozen=True)
class RefusedRow:
    """A row that was not taken, and why."""

    change: RowChange
    error: ValueError


@dataclass(frozen=True)
class TableEdit(Generic[AnyDocument]):
    """What came of a delta: the changed document, and the rows that were refused."""

    document: AnyDocument
    refused: tuple[RefusedRow, ...]

    @property
    def drafts(self) -> tuple[EditedRow, ...]:
        """New rows that are not yet complete."""
        return tuple(row.change.fields for row in self.refused if row.change.id is None)


def _left_alone(document: AnyDocument, _: RowChange) -> AnyDocument:
    return document


@dataclass(frozen=True)
class EditedTable(Generic[AnyDocument]):
    """How one kind of row is put into, changed in and taken out of a document.

    ``required`` has a complaint for each column that may not be empty; a new row gets those of
    ``brought`` by itself. ``add``, ``change`` and ``remove`` raise ValueError for what cannot be;
    ``refuse`` is what the document is then.
    """

    columns: EditedColumns
    ids: Callable[[AnyDocument], tuple[Any, ...]]
    add: Callable[[AnyDocument, RowChange], AnyDocument]
    change: Callable[[AnyDocument, Any, EditedRow], AnyDocument]
    remove: Callable[[AnyDocument, Any], AnyDocument]
    required: Mapping[str, str]
    brought: frozenset[str] = frozenset()
    refuse: Callable[[AnyDocument, RowChange], AnyDocument] = _left_alone


def with_drafts(sheet: ShownRows, drafts: tuple[EditedRow, ...]) -> ShownRows:
    """``sheet`` with new rows at its end that are still to be completed."""
    return ShownRows((*sheet.ids, *(None for _ in drafts)), (*sheet.rows, *drafts))


def apply_delta(
    document: AnyDocument, shown: ShownRows, delta: Delta, table: EditedTable[AnyDocument]
) -> TableEdit[AnyDocument]:
    """``document`` after a person edited a table that showed ``shown``."""
    refused: list[RefusedRow] = []
    for change in changed_rows(shown, delta, table.columns):
        try:
            document = _take(document, change, table)
        except ValueError as error:  # pydantic's ValidationError is one
            document = table.refuse(document, change)
            refused.append(RefusedRow(change, error))
    return TableEdit(document, tuple(refused))


def changed_rows(shown: ShownRows, delta: Delta, columns: EditedColumns) -> Iterator[RowChange]:
    """The rows that a delta speaks of, in their order. A draft is spoken of as long as it stands,
    an added row as soon as a cell of it is filled.
    """
    yield from _changes_of_shown(shown, delta, columns)
    for index, row in enumerate(delta.get("added_rows", [])):
        fields = clean_cells(row, columns)
        if any(value not in (None, "") for value in fields.values()):
            yield RowChange(len(shown.rows) + index + 1, None, fields, added=index)


def _changes_of_shown(
    shown: ShownRows, delta: Delta, columns: EditedColumns
) -> Iterator[RowChange]:
    edited = {int(index): row for index, row in delta.get("edited_rows", {}).items()}
    deleted = {int(index) for index in delta.get("deleted_rows", [])}
    for index, (id_, row) in enumerate(zip(shown.ids, shown.rows, strict=True)):
        fields = clean_cells(edited.get(index, {}), columns)
        gone = index in deleted
        if id_ is None and not gone:
            yield RowChange(index + 1, None, {**row, **fields})
        elif id_ is not None and (fields or gone):
            yield RowChange(index + 1, id_, fields, gone=gone)


def clean_cells(row: Mapping[str, Any], columns: EditedColumns) -> EditedRow:
    """The cells of a row as fields, only columns of ours."""
    fields: EditedRow = {}
    for name, value in row.items():
        if name in columns.texts:
            fields[name] = value or ""
        elif name in columns.whole and isinstance(value, float) and value.is_integer():
            fields[name] = int(value)
        elif name in columns.days and isinstance(value, str):
            fields[name] = value[: len("2025-03-31")] or None
        elif name in columns.names:
            fields[name] = value
    return fields


def _take(document: AnyDocument, change: RowChange, table: EditedTable[AnyDocument]) -> AnyDocument:
    if change.id is not None and change.id not in table.ids(document):
        return document  # taken out meanwhile: there is nothing left to change
    if change.gone:
        return table.remove(document, change.id)
    for name, complaint in table.required.items():
        asked = name not in table.brought if change.id is None else name in change.fields
        if asked and change.fields.get(name) in (None, ""):
            raise ValueError(complaint)
    if change.id is None:
        return table.add(document, change)
    return table.change(document, change.id, change.fields)


def refusal_reason(error: ValueError) -> str:
    """Why a row was refused, in one sentence without technical words."""
    return error_sentence(error) if isinstance(error, ValidationError) else str(error)

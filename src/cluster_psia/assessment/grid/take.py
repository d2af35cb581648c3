"""Taking what was typed into a grid into a document: cell by cell, and nothing is lost.

A cell that cannot be read stays as it was typed, with the reason, and costs no other cell. So does
one that the document refuses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Generic

from cluster_psia.assessment.document.explain import refusal_words
from cluster_psia.assessment.grid.paste import BlockError, PastedCell, lay_block
from cluster_psia.assessment.grid.read import ReadRow, read_grid_row
from cluster_psia.assessment.grid.table import GridDocument, GridTable, put_rows
from cluster_psia.assessment.grid.value import NEW, GridDraft

if TYPE_CHECKING:
    from cluster_psia.assessment.grid.changes import GridChange


@dataclass(frozen=True)
class TakenChanges(Generic[GridDocument]):
    """What came of changes: the document, what does not stand in it, rows that have another id now
    (a new one that was taken, a link with another end), and what else is to be told.
    """

    document: GridDocument
    draft: GridDraft
    renamed: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def take_changes(
    document: GridDocument,
    draft: GridDraft,
    changes: Iterable[GridChange],
    table: GridTable[GridDocument],
    renamed: Mapping[str, str] | None = None,
) -> TakenChanges[GridDocument]:
    """``document`` and ``draft`` after these changes, in their order. "undo" and "redo" are for
    whoever keeps the steps. ``renamed`` says under which other ids a browser may still know rows.
    """
    taking = _Taking(TakenChanges(document, draft, dict(renamed or {})), table)
    for change in changes:
        taking.take(change)
    return taking.now


class _Taking(Generic[GridDocument]):
    """Document and draft on their way through some changes."""

    def __init__(self, now: TakenChanges[GridDocument], table: GridTable[GridDocument]) -> None:
        self.now, self.table = now, table
        self.columns = {column.key for column in table.columns}

    def take(self, change: GridChange) -> None:
        """One change."""
        if change.what == "set":
            at = (self._id(change.row), change.column)
            self._set((PastedCell(at, change.text),), done=change.done)
        elif change.what == "paste":
            self._paste(change)
        elif change.what == "delete":
            for row in change.rows:
                self._delete(self._id(row))

    def _id(self, row: str) -> str:
        """The id that a row has now."""
        return self.now.renamed.get(row, row)

    def _rows(self) -> tuple[str, ...]:
        shown = self.table.rows(self.now.document)
        return (*(row.id for row in shown), *self.now.draft.new)

    def _tell(self, error: ValueError) -> None:
        self.now = replace(self.now, notes=(*self.now.notes, f"{refusal_words(error)}."))

    def _set(self, cells: Sequence[PastedCell], *, done: bool) -> None:
        there, left = set(self._rows()), self.now.draft.typing
        fitting = {
            at: text
            for at, text in cells
            if at[1] in self.columns and (at[0] in there or self._begins(at[0]))
        }
        draft = self.now.draft.with_texts(fitting, done=done)
        self.now = replace(self.now, draft=draft)
        rows = {at[0]: None for at in fitting if done}
        if left is not None and left != draft.typing:  # half a word that somebody has left
            rows[left[0]] = None
        self._take_rows(list(rows))

    def _begins(self, row: str) -> bool:
        return self.table.grows and row.startswith(NEW)

    def _paste(self, change: GridChange) -> None:
        new = change.new if self.table.grows else None
        at = (self._id(change.row), change.column)
        try:
            cells = lay_block(change.text, at, self.table.columns, self._rows(), new)
        except BlockError as error:
            self._tell(error)
            return
        self._set(cells, done=True)

    def _delete(self, row: str) -> None:
        now = self.now
        if row not in now.draft.new:
            if self.table.remove is None or row not in self.table.ids(now.document):
                return
            try:
                now = replace(now, document=self.table.remove(now.document, row))
            except ValueError as error:
                self._tell(error)
                return
        self.now = replace(now, draft=now.draft.without_row(row))

    def _take_rows(self, rows: Sequence[str]) -> None:
        """Put what was typed into these rows into the document, as far as it can be."""
        if not rows:
            return
        draft, things = self.now.draft, self._things()
        texts, there = draft.texts_by_row(), things.keys() | set(draft.new)
        read = [
            read_grid_row(row, texts.get(row, {}), draft, self.table, things.get(row))
            for row in rows
            if row in there
        ]
        ready = [row for row in read if row.ready]
        before = self.table.ids(self.now.document)
        document = self.now.document
        if self.table.put is not None:
            values = [row.as_values for row in ready]
            document, left = put_rows(document, values, self.table.put, self.table.needed)
            for row, refused in zip(ready, left, strict=True):
                row.put(refused)
        self.now = replace(self.now, document=document, draft=_kept(draft, read))
        if document is not before:
            self._follow(ready, before)

    def _things(self) -> dict[str, object]:
        return {row.id: row.thing for row in self.table.rows(self.now.document)}

    def _follow(self, ready: Sequence[ReadRow], before: Sequence[str]) -> None:
        """Rows that have another id now take what is left of their draft along."""
        after = self.table.ids(self.now.document)
        added = [row.id for row in ready if row.new and row.taken]
        pairs = [*zip(before, after, strict=False), *zip(added, after[len(before) :], strict=True)]
        renamed = {old: now for old, now in pairs if old != now}
        if renamed:
            draft = self.now.draft.with_ids(renamed)
            known = _followed(self.now.renamed, renamed)
            self.now = replace(self.now, draft=draft, renamed=known)


def _followed(before: Mapping[str, str], renamed: Mapping[str, str]) -> dict[str, str]:
    """Each id that a row ever had, with the one it has now; an id that is in use means its row."""
    known = {old: renamed.get(now, now) for old, now in before.items()} | dict(renamed)
    return {old: now for old, now in known.items() if old not in renamed.values()}


def _kept(draft: GridDraft, rows: Sequence[ReadRow]) -> GridDraft:
    """What was taken leaves the draft; the rest stays in it, with its reasons."""
    read = {row.id: row for row in rows}
    return replace(
        draft,
        cells={
            at: text
            for at, text in draft.cells.items()
            if at[0] not in read or at[1] not in read[at[0]].taken
        },
        reasons=_renewed(draft.reasons, {id_: row.reasons for id_, row in read.items()}),
        lacking=_renewed(draft.lacking, {id_: row.lacking for id_, row in read.items()}),
    )


def _renewed(
    before: Mapping[tuple[str, str], str], rows: Mapping[str, Mapping[str, str]]
) -> dict[tuple[str, str], str]:
    now = {at: why for at, why in before.items() if at[0] not in rows}
    for row, words in rows.items():
        now |= {(row, column): why for column, why in words.items()}
    return now

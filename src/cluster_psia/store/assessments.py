"""The store of assessments: every change is a new revision,
and nothing that was acknowledged is lost.
"""

from __future__ import annotations

import builtins
import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace as changed

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, select, update

from cluster_psia.assessment.document.explain import explain_error
from cluster_psia.assessment.document.model import Assessment, replace
from cluster_psia.assessment.edits.profile import renamed_copy
from cluster_psia.store import history, rows
from cluster_psia.store.drafts import DraftStore, drop_all_drafts
from cluster_psia.store.tables import assessments
from cluster_psia.store.transaction import transaction
from cluster_psia.store.values import NotFound, Saved, StaleRevision, StoreError, Summary

KEEP = 200  # revisions kept of each assessment
# nothing that a person would mistake for something else
_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_ID_LENGTH = 14


class AssessmentStore:
    """Assessments in one database, open to threads and processes at once.

    Every method raises StoreError, one line for people, when the database cannot do it, and
    NotFound for an id that is not there or deleted.
    """

    def __init__(self, engine: Engine, place: str, keep: int = KEEP) -> None:
        self._engine, self._place, self._keep = engine, place, keep
        self.drafts = DraftStore(engine, place)

    def create(self, assessment: Assessment) -> Saved:
        """Keep a new assessment under a new id; it is revision 1."""
        document = rows.document_of(assessment)
        id_ = "".join(secrets.choice(_ALPHABET) for _ in range(_ID_LENGTH))
        with self._writing() as connection:
            first = rows.add_first(connection, id_, assessment, document)
            return rows.saved_value(first, assessment)

    def get(self, id_: str) -> Saved:
        """The newest revision."""
        with self._reading() as connection:
            return rows.saved_value(rows.newest_revision(connection, id_))

    def revision(self, id_: str, number: int) -> Assessment:
        """What one revision holds. Raises StoreError when it was taken away or cannot be read."""
        with self._reading() as connection:
            return rows.assessment_in(rows.revision_row(connection, id_, number))

    def list(self) -> builtins.list[Summary]:
        """All that are not deleted, newest change first."""
        with self._reading() as connection:
            return rows.assessment_summaries(connection, deleted=False)

    def deleted(self) -> builtins.list[Summary]:
        """Those that are deleted and can be restored, newest change first."""
        with self._reading() as connection:
            return rows.assessment_summaries(connection, deleted=True)

    def is_empty(self) -> bool:
        """Whether nothing was ever kept here; deleted assessments count as kept."""
        with self._reading() as connection:
            return connection.execute(select(assessments.c.id).limit(1)).first() is None

    def save(
        self, id_: str, assessment: Assessment, base_revision: int, *, instead: bool = False
    ) -> Saved:
        """Keep a changed assessment; an unchanged one makes no new revision.

        With ``instead`` it takes the place of the newest revision, which was another moment of the
        same typing: undo leads to where it led from there. Raises StaleRevision, with what stands
        in the store, when ``base_revision`` is not the newest.
        """
        document = rows.document_of(assessment)
        with self._writing() as connection:
            before = self._base(connection, id_, base_revision)
            if before.document == document:
                return rows.saved_value(before, assessment)
            undo_to: int | None = base_revision
            if instead and before.undo_to is not None:
                undo_to = history.undo_target(connection, before, document)
                history.drop_revision(connection, before)
            content = changed(
                before,
                schema_version=assessment.schema_version,
                document=document,
                undo_to=undo_to,
                redo_to=None,
            )
            return self._add(connection, before, content, assessment)

    def undo(self, id_: str, base_revision: int) -> Saved:
        """Take the last change back, as a new revision.

        Raises StaleRevision, and StoreError when nothing is left.
        """
        with self._writing() as connection:
            before = self._base(connection, id_, base_revision)
            if before.undo_to is None:
                raise StoreError("there is nothing to undo")
            target = rows.revision_row(connection, id_, before.undo_to)
            content = changed(target, redo_to=before.number)
            return self._add(connection, before, content, rows.assessment_in(target))

    def redo(self, id_: str, base_revision: int) -> Saved:
        """Bring back what was taken back last.

        Raises StaleRevision, and StoreError when nothing is left.
        """
        with self._writing() as connection:
            before = self._base(connection, id_, base_revision)
            if before.redo_to is None:
                raise StoreError("there is nothing to redo")
            target = rows.revision_row(connection, id_, before.redo_to)
            content = changed(target, undo_to=before.number)
            return self._add(connection, before, content, rows.assessment_in(target))

    def change(self, id_: str, edit: Callable[[Assessment], Assessment]) -> tuple[Saved, bool]:
        """Keep ``edit`` of whatever is newest, and say whether that made a new revision."""
        while True:  # each turn that fails means that somebody else's change was kept
            now = self.get(id_)
            try:
                after = self.save(id_, edit(now.assessment), now.revision)
            except StaleRevision:
                continue
            return after, after.revision != now.revision

    def rename(self, id_: str, name: str) -> Saved:
        """Give it another name: a change like any other, on top of whatever is newest."""
        return self.change(id_, lambda now: _named(now, name))[0]

    def duplicate(self, id_: str, name: str | None = None) -> Saved:
        """A new assessment with the same content, named ``name`` or "Copy of …",
        and no sample any more.
        """
        original = self.get(id_).assessment
        copy = renamed_copy(original, f"Copy of {original.name}"[:300])
        return self.create(copy if name is None else _named(copy, name))

    def delete(self, id_: str) -> None:
        """Take it off the list; ``restore`` brings it back as it was, but its drafts are gone."""
        self._mark(id_, was_deleted=False)

    def restore(self, id_: str) -> None:
        """Bring a deleted one back as it was."""
        self._mark(id_, was_deleted=True)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _mark(self, id_: str, was_deleted: bool) -> None:
        rows.check_id(id_)
        gone = assessments.c.deleted_at
        asked = update(assessments).where(
            assessments.c.id == id_, gone.is_not(None) if was_deleted else gone.is_(None)
        )
        deleted_at = None if was_deleted else rows.current_moment()
        with self._writing() as connection:
            marked = connection.execute(asked.values(deleted_at=deleted_at))
            if marked.rowcount == 0:
                raise NotFound(id_)
            if deleted_at:
                drop_all_drafts(connection, id_)

    def _base(self, connection: Connection, id_: str, base: int) -> rows.RevisionRow:
        newest = rows.newest_revision(connection, id_)
        if newest.number != base:
            raise StaleRevision(rows.saved_value(newest))
        return newest

    def _add(
        self,
        connection: Connection,
        before: rows.RevisionRow,
        content: rows.RevisionRow,
        assessment: Assessment,
    ) -> Saved:
        """Add ``content`` as the revision after ``before``, without pointers to revisions that are
        taken away with it.
        """
        last = history.last_to_prune(connection, before, self._keep)
        row = changed(
            content,
            number=before.number + 1,
            undo_to=_pointer_above(last, content.undo_to),
            redo_to=_pointer_above(last, content.redo_to),
            made_at=rows.current_moment(),
        )
        if not rows.add_revision(connection, before.number, row, assessment):
            # PostgreSQL lets another writer in between reading the newest revision and adding the
            # next one.
            raise StaleRevision(rows.saved_value(rows.newest_revision(connection, row.id)))
        history.prune_revisions(connection, row.id, last)
        return rows.saved_value(row, assessment)

    def _reading(self) -> AbstractContextManager[Connection]:
        return transaction(self._engine, self._place, writing=False)

    def _writing(self) -> AbstractContextManager[Connection]:
        return transaction(self._engine, self._place, writing=True)


def _pointer_above(last_pruned: int, pointer: int | None) -> int | None:
    return pointer if pointer is not None and pointer > last_pruned else None


def _named(a: Assessment, name: str) -> Assessment:
    try:
        named = replace(a, name=name)
    except ValidationError as error:
        raise StoreError(explain_error(error)) from error
    return named

"""Reading and adding rows inside a transaction; what follows from them as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from cluster_psia.assessment.document.model import SCHEMA_VERSION, Assessment
from cluster_psia.assessment.files.file import (
    AssessmentFileError,
    read_assessment,
    write_assessment,
)
from cluster_psia.store.tables import assessments, revisions
from cluster_psia.store.values import NotFound, Saved, StoreError, Summary


@dataclass(frozen=True)
class RevisionRow:
    """A row of ``revisions``: the document as bytes of a file,
    and the revisions that undo and redo lead to.
    """

    id: str
    number: int
    schema_version: int
    document: bytes
    undo_to: int | None
    redo_to: int | None
    made_at: str


def current_moment() -> str:
    """This moment as it is stored."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def check_id(id_: str) -> None:
    """Raise NotFound for what can be no id;
    it comes from an address, and no database need see it.
    """
    if not (id_.isascii() and id_.isalnum() and len(id_) <= 40):
        raise NotFound(id_)


def document_of(a: Assessment) -> bytes:
    """The document to store.

    Raises StoreError for one that could not be read back, before anything is written.
    """
    try:
        document = write_assessment(a)
        read_assessment(document)
    except AssessmentFileError as error:
        raise StoreError(f"this cannot be saved: {error}") from error
    return document


def newest_revision(connection: Connection, id_: str) -> RevisionRow:
    """The newest revision.

    Raises NotFound, also when the assessment is deleted, and StoreError when it is lost.
    """
    check_id(id_)
    chosen = select(assessments.c.revision).where(
        assessments.c.id == id_, assessments.c.deleted_at.is_(None)
    )
    number = connection.execute(chosen).scalar_one_or_none()
    if number is None:
        raise NotFound(id_)
    return revision_row(connection, id_, number)


def revision_row(connection: Connection, id_: str, number: int) -> RevisionRow:
    """One revision. Raises StoreError when its row is lost."""
    found = connection.execute(
        select(revisions).where(revisions.c.assessment_id == id_, revisions.c.number == number)
    ).one_or_none()
    if found is None:
        raise StoreError(
            f"revision {number} of this assessment is missing in the database;"
            " put back a copy of it"
        )
    return RevisionRow(
        id=found.assessment_id,
        number=found.number,
        schema_version=found.schema_version,
        document=str(found.document).encode(errors="surrogateescape"),
        undo_to=found.undo_to,
        redo_to=found.redo_to,
        made_at=found.made_at,
    )


def assessment_in(row: RevisionRow) -> Assessment:
    """The document of a revision, upgraded. Raises StoreError when it cannot be read."""
    try:
        return read_assessment(row.document)
    except AssessmentFileError as error:
        raise StoreError(
            f"revision {row.number} of this assessment cannot be read any more: {error}"
        ) from error


def saved_value(row: RevisionRow, a: Assessment | None = None) -> Saved:
    """A revision as the value that callers get; ``a`` spares reading the document again."""
    try:
        changed_at = datetime.fromisoformat(row.made_at).astimezone(UTC)
    except (TypeError, ValueError) as error:
        raise StoreError(
            f"revision {row.number} of this assessment has no time that can be read"
        ) from error
    document = a if a is not None else assessment_in(row)
    return Saved(
        id=row.id,
        revision=row.number,
        assessment=document,
        changed_at=changed_at,
        undo_to=row.undo_to,
        redo_to=row.redo_to,
    )


def add_first(connection: Connection, id_: str, a: Assessment, document: bytes) -> RevisionRow:
    """A new assessment with its first revision."""
    row = RevisionRow(
        id=id_,
        number=1,
        schema_version=SCHEMA_VERSION,
        document=document,
        undo_to=None,
        redo_to=None,
        made_at=current_moment(),
    )
    connection.execute(insert(assessments).values(id=id_, revision=1, **_listed(a, row.made_at)))
    _insert(connection, row)
    return row


def add_revision(connection: Connection, base: int, row: RevisionRow, a: Assessment) -> bool:
    """Add ``row`` after revision ``base``. False when ``base`` is stale."""
    still_newest = update(assessments).where(
        assessments.c.id == row.id,
        assessments.c.revision == base,
        assessments.c.deleted_at.is_(None),
    )
    moved = connection.execute(still_newest.values(revision=row.number, **_listed(a, row.made_at)))
    if moved.rowcount == 0:
        return False
    _insert(connection, row)
    return True


def assessment_summaries(connection: Connection, deleted: bool) -> list[Summary]:
    """The assessments that are deleted, or those that are not; newest change first.

    Reads no document.
    """
    gone = assessments.c.deleted_at
    newest = (revisions.c.assessment_id == assessments.c.id) & (
        revisions.c.number == assessments.c.revision
    )
    asked: Select[Any] = (
        select(assessments, revisions.c.schema_version)
        .outerjoin(revisions, newest)
        .where(gone.is_not(None) if deleted else gone.is_(None))
        .order_by(assessments.c.changed_at.desc(), assessments.c.id)
    )
    return [_summary(row) for row in connection.execute(asked)]


def _listed(a: Assessment, changed_at: str) -> dict[str, Any]:
    return {
        "name": a.name,
        "cluster": a.profile.cluster,
        "country": a.profile.country,
        "sample": a.sample is not None,
        "changed_at": changed_at,
    }


def _insert(connection: Connection, row: RevisionRow) -> None:
    connection.execute(
        insert(revisions).values(
            assessment_id=row.id,
            number=row.number,
            schema_version=row.schema_version,
            document=row.document.decode(),
            undo_to=row.undo_to,
            redo_to=row.redo_to,
            made_at=row.made_at,
        )
    )


def _summary(row: Row[Any]) -> Summary:
    """One line; whatever stands in the row, the others are still listed."""
    changed_at, damaged = _changed_at(row)
    as_stored = (row.name, row.cluster, row.country)
    name, cluster, country = (_readable(text) for text in as_stored)
    return Summary(
        id=row.id,
        name=name,
        cluster=cluster,
        country=country,
        sample=bool(row.sample),
        revision=row.revision,
        changed_at=changed_at,
        damaged=damaged or (name, cluster, country) != as_stored,
    )


def _changed_at(row: Row[Any]) -> tuple[datetime, bool]:
    """When it was changed, and whether its newest revision is missing, newer or makes no sense."""
    try:
        changed_at = datetime.fromisoformat(row.changed_at).astimezone(UTC)
        return changed_at, row.schema_version is None or row.schema_version > SCHEMA_VERSION
    except (TypeError, ValueError):
        return datetime.fromtimestamp(0, UTC), True


def _readable(text: object) -> str:
    return str(text).encode(errors="replace").decode()

"""Which revisions stay, and where undo leads from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select, update

from cluster_psia.store.rows import revision_row
from cluster_psia.store.tables import revisions

if TYPE_CHECKING:
    from cluster_psia.store.rows import RevisionRow


def last_to_prune(connection: Connection, row: RevisionRow, keep: int) -> int:
    """The newest revision that goes when one more comes and ``keep`` stay; 0 when none has to go.

    Revisions are counted: numbers have gaps where typing went on.
    """
    if row.number < keep:
        return 0
    number = revisions.c.number
    asked = select(number).where(revisions.c.assessment_id == row.id).order_by(number.desc())
    return connection.execute(asked.offset(keep - 1).limit(1)).scalar_one_or_none() or 0


def undo_target(connection: Connection, row: RevisionRow, document: bytes) -> int | None:
    """Where undo leads from ``document`` in the place of ``row``: to where it led from there.

    Further back when that holds the same document, for instance where all that was typed was taken
    out again: an undo that changes nothing helps nobody.
    """
    if row.undo_to is None:
        return None
    before = revision_row(connection, row.id, row.undo_to)
    return before.undo_to if before.document == document else before.number


def drop_revision(connection: Connection, row: RevisionRow) -> None:
    """Take the newest revision away, to which nothing leads yet."""
    connection.execute(
        delete(revisions).where(
            revisions.c.assessment_id == row.id, revisions.c.number == row.number
        )
    )


def prune_revisions(connection: Connection, id_: str, last: int) -> None:
    """Take away revisions up to ``last`` and the pointers to them; 0 takes none."""
    if not last:
        return
    mine, columns = revisions.c.assessment_id == id_, revisions.c
    connection.execute(delete(revisions).where(mine, columns.number <= last))
    for pointer in (columns.undo_to, columns.redo_to):
        connection.execute(update(revisions).where(mine, pointer <= last).values({pointer: None}))

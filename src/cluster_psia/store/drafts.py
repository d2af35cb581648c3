"""Drafts: what people typed into forms and did not send yet, beside the assessment they belong to.

They outlive a closed tab and a restart, and stand in no document and no file.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, Insert, delete, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from cluster_psia.assessment.document.holdable import holdable_text
from cluster_psia.store import rows
from cluster_psia.store.tables import assessments, drafts
from cluster_psia.store.transaction import transaction
from cluster_psia.store.values import NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_PLACE = 200  # characters, as the column holds them


class DraftStore:
    """The drafts of all assessments in one database.

    Every method raises StoreError, one line for people, when the database cannot do it.
    """

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine, self._place = engine, place

    def of(self, id_: str) -> dict[str, str]:
        """What stands in the forms of an assessment, by the place where it was typed."""
        asked = select(drafts.c.place, drafts.c.value).where(drafts.c.assessment_id == id_)
        with transaction(self._engine, self._place, writing=False) as connection:
            return {row.place: row.value for row in connection.execute(asked)}

    def keep(self, id_: str, place: str, value: str) -> None:
        """Keep what stands in a form now, in place of what stood there.

        Raises NotFound when the assessment is not there or deleted.
        """
        self._keep(id_, {place: value})

    def drop(self, id_: str, places: Collection[str]) -> None:
        """Forget the drafts at these places; a place that has none is left alone."""
        held = [place[:_LONGEST_PLACE] for place in places]
        gone = delete(drafts).where(drafts.c.assessment_id == id_, drafts.c.place.in_(held))
        with transaction(self._engine, self._place, writing=True) as connection:
            connection.execute(gone)

    def carry(self, id_: str, to: str) -> None:
        """Let another assessment have these drafts, too. Raises NotFound as ``keep`` does."""
        self._keep(to, self.of(id_))

    def _keep(self, id_: str, values: Mapping[str, str]) -> None:
        rows.check_id(id_)
        with transaction(self._engine, self._place, writing=True) as connection:
            for place, value in values.items():
                statement = _kept(connection.dialect.name, id_, place, value)
                done = connection.execute(statement, execution_options={"preserve_rowcount": True})
                if done.rowcount == 0:
                    raise NotFound(id_)


def drop_all_drafts(connection: Connection, id_: str) -> None:
    """Forget every draft of an assessment, inside a transaction."""
    connection.execute(delete(drafts).where(drafts.c.assessment_id == id_))


def _kept(dialect: str, id_: str, place: str, value: str) -> Insert:
    """A row for an assessment that is there; none for one that is not.

    PostgreSQL holds the assessment's row meanwhile, so that no draft outlives its deletion.
    """
    row = (
        select(
            assessments.c.id,
            literal(place[:_LONGEST_PLACE]),
            literal(holdable_text(value)),
            literal(rows.current_moment()),
        )
        .where(assessments.c.id == id_, assessments.c.deleted_at.is_(None))
        .with_for_update(read=True)
    )
    insert: Any = (postgresql if dialect == "postgresql" else sqlite).insert(drafts)
    new = insert.from_select(["assessment_id", "place", "value", "typed_at"], row)
    return new.on_conflict_do_update(  # type: ignore[no-any-return]
        index_elements=[drafts.c.assessment_id, drafts.c.place],
        set_={"value": new.excluded.value, "typed_at": new.excluded.typed_at},
    )

"""Wrong guesses of a minute, counted by all servers together; addresses as hashes, and not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, delete
from sqlalchemy.dialects import postgresql, sqlite

from cluster_psia.store.tables import failed_tries
from cluster_psia.store.transaction import transaction

if TYPE_CHECKING:
    from sqlalchemy import Insert

_t = failed_tries.c
_KEPT = 2  # minutes


class TryStore:
    """Failures by kind, address and minute. Raises StoreError when the database cannot do it."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine, self._place = engine, place

    def count(self, kind: str, address_hash: str, minute: int) -> int:
        """Count one more; how many there are now. Those of earlier minutes go."""
        with transaction(self._engine, self._place, writing=True) as connection:
            connection.execute(delete(failed_tries).where(_t.minute < minute - _KEPT))
            one = _one_more(connection.dialect.name, kind, address_hash, minute)
            return int(connection.execute(one).scalar_one())


def _one_more(dialect: str, kind: str, address_hash: str, minute: int) -> Insert:
    insert: Any = (postgresql if dialect == "postgresql" else sqlite).insert(failed_tries)
    first = insert.values(kind=kind, address_hash=address_hash, minute=minute, tries=1)
    return first.on_conflict_do_update(  # type: ignore[no-any-return]
        index_elements=[_t.kind, _t.address_hash, _t.minute], set_={"tries": _t.tries + 1}
    ).returning(_t.tries)

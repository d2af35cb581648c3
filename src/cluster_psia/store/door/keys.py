"""Keys of the door and who came in with them: as hashes, and not for ever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, Select, delete, insert, select

from cluster_psia.store import room_rows as rows
from cluster_psia.store.errors import sound_rows
from cluster_psia.store.tables import facilitator_keys, facilitator_sessions, rooms
from cluster_psia.store.transaction import transaction
from cluster_psia.workshop.keys import FACILITATOR_KEY, ROOM_KEY, SESSION
from cluster_psia.workshop.sessions import DoorSession

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Row

_keys, _sessions = facilitator_keys.c, facilitator_sessions.c


class KeyStore:
    """Keys and sessions in one database: ``workshop.repository.Keys``.

    Keys and tokens arrive hashed. Every method is one transaction and raises StoreError when the
    database cannot do it.
    """

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine, self._place = engine, place

    def add(self, key_hash: str) -> None:
        """Keep a key that opens everything, beside others."""
        with transaction(self._engine, self._place, writing=True) as connection:
            add_key(connection, key_hash)

    def replace(self, key_hash: str, room_id: int | None = None) -> None:
        """Keep a key in place of those that opened the same."""
        with transaction(self._engine, self._place, writing=True) as connection:
            connection.execute(delete(facilitator_keys).where(_opens(room_id)))
            add_key(connection, key_hash, room_id)

    def remove(self, key_hash: str) -> None:
        """Let a key open nothing more."""
        with transaction(self._engine, self._place, writing=True) as connection:
            connection.execute(delete(facilitator_keys).where(_keys.hash == key_hash))

    def begin_session(self, key_hash: str, session_hash: str) -> bool:
        """Keep a session of what the key opens; False, and nothing kept, when it opens nothing.

        Sessions and keys that are too old are taken away.
        """
        with transaction(self._engine, self._place, writing=False) as connection:
            if connection.execute(_good_key(key_hash)).first() is None:
                return False  # a wrong guess does not wait among those who write
        with transaction(self._engine, self._place, writing=True) as connection:
            # PostgreSQL holds the key's row meanwhile, so that no session outlives its deletion.
            found = connection.execute(_good_key(key_hash).with_for_update()).first()
            if found is None:
                return False
            _drop_old(connection)
            new = insert(facilitator_sessions).values(
                hash=session_hash, room_id=found.room_id, made_at=_now()
            )
            connection.execute(new)
            return True

    def session(self, session_hash: str) -> DoorSession | None:
        """The session, when it is kept and not too old."""
        with transaction(self._engine, self._place, writing=False) as connection:
            found = connection.execute(_good_sessions(_sessions.hash == session_hash)).first()
            return None if found is None else _session_of(found)

    def sessions(self) -> tuple[DoorSession, ...]:
        """All that are not too old, the newest first."""
        asked = _good_sessions().order_by(_sessions.number.desc())
        with transaction(self._engine, self._place, writing=False) as connection:
            return tuple(_session_of(row) for row in connection.execute(asked))

    def end_session(self, number: int) -> None:
        """Forget a session."""
        with transaction(self._engine, self._place, writing=True) as connection:
            connection.execute(delete(facilitator_sessions).where(_sessions.number == number))


def add_key(connection: Connection, key_hash: str, room_id: int | None = None) -> None:
    """Keep the key of a room, or one that opens everything, inside a transaction."""
    new = insert(facilitator_keys).values(hash=key_hash, room_id=room_id, made_at=_now())
    connection.execute(new)


def close_room_doors(connection: Connection, room_id: int) -> None:
    """Take the keys of a room away, and end the sessions that came in with them."""
    connection.execute(delete(facilitator_keys).where(_keys.room_id == room_id))
    connection.execute(delete(facilitator_sessions).where(_sessions.room_id == room_id))


def _good_key(key_hash: str) -> Select[Any]:
    room = _keys.room_id.is_not(None) & (_keys.made_at >= _before(ROOM_KEY))
    everything = _keys.room_id.is_(None) & (_keys.made_at >= _before(FACILITATOR_KEY))
    return select(_keys.room_id).where(_keys.hash == key_hash, room | everything)


def _opens(room_id: int | None) -> ColumnElement[bool]:
    return _keys.room_id.is_(None) if room_id is None else _keys.room_id == room_id


def _good_sessions(*which: ColumnElement[bool]) -> Select[Any]:
    wanted = (_sessions.number, _sessions.made_at, rooms.c.code, rooms.c.assessment_id)
    # A room's session whose room cannot be found is nobody's, and no facilitator's.
    known = _sessions.room_id.is_(None) | rooms.c.code.is_not(None)
    return (
        select(*wanted)
        .select_from(facilitator_sessions.outerjoin(rooms, _sessions.room_id == rooms.c.id))
        .where(_sessions.made_at >= _before(SESSION), known, *which)
    )


def _session_of(row: Row[Any]) -> DoorSession:
    with sound_rows("a session at the door"):
        return DoorSession(
            number=row.number,
            made_at=rows.moment_of(row.made_at),
            code=row.code or "",
            assessment_id=row.assessment_id or "",
        )


def _drop_old(connection: Connection) -> None:
    old_session = _sessions.made_at < _before(SESSION)
    connection.execute(delete(facilitator_sessions).where(old_session))
    old_key = _keys.room_id.is_(None) & (_keys.made_at < _before(FACILITATOR_KEY))
    connection.execute(delete(facilitator_keys).where(old_key))


def _now() -> str:
    return rows.moment_text(datetime.now(UTC))


def _before(age: timedelta) -> str:
    return rows.moment_text(datetime.now(UTC) - age)

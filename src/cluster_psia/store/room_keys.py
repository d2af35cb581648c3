"""Keys of rooms and sessions of facilitators, inside a transaction: as hashes, and not for ever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from cluster_psia.store import room_rows as rows
from cluster_psia.store.tables import facilitator_keys, facilitator_sessions
from cluster_psia.workshop.keys import ROOM_KEY, SESSION

_keys, _sessions = facilitator_keys.c, facilitator_sessions.c


def add_key(connection: Connection, key_hash: str, room_id: int) -> None:
    """Keep the facilitator key of a room."""
    new = insert(facilitator_keys).values(hash=key_hash, room_id=room_id, made_at=_now())
    connection.execute(new)


def delete_keys(connection: Connection, room_id: int) -> None:
    """Take the keys of a room away."""
    connection.execute(delete(facilitator_keys).where(_keys.room_id == room_id))


def is_key(connection: Connection, key_hash: str) -> bool:
    """Whether it is the key of a room, and not too old."""
    good = (
        (_keys.hash == key_hash) & _keys.room_id.is_not(None) & (_keys.made_at >= _before(ROOM_KEY))
    )
    return connection.execute(select(_keys.hash).where(good)).first() is not None


def add_session(connection: Connection, session_hash: str) -> None:
    """Keep a facilitator's session, and take those away that are too old."""
    too_old = _sessions.made_at < _before(SESSION)
    connection.execute(delete(facilitator_sessions).where(too_old))
    connection.execute(insert(facilitator_sessions).values(hash=session_hash, made_at=_now()))


def is_session(connection: Connection, session_hash: str) -> bool:
    """Whether a facilitator's session is kept and not too old."""
    good = (_sessions.hash == session_hash) & (_sessions.made_at >= _before(SESSION))
    return connection.execute(select(_sessions.hash).where(good)).first() is not None


def _now() -> str:
    return rows.moment_text(datetime.now(UTC))


def _before(age: timedelta) -> str:
    return rows.moment_text(datetime.now(UTC) - age)

"""What every method of the store of rooms stands on: a transaction, and the room in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, Row, select, update

from cluster_psia.store import room_people
from cluster_psia.store import room_rows as rows
from cluster_psia.store.crowd import CrowdStore
from cluster_psia.store.door.keys import KeyStore
from cluster_psia.store.door.tries import TryStore
from cluster_psia.store.tables import rooms
from cluster_psia.store.transaction import empty_log, together, transaction
from cluster_psia.store.values import StoreError
from cluster_psia.workshop.errors import ParticipantNotFound, RoomNotFound

if TYPE_CHECKING:
    from cluster_psia.workshop.values import Participant, Room

_CACHED = 256


class RoomConnections:
    """Transactions on one database, and the rooms that are looked up in them."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine, self._place = engine, place
        self.keys = KeyStore(engine, place)
        self.crowd = CrowdStore(engine, place)
        self.tries = TryStore(engine, place)
        # by room and how often it was widened: never out of date
        self._frozen: dict[tuple[int, int], rows.FrozenRoom] = {}

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def together(self, code: str) -> Iterator[None]:
        """Whatever is done inside to this room and to assessments through the same connections
        (``open_both``) is kept as a whole, or not at all. Raises RoomNotFound.

        It is what ends a room; afterwards SQLite's file holds it without its log.
        """
        with together(self._engine, self._place):
            with self._writing() as connection:
                self._room(connection, code, lock=True)
            yield
        with suppress(StoreError):  # it is kept, in the log
            empty_log(self._engine, self._place, waiting=False)

    # Inside a transaction ------------------------------------------------------------------------

    def _room(self, connection: Connection, code: str, *, lock: bool = False) -> Room:
        asked = select(*rows.STATE_COLUMNS).where(rooms.c.code == code)
        # Without its key, which never changes: whoever only refers to the room need not wait, and
        # no two who wait for each other stand still.
        held = asked.with_for_update(key_share=True) if lock else asked
        row = connection.execute(held).one_or_none()
        if row is None:
            raise RoomNotFound
        return rows.room_of(row, self._frozen_of(connection, row))

    def _frozen_of(self, connection: Connection, row: Row[Any]) -> rows.FrozenRoom:
        place = (row.id, row.widened)
        known = self._frozen.get(place)
        if known is None:
            if len(self._frozen) >= _CACHED:
                self._frozen.clear()
            known = self._frozen[place] = rows.frozen_room(connection, row.id)
        return known

    def _change(self, connection: Connection, code: str, decide: Callable[[Room], Room]) -> Room:
        before = self._room(connection, code, lock=True)
        after = decide(before)
        values = rows.state_of(after)
        if after.widened != before.widened:
            values |= rows.frozen_columns(after)
        connection.execute(update(rooms).where(rooms.c.id == after.id).values(values))
        return after

    def _person(
        self, connection: Connection, code: str, token_hash: str
    ) -> tuple[Room, Participant]:
        room = self._room(connection, code)
        row = room_people.row_of_link(connection, room, token_hash)
        if row is None or row.removed_at is not None:
            raise ParticipantNotFound
        return room, rows.participant_of(row)

    def _reading(self) -> AbstractContextManager[Connection]:
        return transaction(self._engine, self._place, writing=False)

    def _writing(self) -> AbstractContextManager[Connection]:
        return transaction(self._engine, self._place, writing=True)

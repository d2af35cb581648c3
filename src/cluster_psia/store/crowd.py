"""The crowd of a room: from which addresses it joined, and who was taken out of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, func, select, update

from cluster_psia.store import room_rows as rows
from cluster_psia.store.errors import sound_rows
from cluster_psia.store.tables import participants, rooms
from cluster_psia.store.transaction import transaction
from cluster_psia.workshop.addresses import JOINS_A_MINUTE, FromOneAddress
from cluster_psia.workshop.errors import RoundClosed, TooManyJoin

if TYPE_CHECKING:
    from cluster_psia.workshop.values import Participant, Room

_p = participants.c
BETWEEN = ","  # moments hold none


class CrowdStore:
    """``workshop.repository.Crowd``. Every method is one transaction and raises StoreError when the
    database cannot do it.
    """

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine, self._place = engine, place

    def addresses(self, room: Room, least: int) -> tuple[FromOneAddress, ...]:
        """Addresses from which so many or more joined by phone and are in; the most first.

        The board asks every two seconds, and gets a row an address: its moments as one text.
        """
        people = func.count()
        asked = (
            select(_p.came_from, func.aggregate_strings(_p.joined_at, BETWEEN))
            .where(_p.room_id == room.id, _p.removed_at.is_(None), _p.came_from != "")
            .group_by(_p.came_from)
            .having(people >= least)
            .order_by(people.desc(), func.min(_p.number))
        )
        with transaction(self._engine, self._place, writing=False) as connection:
            found = connection.execute(asked).all()
        with sound_rows("a person of this room"):
            return tuple(
                FromOneAddress(address, tuple(sorted(map(rows.moment_of, all_.split(BETWEEN)))))
                for address, all_ in found
            )

    def numbers_from(self, room: Room, came_from: str) -> tuple[int, ...]:
        """Who joined from this address and is in, by number."""
        here = (_p.room_id == room.id) & (_p.came_from == came_from) & _p.removed_at.is_(None)
        with transaction(self._engine, self._place, writing=False) as connection:
            return tuple(connection.scalars(select(_p.number).where(here).order_by(_p.number)))

    def people_out(self, room: Room) -> tuple[Participant, ...]:
        """Those who were taken out, by number."""
        asked = (
            select(participants)
            .where(_p.room_id == room.id, _p.removed_at.is_not(None))
            .order_by(_p.number)
        )
        with transaction(self._engine, self._place, writing=False) as connection:
            return tuple(rows.participant_of(row) for row in connection.execute(asked))

    def mark(self, room: Room, numbers: Collection[int], *, out: bool) -> int:
        """Take people and paper sheets out, or in again; how many that were.

        Raises RoundClosed when the room has ended.
        """
        here = (_p.room_id == room.id) & _p.number.in_(tuple(numbers))
        other = _p.removed_at.is_(None) if out else _p.removed_at.is_not(None)
        moment = rows.moment_text(datetime.now(UTC)) if out else None
        with transaction(self._engine, self._place, writing=True) as connection:
            state = select(rooms.c.state).where(rooms.c.id == room.id).with_for_update()
            if connection.execute(state).scalar_one() == "ended":
                raise RoundClosed
            marked = update(participants).where(here, other).values(removed_at=moment)
            if out:
                rows.drop_picks(connection, room.id, numbers)
            return int(connection.execute(marked).rowcount)


def check_not_too_many(connection: Connection, room: Room, came_from: str) -> None:
    """Raise TooManyJoin when more joined from one address within the last minute than a hall does.

    Inside a transaction that holds the room's row, so that no two count past each other.
    """
    if not came_from:
        return
    since = rows.moment_text(datetime.now(UTC) - timedelta(minutes=1))
    lately = (_p.room_id == room.id) & (_p.came_from == came_from) & (_p.joined_at > since)
    count = connection.execute(select(func.count()).where(lately)).scalar_one()
    if count >= JOINS_A_MINUTE:
        raise TooManyJoin

"""The crowd of a room: from which addresses it joined, and who was taken out of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, func, select, update

from cluster_psia.store import room_rows as rows
from cluster_psia.store.tables import participants, rooms
from cluster_psia.store.transaction import transaction
from cluster_psia.workshop.addresses import JOINS_A_MINUTE, FromOneAddress
from cluster_psia.workshop.errors import RoundClosed, TooManyJoin

if TYPE_CHECKING:
    from cluster_psia.workshop.values import Participant, Room

_p = participants.c


class CrowdStore:
    """``workshop.repository.Crowd``. Every method is one transaction and raises StoreError when the
    database cannot do it.
    """

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine, self._place = engine, place

    def addresses(self, room: Room) -> tuple[FromOneAddress, ...]:
        """Those who joined by phone and are in, by address; the most from one address first."""
        asked = (
            select(_p.came_from, _p.number, _p.joined_at)
            .where(_p.room_id == room.id, _p.removed_at.is_(None), _p.came_from != "")
            .order_by(_p.number)
        )
        by_address: dict[str, list[tuple[int, datetime]]] = {}
        with transaction(self._engine, self._place, writing=False) as connection:
            for came_from, number, at in connection.execute(asked):
                by_address.setdefault(came_from, []).append((number, rows.moment_of(at)))
        found = [_one_address(people) for people in by_address.values()]
        return tuple(sorted(found, key=lambda one: (-len(one.numbers), one.numbers)))

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
        """Take people with a link out, or in again; how many that were.

        Raises RoundClosed when the room has ended.
        """
        here = (_p.room_id == room.id) & _p.number.in_(tuple(numbers)) & _p.sheet.is_(None)
        other = _p.removed_at.is_(None) if out else _p.removed_at.is_not(None)
        moment = rows.moment_text(datetime.now(UTC)) if out else None
        with transaction(self._engine, self._place, writing=True) as connection:
            state = select(rooms.c.state).where(rooms.c.id == room.id).with_for_update()
            if connection.execute(state).scalar_one() == "ended":
                raise RoundClosed
            marked = update(participants).where(here, other).values(removed_at=moment)
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


def _one_address(people: list[tuple[int, datetime]]) -> FromOneAddress:
    moments = [at for _, at in people]
    return FromOneAddress(tuple(number for number, _ in people), min(moments), max(moments))

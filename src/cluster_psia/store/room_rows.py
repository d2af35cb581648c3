"""Rooms and people as rows and back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter
from pydantic_core import to_json
from sqlalchemy import Connection, Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from cluster_psia.store.errors import sound_rows
from cluster_psia.store.tables import rooms
from cluster_psia.workshop.opened.wall import Wall
from cluster_psia.workshop.values import Participant, Room, RoomTexts, Settings

_TEXTS: TypeAdapter[RoomTexts] = TypeAdapter(RoomTexts)
_STATE = (
    "state",
    "round",
    "open_criteria",
    "revealed",
    "locked",
    "ended_at",
    "traces_deleted",
    "widened",
    "wall",
    "crowd_seen",
)
_ONCE = ("id", "code", "assessment_id", "assessment_name", "opened_at")
STATE_COLUMNS = tuple(rooms.c[name] for name in (*_ONCE, *_STATE))


class FrozenRoom(NamedTuple):
    """What changes in a room only when it is widened, read once."""

    settings: Settings
    texts: RoomTexts


def moment_text(moment: datetime) -> str:
    """A moment as it is stored."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment_of(text: str) -> datetime:
    """A stored moment, in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)


def new_room(room: Room) -> dict[str, Any]:
    """The row of a new room."""
    return {
        "code": room.code,
        "assessment_id": room.assessment_id,
        "assessment_name": room.assessment_name,
        **frozen_columns(room),
        "opened_at": moment_text(room.opened_at),
        **state_of(room),
    }


def add_room(connection: Connection, room: Room) -> int | None:
    """Keep a new room; its id, or None when the code is taken."""
    if connection.execute(select(rooms.c.id).where(rooms.c.code == room.code)).first():
        return None
    new = insert(rooms).values(new_room(room)).returning(rooms.c.id)
    try:
        with connection.begin_nested():
            id_: int = connection.execute(new).scalar_one()
            return id_
    except IntegrityError:  # PostgreSQL: another process took the code at this moment
        return None


def state_of(room: Room) -> dict[str, Any]:
    """The columns that change."""
    return {
        "state": room.state,
        "round": room.round,
        "open_criteria": "".join(f" {key} " for key in room.open_criteria),
        "revealed": ",".join(f"{round_} {key}" for round_, key in room.revealed),
        "locked": room.locked,
        "ended_at": moment_text(room.ended_at) if room.ended_at else None,
        "traces_deleted": room.traces_deleted,
        "widened": room.widened,
        "wall": _wall_text(room.wall),
        "crowd_seen": moment_text(room.crowd_seen) if room.crowd_seen else None,
    }


def frozen_columns(room: Room) -> dict[str, Any]:
    """The columns that change only where a room is widened."""
    return {
        "settings": to_json(room.settings).decode(),
        "texts": to_json(room.texts).decode(),
    }


def _wall_text(wall: Wall) -> str:
    return "" if wall == Wall() else to_json(wall).decode()


def drop_picks(
    connection: Connection, room_id: int, numbers: Collection[int], round_: int | None = None
) -> None:
    """Take what these people wrote (in a round, or in every one) from what was picked for the wall
    or to be kept, inside a transaction that holds the room's row.
    """
    this = rooms.c.id == room_id
    with sound_rows("the state of this room"):
        before = _wall(connection.execute(select(rooms.c.wall).where(this)).scalar_one())
    after = before.without(numbers, round_)
    if after != before:
        connection.execute(update(rooms).where(this).values(wall=_wall_text(after)))


@lru_cache(maxsize=256)
def _wall(stored: str) -> Wall:
    """Every phone asks for its room, and the wall seldom changes."""
    return Wall.model_validate_json(stored) if stored else Wall()


def frozen_room(connection: Connection, room_id: int) -> FrozenRoom:
    """Settings and texts of a room. Raises StoreError when they cannot be read."""
    row = connection.execute(
        select(rooms.c.settings, rooms.c.texts).where(rooms.c.id == room_id)
    ).one()
    with sound_rows("the settings of this room"):
        return FrozenRoom(
            Settings.model_validate_json(row.settings), _TEXTS.validate_json(row.texts)
        )


def room_of(row: Row[Any], frozen_: FrozenRoom) -> Room:
    """A room from its state and what is frozen in it.

    Raises StoreError for a row that makes no sense.
    """
    with sound_rows("the state of this room"):
        return Room(
            id=row.id,
            code=row.code,
            assessment_id=row.assessment_id,
            assessment_name=row.assessment_name,
            settings=frozen_.settings,
            texts=frozen_.texts,
            opened_at=moment_of(row.opened_at),
            state=row.state,
            round=row.round,
            open_criteria=tuple(row.open_criteria.split()),
            locked=bool(row.locked),
            revealed=_revealed(row.revealed),
            ended_at=moment_of(row.ended_at) if row.ended_at else None,
            traces_deleted=bool(row.traces_deleted),
            widened=row.widened,
            wall=_wall(row.wall),
            crowd_seen=moment_of(row.crowd_seen) if row.crowd_seen else None,
        )


def _revealed(stored: str) -> tuple[tuple[int, str], ...]:
    """(round, criterion) each, from a text like "1 location,1 market"."""
    found = []
    for part in stored.split(","):
        if part:
            round_, key = part.split(" ")
            found.append((int(round_), key))
    return tuple(found)


def participant_of(row: Row[Any]) -> Participant:
    """A person from the columns of ``participants``.

    Raises StoreError for a row that makes no sense.
    """
    with sound_rows("a person of this room"):
        return Participant(
            id=row.id,
            number=row.number,
            alias=row.alias,
            group=row.group_name,
            language=row.language,
            entered_by=row.entered_by,
            helped=bool(row.helped),
            joined_at=moment_of(row.joined_at),
            sheet=row.sheet,
            came_from=row.came_from,
        )


def new_participant(
    room_id: int, person: Participant, number: int, token_hash: str | None
) -> dict[str, Any]:
    """The row of a new participant."""
    return {
        "room_id": room_id,
        "number": number,
        "token_hash": token_hash,
        "alias": person.alias,
        "group_name": person.group,
        "language": person.language,
        "entered_by": person.entered_by,
        "helped": person.helped,
        "sheet": person.sheet,
        "joined_at": moment_text(person.joined_at),
        "came_from": person.came_from,
    }

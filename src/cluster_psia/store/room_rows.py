"""Rooms, people and answers as rows and back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic import TypeAdapter
from pydantic_core import to_json
from sqlalchemy import Connection, Row, Select, insert, select
from sqlalchemy.exc import IntegrityError

from cluster_psia.store.tables import answers, participants, rooms
from cluster_psia.store.values import StoreError
from cluster_psia.workshop.opened.wall import Wall
from cluster_psia.workshop.values import Given, Participant, Room, RoomTexts, Settings

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Answer

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
)
_ONCE = ("id", "code", "assessment_id", "assessment_name", "opened_at")
STATE_COLUMNS = tuple(rooms.c[name] for name in (*_ONCE, *_STATE))


class FrozenRoom(NamedTuple):
    """What changes in a room only when it is widened, read once."""

    settings: Settings
    texts: RoomTexts


# As text they are stored; whatever else stands there was never given by anybody.
_ANSWERS: Final[dict[str, Answer]] = {
    **{str(score): score for score in range(1, 6)},
    "unknown": "unknown",
    "not_applicable": "not_applicable",
}


@contextmanager
def sound_rows(of: str) -> Iterator[None]:
    """Raise StoreError, one line about ``of``, where a row that is read inside makes no sense."""
    try:
        yield
    except (ValueError, TypeError, AttributeError, LookupError) as error:
        raise StoreError(
            f"{of} cannot be read any more; put back a copy of the database"
        ) from error


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
        "wall": "" if room.wall == Wall() else to_json(room.wall).decode(),
    }


def frozen_columns(room: Room) -> dict[str, Any]:
    """The columns that change only where a room is widened."""
    return {
        "settings": to_json(room.settings).decode(),
        "texts": to_json(room.texts).decode(),
    }


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


def stored_answers(connection: Connection, room: Room, number: int | None) -> tuple[Given, ...]:
    """The answers of a room, or of one rater, in order.

    Raises StoreError for a row that makes no sense.
    """
    rows = connection.execute(_answers_of(room, number)).all()
    with sound_rows("an answer of this room"):
        found = [_given(row) for row in rows]
    place = {key: n for n, key in enumerate(room.settings.criteria)}
    last = len(place)
    found.sort(key=lambda one: (one.round, one.number, place.get(one.criterion, last)))
    return tuple(found)


def _answers_of(room: Room, number: int | None) -> Select[Any]:
    p, a = participants.c, answers.c
    asked = (
        select(
            *(p.number, p.group_name, p.entered_by, p.rater),
            *(a.round, a.criterion, a.answer, a.comment, a.comment_answer, a.kept, a.at),
        )
        .join_from(participants, answers, a.participant_id == p.id)
        .where(p.room_id == room.id, p.removed_at.is_(None))
        .order_by(a.round, p.number)
    )
    return asked if number is None else asked.where(p.number == number)


def _given(row: Any) -> Given:
    # Without pydantic's checks: there are thousands, and each was checked when it came. A damaged
    # byte changes the kind of a value, or makes an answer of it that nobody could give.
    texts = (row.group_name, row.criterion, row.comment, row.entered_by, row.rater or "")
    if not (
        isinstance(row.number, int)
        and isinstance(row.round, int)
        and all(isinstance(text, str) for text in texts)
    ):
        raise TypeError("a value of another kind")
    return Given.model_construct(
        number=row.number,
        group=row.group_name,
        round=row.round,
        criterion=row.criterion,
        answer=_ANSWERS[row.answer],
        comment=row.comment,
        entered_by=row.entered_by,
        at=moment_of(row.at),
        rater=row.rater or "",
        comment_answer=None if row.comment_answer is None else _ANSWERS[row.comment_answer],
        kept=bool(row.kept),
    )

"""Adding people and paper sheets to a room, inside a transaction that holds the room's row."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from cluster_psia.store import room_rows as rows
from cluster_psia.store.tables import answers, participants, rooms
from cluster_psia.workshop.values import PaperSheet, Participant, Room

if TYPE_CHECKING:
    from cluster_psia.workshop.repository import AnswerAt


def add_participant(
    connection: Connection, room: Room, person: Participant, token_hash: str | None
) -> Participant:
    """A new participant under the next rater number; without a token for a paper sheet."""
    last = connection.execute(
        select(func.max(participants.c.number)).where(participants.c.room_id == room.id)
    )
    number = (last.scalar() or 0) + 1
    new = insert(participants).values(rows.new_participant(room.id, person, number, token_hash))
    id_ = connection.execute(new.returning(participants.c.id)).scalar_one()
    return person.model_copy(update={"id": id_, "number": number})


def row_of_link(connection: Connection, room: Room, token_hash: str) -> Row[Any] | None:
    """The row of whose link it is in this room, also of who was taken out; None when nobody's."""
    mine = (participants.c.token_hash == token_hash) & (participants.c.room_id == room.id)
    return connection.execute(select(participants).where(mine)).one_or_none()


def clear_answers(connection: Connection, participant_id: int, round_: int | None = None) -> None:
    """Take away one participant's answers of a round, or of every round."""
    mine = delete(answers).where(answers.c.participant_id == participant_id)
    connection.execute(mine if round_ is None else mine.where(answers.c.round == round_))


def put_sheet(connection: Connection, room: Room, sheet: PaperSheet, at: datetime) -> Participant:
    """Keep a paper sheet in the room's round,
    in place of what that sheet number held in it before, also when that was taken out.
    """
    mine = (participants.c.room_id == room.id) & (participants.c.sheet == sheet.sheet)
    row = connection.execute(select(participants).where(mine)).one_or_none()
    if row is None:
        person = add_participant(connection, room, _behind_sheet(room, sheet, at), None)
    else:
        person = rows.participant_of(row).model_copy(update={"group": sheet.group})
        connection.execute(
            update(participants).where(mine).values(group_name=sheet.group, removed_at=None)
        )
        clear_answers(connection, person.id, room.round)
    kept = _answers_on_sheet(person, room, sheet, at)
    if kept:
        connection.execute(insert(answers), kept)
    return person


def _behind_sheet(room: Room, sheet: PaperSheet, at: datetime) -> Participant:
    """The person who filled a sheet that is new in the room."""
    return Participant(
        group=sheet.group,
        language=room.settings.languages[0],
        entered_by="facilitator",
        joined_at=at,
        sheet=sheet.sheet,
    )


def _answers_on_sheet(
    person: Participant, room: Room, sheet: PaperSheet, at: datetime
) -> list[dict[str, Any]]:
    return [
        {
            "participant_id": person.id,
            "round": room.round,
            "criterion": key,
            "answer": str(answer),
            "comment": sheet.comments.get(key, ""),
            "sent": "",
            "at": rows.moment_text(at),
            "comment_answer": str(answer),
        }
        for key, answer in sheet.answers.items()
    ]


def name_raters(connection: Connection, room_id: int, names: Mapping[int, str]) -> None:
    """Remember what people are called in the assessment, by number."""
    asked = update(participants).where(
        participants.c.room_id == room_id, participants.c.number == bindparam("of_number")
    )
    rows_ = [{"of_number": number, "called": name} for number, name in names.items()]
    if rows_:
        connection.execute(asked.values(rater=bindparam("called")), rows_)


def keep_comments(connection: Connection, room_id: int, kept: Collection[AnswerAt]) -> None:
    """Remember which comments went into the assessment: these and no others."""
    here = select(participants.c.id).where(participants.c.room_id == room_id)
    mine = here.where(participants.c.number == bindparam("of_number"))
    every = answers.c.kept & answers.c.participant_id.in_(here)
    connection.execute(update(answers).where(every).values(kept=False))
    asked = update(answers).where(
        answers.c.participant_id == mine.scalar_subquery(),
        answers.c.round == bindparam("in_round"),
        answers.c.criterion == bindparam("to_criterion"),
    )
    names = ("of_number", "in_round", "to_criterion")
    rows_ = [dict(zip(names, at, strict=True)) for at in kept]
    if rows_:
        connection.execute(asked.values(kept=True), rows_)


def raters_here(connection: Connection, room: Room) -> frozenset[str]:
    """What people of this room are or were called in the assessment, whoever is out included."""
    named = participants.c.rater.is_not(None)
    asked = select(participants.c.rater).where(participants.c.room_id == room.id, named)
    return frozenset(connection.execute(asked).scalars())


def raters_elsewhere(connection: Connection, room: Room) -> frozenset[str]:
    """What people of other rooms for the same assessment are called in it."""
    asked = (
        select(participants.c.rater)
        .join_from(participants, rooms, rooms.c.id == participants.c.room_id)
        .where(
            rooms.c.assessment_id == room.assessment_id,
            rooms.c.id != room.id,
            participants.c.rater.is_not(None),
        )
    )
    return frozenset(connection.execute(asked).scalars())

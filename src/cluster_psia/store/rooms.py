"""The store of rooms: people, answers and rounds of live workshops,
kept so that hundreds can write at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from cluster_psia.store import answer_rows, room_counts, room_people, room_traces
from cluster_psia.store import room_rows as rows
from cluster_psia.store.crowd import check_not_too_many
from cluster_psia.store.door.keys import add_key
from cluster_psia.store.errors import sound_rows
from cluster_psia.store.room_connections import RoomConnections
from cluster_psia.store.tables import participants, rooms
from cluster_psia.store.transaction import empty_log
from cluster_psia.workshop.errors import (
    BadAnswer,
    ParticipantNotFound,
    RoomLocked,
    RoundClosed,
)
from cluster_psia.workshop.groups import groups_told
from cluster_psia.workshop.rounds import forgotten_room, seen_in
from cluster_psia.workshop.values import (
    CriterionCount,
    Given,
    GroupCount,
    Kept,
    PaperSheet,
    Participant,
    Room,
)

if TYPE_CHECKING:
    from cluster_psia.workshop.repository import AnswerAt, Sent


class RoomStore(RoomConnections):
    """Rooms in one database, open to threads and processes at once: ``workshop.repository.Rooms``.

    Every method raises StoreError, one line for people, when the database cannot do it; then
    nothing was kept.
    """

    # Rooms ---------------------------------------------------------------------------------------

    def add(self, room: Room, key_hash: str) -> Room | None:
        """Keep a new room with its facilitator key;
        the room with its id, or None when the code is taken.
        """
        with self._writing() as connection:
            id_ = rows.add_room(connection, room)
            if id_ is None:
                return None
            add_key(connection, key_hash, id_)
            return room.model_copy(update={"id": id_})

    def find(self, code: str) -> Room:
        """The room as it stands now. Raises RoomNotFound."""
        with self._reading() as connection:
            return self._room(connection, code)

    def all(self) -> tuple[Room, ...]:
        """Every room, the newest first."""
        with self._reading() as connection:
            found = connection.execute(
                select(*rows.STATE_COLUMNS).order_by(rooms.c.id.desc())
            ).all()
            return tuple(rows.room_of(row, self._frozen_of(connection, row)) for row in found)

    def change(self, code: str, decide: Callable[[Room], Room]) -> Room:
        """Change a room's state by a pure function of how it stands,
        with nobody writing in between.
        """
        with self._writing() as connection:
            return self._change(connection, code, decide)

    def forget(self, code: str) -> Room:
        """Delete aliases, comments, links, phones' ids, the names of groups too small to be named
        and the room's key; not scores.

        Raises RoomNotFound, NotNow.
        """
        with self._writing() as connection:
            room = self._change(connection, code, forgotten_room)
            small = groups_told(answer_rows.stored_answers(connection, room, None))
            room_traces.clear_traces(connection, room, small)
        empty_log(self._engine, self._place)
        return room

    # People --------------------------------------------------------------------------------------

    def join(self, code: str, person: Participant, token_hash: str) -> tuple[Room, Participant]:
        """Let somebody in under the next rater number, or find who has this link already.

        Raises RoomNotFound, RoomLocked, TooManyJoin.
        """
        with self._writing() as connection:
            room = self._room(connection, code, lock=True)
            here = room_people.row_of_link(connection, room, token_hash)
            if here is not None and here.removed_at is None:
                return room, rows.participant_of(here)
            if here is not None or room.locked or room.state == "ended":
                raise RoomLocked
            check_not_too_many(connection, room, person.came_from)
            return room, room_people.add_participant(connection, room, person, token_hash)

    def participant(self, code: str, token_hash: str) -> tuple[Room, Participant]:
        """Whose link it is. Raises RoomNotFound, ParticipantNotFound."""
        with self._reading() as connection:
            return self._person(connection, code, token_hash)

    def describe(self, code: str, token_hash: str, alias: str, group: str, language: str) -> None:
        """Change what a participant says of themselves.

        Raises RoomNotFound, ParticipantNotFound.
        """
        with self._writing() as connection:
            _, person = self._person(connection, code, token_hash)
            said = {"alias": alias, "group_name": group, "language": language}
            connection.execute(
                update(participants).where(participants.c.id == person.id).values(said)
            )

    def people(self, room: Room) -> tuple[Participant, ...]:
        """Everybody in the room, by number."""
        asked = (
            select(participants)
            .where(participants.c.room_id == room.id, participants.c.removed_at.is_(None))
            .order_by(participants.c.number)
        )
        with self._reading() as connection:
            return tuple(rows.participant_of(row) for row in connection.execute(asked))

    # Answers -------------------------------------------------------------------------------------

    def put_answer(self, code: str, token_hash: str, sent: Sent) -> Kept:
        """Keep an answer. Raises RoomNotFound, ParticipantNotFound, RoundClosed, BadAnswer."""
        with self._writing() as connection:
            if answer_rows.keep_answer(connection, code, token_hash, sent):
                return Kept.model_construct(changed=True, at=rows.moment_of(sent.at))
            room, person = self._person(connection, code, token_hash)
            if sent.criterion not in room.settings.criteria:
                raise BadAnswer(f"'{sent.criterion}' is no criterion of this room.")
            before = answer_rows.kept_before(connection, person.id, room.round, sent)
            if before is None:
                raise RoundClosed
            with sound_rows("an answer of this room"):
                return Kept(changed=False, at=rows.moment_of(before.at))

    def put_sheets(
        self, code: str, sheets: Collection[PaperSheet], at: datetime
    ) -> tuple[Participant, ...]:
        """Keep paper sheets in the room's round, all or none. Raises RoomNotFound, RoundClosed."""
        with self._writing() as connection:
            room = self._room(connection, code, lock=True)
            if room.state == "ended":
                raise RoundClosed
            return tuple(room_people.put_sheet(connection, room, sheet, at) for sheet in sheets)

    def given(self, room: Room, number: int | None = None) -> tuple[Given, ...]:
        """Every answer of the room, or of one rater."""
        with self._reading() as connection:
            return answer_rows.stored_answers(connection, room, number)

    def reset(self, code: str, number: int, seen: int | None) -> None:
        """Take away one rater's answers of the current round, when that is ``seen``."""
        with self._writing() as connection:
            room = seen_in(self._room(connection, code, lock=True), seen)
            if room.state == "ended":
                raise RoundClosed
            asked = (participants.c.room_id == room.id) & (participants.c.number == number)
            id_ = connection.execute(select(participants.c.id).where(asked)).scalar_one_or_none()
            if id_ is None:
                raise ParticipantNotFound
            room_people.clear_answers(connection, id_, room.round)
            rows.drop_picks(connection, room.id, [number], room.round)

    def withdraw(self, code: str, token_hash: str) -> None:
        """Take all answers of a participant away, of every round.

        Raises RoomNotFound, ParticipantNotFound, RoundClosed when the room has ended.
        """
        with self._writing() as connection:
            room = self._room(connection, code, lock=True)
            _, person = self._person(connection, code, token_hash)
            if room.state == "ended":
                raise RoundClosed
            room_people.clear_answers(connection, person.id)
            rows.drop_picks(connection, room.id, [person.number])

    def group_counts(self, room: Room) -> tuple[GroupCount, ...]:
        """Counts of the current round by group, worked out by the database."""
        with self._reading() as connection:
            return room_counts.by_group(connection, room)

    def criterion_counts(self, room: Room) -> tuple[CriterionCount, ...]:
        """Counts of the current round by criterion, worked out by the database."""
        with self._reading() as connection:
            return room_counts.by_criterion(connection, room)

    def name_raters(self, room: Room, names: Mapping[int, str], kept: Collection[AnswerAt]) -> None:
        """Remember what people are called in the assessment, by number,
        and which comments went into it.
        """
        with self._writing() as connection:
            room_people.name_raters(connection, room.id, names)
            room_people.keep_comments(connection, room.id, kept)

    def own_raters(self, room: Room) -> frozenset[str]:
        """What people of the room are or were called in the assessment, whoever is out included."""
        with self._reading() as connection:
            return room_people.raters_here(connection, room)

    def other_raters(self, room: Room) -> frozenset[str]:
        """What people of other rooms for the same assessment are called in it."""
        with self._reading() as connection:
            return room_people.raters_elsewhere(connection, room)

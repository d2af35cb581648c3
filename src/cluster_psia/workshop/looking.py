"""What a facilitator looks at: rooms, the people in one, their answers and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.workshop.checks import tidied_code
from cluster_psia.workshop.values import Board, Given, Participant, Room

if TYPE_CHECKING:
    from cluster_psia.diagnosis.room.results import RoomResults
    from cluster_psia.workshop.repository import Rooms


def find_room(rooms: Rooms, code: str) -> Room:
    """The room with this code, typed in any case. Raises RoomNotFound."""
    return rooms.find(tidied_code(code))


def rooms_of(rooms: Rooms, assessment_id: str) -> tuple[Room, ...]:
    """The rooms that were opened for an assessment, the newest first."""
    return tuple(each for each in rooms.all() if each.assessment_id == assessment_id)


def room_board(rooms: Rooms, code: str) -> Board:
    """Who is here and how far this round is, by the database's own counting."""
    now = find_room(rooms, code)
    groups = rooms.group_counts(now)
    heard = {count.group for count in groups if count.joined or count.on_paper}
    return Board(
        round=now.round,
        joined=sum(count.joined for count in groups),
        answering=sum(count.answering for count in groups),
        finished=sum(count.finished for count in groups),
        on_paper=sum(count.on_paper for count in groups),
        groups=groups,
        not_heard=tuple(group for group in now.settings.groups if group not in heard),
        criteria=rooms.criterion_counts(now),
    )


def room_participants(rooms: Rooms, code: str) -> tuple[Participant, ...]:
    """Everybody in the room, by number; for the facilitator only."""
    return rooms.people(find_room(rooms, code))


def answers_given(rooms: Rooms, code: str) -> tuple[Given, ...]:
    """Every answer of every round."""
    return rooms.given(find_room(rooms, code))


def criterion_results(rooms: Rooms, code: str, round: int | None = None) -> RoomResults:
    """What the answers up to ``round`` say about every criterion of the room.

    ``round`` None: the current one.
    """
    from cluster_psia.diagnosis.room.results import room_results

    now = find_room(rooms, code)
    upto = now.round if round is None else round
    return room_results(now.settings.criteria, rooms.given(now), upto, now.settings.consensus)

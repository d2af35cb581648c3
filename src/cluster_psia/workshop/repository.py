"""What the actions ask of whoever keeps the rooms. ``store.rooms.RoomStore`` is the real one.

Every method is one transaction. A method that a person's tap depends on raises StoreError when it
could not be kept.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Answer, Assessment
    from cluster_psia.workshop.addresses import FromOneAddress
    from cluster_psia.workshop.sessions import DoorSession
    from cluster_psia.workshop.values import (
        CriterionCount,
        Given,
        GroupCount,
        Kept,
        PaperSheet,
        Participant,
        Room,
    )

AnswerAt = tuple[int, int, str]
"""Where an answer stands: rater number, round, criterion."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer on its way, checked.

    ``client`` and ``count`` are the parts of a ``sent`` like ``client:17``.

    ``round`` is the round that the phone believes in, None when it does not say.
    """

    criterion: str
    answer: Answer
    comment: str
    sent: str
    client: str | None
    count: int | None
    round: int | None
    at: str  # ISO 8601 in UTC


class Keys(Protocol):
    """Keys of the door, and who came in with them. Keys and tokens arrive hashed."""

    def add(self, key_hash: str) -> None:
        """Keep a key that opens everything, beside others."""

    def replace(self, key_hash: str, room_id: int | None = None) -> None:
        """Keep a key of a room, or of everything, in place of those that opened the same."""

    def remove(self, key_hash: str) -> None:
        """Let a key open nothing more."""

    def begin_session(self, key_hash: str, session_hash: str) -> bool:
        """Keep a session of what the key opens; False, and nothing kept, when it opens nothing."""

    def session(self, session_hash: str) -> DoorSession | None:
        """The session, when it is kept and not too old."""

    def sessions(self) -> tuple[DoorSession, ...]:
        """All that are not too old, the newest first."""

    def end_session(self, number: int) -> None:
        """Forget a session."""


class Crowd(Protocol):
    """Who joined from where, and who was taken out."""

    def addresses(self, room: Room, least: int) -> tuple[FromOneAddress, ...]:
        """Addresses from which so many or more joined by phone and are in; the most first."""

    def numbers_from(self, room: Room, came_from: str) -> tuple[int, ...]:
        """Who joined from this address and is in, by number."""

    def people_out(self, room: Room) -> tuple[Participant, ...]:
        """Those who were taken out, by number."""

    def mark(self, room: Room, numbers: Collection[int], *, out: bool) -> int:
        """Take people and sheets out, or in again; how many that were. Raises RoundClosed."""


class Rooms(Protocol):
    """Rooms with their people and answers. Codes arrive tidied, tokens and keys hashed."""

    @property
    def keys(self) -> Keys:
        """What opens the door."""

    @property
    def crowd(self) -> Crowd:
        """Who joined from where."""

    def add(self, room: Room, key_hash: str) -> Room | None:
        """Keep a new room with its facilitator key;
        the room with its id, or None when the code is taken.
        """

    def find(self, code: str) -> Room:
        """The room as it stands now. Raises RoomNotFound."""

    def all(self) -> tuple[Room, ...]:
        """Every room, the newest first."""

    def change(self, code: str, decide: Callable[[Room], Room]) -> Room:
        """Change a room by a pure function of how it stands, with nobody writing in between.

        Raises RoomNotFound.

        Code and assessment are frozen; settings and texts change only where ``widened`` does.
        """

    def join(self, code: str, person: Participant, token_hash: str) -> tuple[Room, Participant]:
        """Let somebody in under the next rater number, or find who has this link already.

        Raises RoomNotFound, RoomLocked.
        """

    def participant(self, code: str, token_hash: str) -> tuple[Room, Participant]:
        """Whose link it is. Raises RoomNotFound, ParticipantNotFound."""

    def describe(self, code: str, token_hash: str, alias: str, group: str, language: str) -> None:
        """Change what a participant says of themselves.

        Raises RoomNotFound, ParticipantNotFound.
        """

    def withdraw(self, code: str, token_hash: str) -> None:
        """Take all answers of a participant away, of every round.

        Raises RoomNotFound, ParticipantNotFound, RoundClosed when the room has ended.
        """

    def put_answer(self, code: str, token_hash: str, sent: Sent) -> Kept:
        """Keep an answer in the room's round.

        Raises RoomNotFound, ParticipantNotFound, RoundClosed, BadAnswer.
        """

    def put_sheets(
        self, code: str, sheets: Collection[PaperSheet], at: datetime
    ) -> tuple[Participant, ...]:
        """Keep paper sheets in the room's round, all or none;
        a sheet number kept before is replaced.

        Raises RoomNotFound, RoundClosed when the room has ended.
        """

    def given(self, room: Room, number: int | None = None) -> tuple[Given, ...]:
        """Every answer of the room, or of one rater:
        by round, rater number and the room's order of criteria.
        """

    def people(self, room: Room) -> tuple[Participant, ...]:
        """Everybody in the room, by number."""

    def reset(self, code: str, number: int, seen: int | None) -> None:
        """Take away one rater's answers of the current round, when that is ``seen`` (None: any).

        Raises RoomNotFound, ParticipantNotFound, RoundClosed, NotNow.
        """

    def group_counts(self, room: Room) -> tuple[GroupCount, ...]:
        """Counts of the current round by group, worked out by the database."""

    def criterion_counts(self, room: Room) -> tuple[CriterionCount, ...]:
        """Counts of the current round by criterion, worked out by the database."""

    def together(self, code: str) -> AbstractContextManager[None]:
        """Whatever is done inside to this room and to assessments of the same database is kept as a
        whole, or not at all. Raises RoomNotFound.
        """

    def name_raters(self, room: Room, names: Mapping[int, str], kept: Collection[AnswerAt]) -> None:
        """Remember what people are called in the assessment, by number,
        and which comments went into it.
        """

    def own_raters(self, room: Room) -> frozenset[str]:
        """What people of the room are or were called in the assessment, also those who are out or
        have withdrawn since.
        """

    def other_raters(self, room: Room) -> frozenset[str]:
        """What people of other rooms for the same assessment are called in it."""

    def forget(self, code: str) -> Room:
        """Delete aliases, comments, links, phones' ids, the names of groups too small to be named
        and the room's key; not scores.

        Raises RoomNotFound, NotNow.
        """


class Revision(Protocol):
    """An assessment as its store gives it."""

    @property
    def revision(self) -> int:
        """Its number."""

    @property
    def assessment(self) -> Assessment:
        """The document."""


class Assessments(Protocol):
    """What ending a room asks of ``store.AssessmentStore``."""

    def get(self, id_: str) -> Revision:
        """The newest revision."""

    def change(self, id_: str, edit: Callable[[Assessment], Assessment]) -> tuple[Revision, bool]:
        """Keep ``edit`` of whatever is newest; and whether that made a new revision."""

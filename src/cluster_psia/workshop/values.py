"""What a workshop is made of: a room with its frozen settings and texts, the people in it,
and what they answered.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from cluster_psia.assessment.document.fields import Answer, Id, Part
from cluster_psia.workshop.opened.choices import (
    Addition,
    Criteria,
    GroupName,
    Groups,
    LanguageCode,
    Languages,
)
from cluster_psia.workshop.opened.wall import Wall

EnteredBy = Literal["phone", "facilitator"]
RoomState = Literal["open", "closed", "ended"]

LONGEST_COMMENT = 300
LONGEST_ALIAS = 60
LONGEST_SENT = 80
LAST_SHEET = 9999
SHEETS_AT_ONCE = 100  # in one print
# The keys of the translated list; whatever else stands as a group is free text and shown as typed.
GROUPS = (
    "home_workers",
    "workshop_workers",
    "own_account",
    "workshop_owners",
    "subcontractors",
    "traders",
    "association",
    "officials",
    "ngo",
    "other",
)


class Consensus(Part):
    """When a room agrees on a criterion: ``share`` within ``within`` points of the median,
    and a narrow middle half.
    """

    share: Annotated[float, Field(ge=0, le=1)] = 0.75
    within: Annotated[float, Field(ge=0, le=4)] = 1
    spread: Annotated[float, Field(ge=0, le=4)] = 1.0  # widest interquartile range that agrees


class Settings(Part):
    """What a facilitator fixes before the room opens; printed with every result.

    Groups are keys or free text. What was ``added`` later is among the others, too.
    """

    criteria: Annotated[Criteria, Field(min_length=1)]
    groups: Groups = ()
    languages: Annotated[Languages, Field(min_length=1)] = ("en",)
    aliases: bool = True
    blind: bool = True
    show: Literal["never", "after_own", "after_close"] = "after_close"
    consensus: Consensus = Consensus()
    added: tuple[Addition, ...] = ()


class CriterionText(Part):
    """A criterion as the room sees it, frozen when the room opens.

    ``anchors``: (points, label), in order.
    """

    key: Id
    number: int
    label: str
    question: str
    explanation: str = ""
    anchors: tuple[tuple[tuple[int, ...], str], ...] = ()
    adapted: bool = False

    def anchor_at(self, point: int) -> str:
        """The label over ``point``, or an empty string where there is none."""
        return next((label for points, label in self.anchors if point in points), "")


RoomTexts = dict[LanguageCode, tuple[CriterionText, ...]]


class Room(Part):
    """A room as it stands now.

    "open" takes answers to ``open_criteria``, "closed" takes none, "ended" has written its scores
    into the assessment. ``widened`` counts how often something was added to settings and texts.
    """

    id: int = 0
    code: str
    assessment_id: str
    assessment_name: str
    settings: Settings
    texts: RoomTexts
    state: RoomState = "open"
    round: Annotated[int, Field(ge=1, le=99)] = 1
    open_criteria: tuple[Id, ...] = ()
    revealed: tuple[tuple[int, Id], ...] = ()  # (round, criterion)
    locked: bool = False
    opened_at: datetime
    ended_at: datetime | None = None
    traces_deleted: bool = False
    widened: int = 0
    wall: Wall = Wall()
    crowd_seen: datetime | None = None  # who joined fast until then was told of

    def texts_in(self, language: str) -> tuple[CriterionText, ...]:
        """The criteria in ``language``, or in the room's first language
        where it has no such texts.
        """
        return self.texts.get(language) or self.texts[self.settings.languages[0]]


def typed_sheets_form(code: str) -> str:
    """What paper sheets are kept under among the drafts that were typed in for a room and not taken
    over: "/" follows, and which screen they stand on.
    """
    return f"sheets.{code}"


class Participant(Part):
    """Somebody in the room; ``number`` is the rater number, 1, 2, 3 …

    A paper sheet has a sheet number and no link.
    """

    id: int = 0
    number: int = 0
    alias: str = ""
    group: str = ""
    language: str = "en"
    entered_by: EnteredBy = "phone"
    helped: bool = False
    joined_at: datetime
    sheet: int | None = None
    came_from: str = ""  # the address of a phone, as a hash that holds in this room alone


class Given(Part):
    """One answer as it is kept now.

    ``comment_answer`` is the answer with which the comment was written, where that is known;
    ``kept`` whether the comment went into the assessment, in which the person is ``rater``.
    """

    number: int
    group: str
    round: int
    criterion: str
    answer: Answer
    comment: str = ""
    entered_by: EnteredBy = "phone"
    at: datetime
    comment_answer: Answer | None = None
    kept: bool = False
    rater: str = ""

    @property
    def written_with(self) -> Answer:
        """The answer that stood there when the comment was written."""
        return self.answer if self.comment_answer is None else self.comment_answer


class Kept(Part):
    """What became of an answer: ``changed`` is False when it was here already,
    or a newer one of the same phone.
    """

    changed: bool
    at: datetime


class Opened(Part):
    """A new room, and the only copy of its facilitator key."""

    room: Room
    facilitator_key: str


class Joined(Part):
    """A new participant, and the only copy of the token of the personal link."""

    room: Room
    participant: Participant
    token: str


class PaperSheet(Part):
    """A paper sheet as the facilitator typed or uploaded it."""

    sheet: Annotated[int, Field(ge=1, le=LAST_SHEET)]
    group: GroupName = ""
    answers: dict[Id, Answer]
    comments: dict[Id, Annotated[str, Field(max_length=LONGEST_COMMENT)]] = {}


class GroupCount(Part):
    """People of one group: with a link, with an answer this round,
    with every open criterion answered, on paper.
    """

    group: str
    joined: int = 0
    answering: int = 0
    finished: int = 0
    on_paper: int = 0


class CriterionCount(Part):
    """Answers to one criterion in this round:
    scores, "don't know" and "not applicable", paper included.
    """

    criterion: str
    scores: int = 0
    unknown: int = 0
    not_applicable: int = 0

    @property
    def answers(self) -> int:
        """All of them."""
        return self.scores + self.unknown + self.not_applicable


class Board(Part):
    """The live board of the current round.

    ``not_heard`` are the room's groups with nobody, by link or on paper.
    """

    round: int
    joined: int
    answering: int
    finished: int
    on_paper: int
    groups: tuple[GroupCount, ...]
    not_heard: tuple[str, ...]
    criteria: tuple[CriterionCount, ...]

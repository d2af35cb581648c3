"""What a participant sees, as values:
questions that can be answered now, and what the room said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_psia.web.participant.question import Question, question_of
from cluster_psia.web.participant.shown import ShownResult, shown_result
from cluster_psia.web.participant.visit import FEWEST_LIVE, ResultsOfRound, Visit

if TYPE_CHECKING:
    from cluster_psia.web.light.words import PageWords
    from cluster_psia.workshop.values import CriterionText, Given, Room

LAST = "last"


@dataclass(frozen=True)
class ParticipantView:
    """A participant's page."""

    room: Room
    questions: tuple[Question, ...]
    shown: tuple[ShownResult, ...]
    current: str  # key of the question to show, or LAST


def participant_view(
    room: Room, own: tuple[Given, ...], wanted: str, w: PageWords, results: ResultsOfRound
) -> ParticipantView:
    """The page of somebody who gave ``own``; ``wanted`` is the screen that they ask for."""
    visit = Visit(room, {(given.round, given.criterion): given for given in own}, w, results)
    asked = _asked_now(room, w.lang)
    screens = [*(text.key for text in asked), LAST]
    questions = tuple(question_of(visit, text, screens) for text in asked)
    return ParticipantView(
        room=room,
        questions=questions,
        shown=tuple(_revealed(visit)),
        current=wanted if wanted in screens else _first_unanswered(questions),
    )


def _asked_now(room: Room, lang: str) -> list[CriterionText]:
    if room.state != "open":
        return []
    return [text for text in room.texts_in(lang) if text.key in room.open_criteria]


def _first_unanswered(questions: tuple[Question, ...]) -> str:
    for question in questions:
        if question.own is None:
            return question.text.key
    return LAST


def _revealed(visit: Visit) -> Iterator[ShownResult]:
    """The newest round of each criterion that the room may see."""
    room = visit.room
    if room.settings.show == "never":
        return
    for text in room.texts_in(visit.w.lang):
        if text.key in room.open_criteria:
            continue
        rounds = visit.revealed_rounds(text)
        if _is_closed_in_the_open(visit, text):
            rounds.append(room.round)
        if rounds:
            last = max(rounds)
            own = visit.newest_own(text, last)
            yield shown_result(last, text, visit.result(text, last), own, visit.w)


def _is_closed_in_the_open(visit: Visit, text: CriterionText) -> bool:
    """Whether a closed criterion may be seen before it is revealed:
    as a live one, but for who waits for the close.
    """
    room = visit.room
    if room.settings.blind:
        return False
    if room.settings.show == "after_own" and visit.newest_own(text, room.round) is None:
        return False
    return visit.result(text, room.round).figures.n >= FEWEST_LIVE

"""A criterion that can be answered now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_psia.web.participant.shown import (
    ShownResult,
    answer_words,
    shown_median,
    shown_result,
)
from cluster_psia.web.participant.visit import FEWEST_LIVE, Visit
from cluster_psia.workshop.opened.points import ScalePoint, scale_points

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Answer
    from cluster_psia.workshop.values import CriterionText


@dataclass(frozen=True)
class Earlier:
    """One's own answer and the room's in an earlier round."""

    round: int
    answer: Answer | None
    words: str
    median: str  # empty where it is not shown


@dataclass(frozen=True)
class Question:
    """A criterion that can be answered now; ``back`` and ``then`` are the screens around it."""

    n: int
    text: CriterionText
    points: tuple[ScalePoint, ...]
    own: Answer | None
    comment: str
    earlier: Earlier | None
    live: ShownResult | None
    back: str
    then: str


def question_of(visit: Visit, text: CriterionText, screens: list[str]) -> Question:
    """The question of a criterion, between the screens before and after it."""
    n = screens.index(text.key) + 1
    now = visit.own_now(text)
    return Question(
        n=n,
        text=text,
        points=scale_points(text, visit.w.lang),
        own=now.answer if now else None,
        comment=now.comment if now else "",
        earlier=_earlier(visit, text),
        live=_live(visit, text),
        back=screens[n - 2] if n > 1 else "",
        then=screens[n],
    )


def _earlier(visit: Visit, text: CriterionText) -> Earlier | None:
    """The earlier rounds: one's own newest answer, and the room's where it may be seen."""
    now = visit.room.round
    own = visit.newest_own(text, now - 1)
    revealed = max((round_ for round_ in visit.revealed_rounds(text) if round_ < now), default=None)
    shown = None if visit.room.settings.show == "never" else revealed
    if own is None and shown is None:
        return None
    answer = own.answer if own else None
    return Earlier(
        round=own.round if own else shown or 1,
        answer=answer,
        words=answer_words(answer, text, visit.w),
        median="" if shown is None else shown_median(visit.result(text, shown)),
    )


def _live(visit: Visit, text: CriterionText) -> ShownResult | None:
    """The room so far, in a room that is not blind, for somebody who has answered."""
    settings, now = visit.room.settings, visit.own_now(text)
    if settings.blind or settings.show != "after_own" or now is None:
        return None
    result = visit.result(text, visit.room.round)
    if result.figures.n < FEWEST_LIVE:
        return None
    return shown_result(visit.room.round, text, result, now, visit.w)

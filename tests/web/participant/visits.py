"""Somebody on their page, as values: a text, a room, own answers and what the room said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cluster_psia.diagnosis.room.results import room_results
from cluster_psia.web.light.words import language_words
from cluster_psia.web.participant.visit import Visit
from cluster_psia.workshop.values import Consensus, CriterionText, Given, Room, Settings

if TYPE_CHECKING:
    from cluster_psia.diagnosis.room.results import CriterionResult

NOON = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
W = language_words("en")
GROWTH = CriterionText(
    key="growth",
    number=3,
    label="Growth",
    question="Does it grow?",
    anchors=(((1,), "shrinks"), ((4, 5), "grows")),
)


def given(answer: object, number: int = 1, round_: int = 1, criterion: str = "growth") -> Given:
    """An answer that is kept."""
    sent = {"number": number, "round": round_, "criterion": criterion, "answer": answer}
    return Given.model_validate({**sent, "group": "", "at": NOON})


def said(*answers: object) -> CriterionResult:
    """What a room says whose people gave these answers."""
    everybody = [given(answer, number) for number, answer in enumerate(answers, 1)]
    return room_results(("growth",), everybody, 1, Consensus()).criteria[0]


def visit(
    *mine: Given, rounds: Mapping[int, Sequence[object]] | None = None, **changes: Any
) -> Visit:
    """Somebody with these answers in a room in which each round said so much."""
    settings = {key: changes.pop(key) for key in ("blind", "show") if key in changes}
    room = Room(
        code="ACDEFH",
        assessment_id="a",
        assessment_name="Agra",
        settings=Settings(criteria=("growth",), **settings),
        texts={"en": (GROWTH,)},
        opened_at=NOON,
        **changes,
    )
    own = {(each.round, each.criterion): each for each in mine}
    return Visit(room, own, W, lambda round_: {"growth": said(*(rounds or {})[round_])})

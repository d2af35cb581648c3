"""A room as a value, for rules that need no store."""

from __future__ import annotations

import datetime as dt

from cluster_psia.workshop.values import CriterionText, Room
from tests.workshop.hall import CRITERIA, SETTINGS

NOON = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
TEXTS = tuple(
    CriterionText(key=key, number=number, label=key, question=f"{key}?")
    for number, key in enumerate(CRITERIA, 1)
)


def plain_room(**changes: object) -> Room:
    """A room that is open for three criteria, in English and French, or with these ``changes``."""
    room = Room(
        code="ACDEFH",
        assessment_id="a",
        assessment_name="Agra",
        settings=SETTINGS,
        texts={"en": TEXTS, "fr": TEXTS},
        open_criteria=CRITERIA,
        opened_at=NOON,
    )
    return room.model_copy(update=changes)

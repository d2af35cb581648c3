"""A hall to play a workshop in: an open room, people who join and answer,
and the store of the assessment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cluster_psia.assessment import Assessment
from cluster_psia.workshop import actions
from cluster_psia.workshop.values import Joined, Kept, Room, Settings

if TYPE_CHECKING:
    from cluster_psia.store import AssessmentStore
    from cluster_psia.workshop.repository import Rooms

CRITERIA = ("location", "market", "growth")
SETTINGS = Settings(
    criteria=CRITERIA, groups=("home_workers", "traders", "Ravi's women"), languages=("en", "fr")
)


class Hall:
    def __init__(
        self, rooms: Rooms, assessments: AssessmentStore, settings: Settings = SETTINGS
    ) -> None:
        self.rooms, self.assessments = rooms, assessments
        self.saved = assessments.create(Assessment(name="Agra"))
        self.opened = actions.open_room(rooms, (self.saved.id, self.saved.assessment), settings)
        self.code = self.opened.room.code

    @property
    def room(self) -> Room:
        return actions.find_room(self.rooms, self.code)

    def join(self, alias: str = "", group: str = "", language: str = "en") -> Joined:
        return actions.join_room(self.rooms, self.code, alias, group, language, consent=True)

    def answer(self, who: Joined, criterion: str, answer: object, **more: Any) -> Kept:
        return actions.give_answer(self.rooms, self.code, who.token, criterion, answer, **more)

    def all_answer(self, who: Joined, answer: object = 3) -> None:
        for key in CRITERIA:
            self.answer(who, key, answer)

    def table(self) -> dict[tuple[int, int, str], object]:
        """The answers by (rater, round, criterion)."""
        return {
            (g.number, g.round, g.criterion): g.answer
            for g in actions.answers_given(self.rooms, self.code)
        }

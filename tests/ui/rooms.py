"""Rooms for tests of the Workshop page: opened, joined and answered through the actions,
on the app's own database.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cluster_psia.store import AssessmentStore, RoomStore, open_both
from cluster_psia.workshop import actions
from cluster_psia.workshop.values import Room, Settings
from tests.ui.app import database

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

CRITERIA = ("location", "market", "joint_action")
GROUPS = ("workshop_owners", "home_workers", "Dye house workers")
CAMPS = {"workshop_owners": 5, "home_workers": 1}


def settings(**changed: Any) -> Settings:
    """Three criteria, three groups."""
    return Settings(**{"criteria": CRITERIA, "groups": GROUPS, **changed})


@contextmanager
def stores(url: str) -> Iterator[tuple[AssessmentStore, RoomStore]]:
    """Both stores, opened apart from the app's."""
    assessments, rooms = open_both(url)
    try:
        yield assessments, rooms
    finally:
        rooms.close()


@dataclass
class Hall:
    """A room and the people in it, from outside the app."""

    url: str
    code: str
    tokens: list[str] = field(default_factory=list)

    def join(self, group: str, count: int = 1, alias: str = "") -> None:
        """Let people of a group in."""
        with stores(self.url) as (_, rooms):
            for _ in range(count):
                self.tokens.append(
                    actions.join_room(rooms, self.code, alias, group, "en", consent=True).token
                )

    def answer(self, number: int, answers: Mapping[str, object], comment: str = "") -> None:
        """Answers of the rater with this number."""
        with stores(self.url) as (_, rooms):
            for criterion, score in answers.items():
                actions.give_answer(
                    rooms, self.code, self.tokens[number - 1], criterion, score, comment=comment
                )

    def all_answer(self, scores: Sequence[int], criterion: str) -> None:
        """Everybody's answer to one criterion, in the order of joining."""
        for number, score in enumerate(scores, 1):
            self.answer(number, {criterion: score})

    @property
    def answers(self) -> list[object]:
        """Every answer that is kept, in order."""
        with stores(self.url) as (_, rooms):
            return [each.answer for each in actions.answers_given(rooms, self.code)]

    @property
    def room(self) -> Room:
        """How it stands."""
        with stores(self.url) as (_, rooms):
            return actions.find_room(rooms, self.code)


def open_hall(url: str, assessment_id: str, **changed: Any) -> Hall:
    """A room for an assessment that is in the store."""
    with stores(url) as (assessments, rooms):
        saved = assessments.get(assessment_id)
        opened = actions.open_room(rooms, (saved.id, saved.assessment), settings(**changed))
    return Hall(url, opened.room.code)


def hall_of(at: AppTest, tmp_path: Path, **changed: Any) -> Hall:
    """A room for the assessment that is open in ``at``."""
    return open_hall(database(tmp_path), assessment_of(at), **changed)


def assessment_of(at: AppTest) -> str:
    """The id in the address."""
    address = at.query_params["a"]
    return str(address[0] if isinstance(address, list) else address)


def go_in(at: AppTest, hall: Hall, view: str = "lead") -> AppTest:
    """Open the room's page at one of its parts."""
    at.query_params["room"], at.query_params["view"] = hall.code, view
    at.run()
    assert not at.exception, [e.value for e in at.exception]
    return at


def words(at: AppTest) -> str:
    """Everything that the page says, without the marks that keep text from being read as markup."""
    said = [
        e.value
        for kind in ("markdown", "caption", "info", "warning", "error")
        for e in getattr(at, kind)
    ]
    html = [e.proto.body for e in at.get("html") if not e.proto.body.startswith("<style>")]
    return "\n".join([*said, *html]).replace("\\", "").replace("\u2060", "")

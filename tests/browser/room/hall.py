"""A hall with its door closed, and phones in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import BrowserContext, Page, expect

from cluster_psia.web.light.words import language_codes
from cluster_psia.workshop import actions
from cluster_psia.workshop.values import GROUPS, Opened
from tests.browser.served import PHONES, Server
from tests.web.room import open_room

if TYPE_CHECKING:
    from cluster_psia.store import AssessmentStore, RoomStore

CRITERIA = (
    "location",
    "geographical_spread",
    "type_of_firms",
    "type_of_sector",
    "labour_skills",
    "gender_and_difference",
    "social_capital",
    "public_support",
    "joint_action",
    "growth",
)


@dataclass
class Hall:
    """A server with its door closed, and its store."""

    server: Server
    assessments: AssessmentStore
    rooms: RoomStore

    @property
    def url(self) -> str:
        """What phones type."""
        return f"http://{PHONES}:{self.server.port}"

    def at(self, code: str) -> str:
        """The address of a room."""
        return f"{self.url}/w/{code}"

    def open(self, **settings: object) -> Opened:
        """A new room."""
        chosen = {"criteria": CRITERIA, "groups": GROUPS, "languages": language_codes(), **settings}
        return open_room(self.rooms, self.assessments, **chosen)

    def answers(self, code: str) -> list[tuple[int, int, str, object, str]]:
        """Everything that the store holds of a room."""
        return [
            (g.number, g.round, g.criterion, g.answer, g.comment)
            for g in actions.answers_given(self.rooms, code)
        ]


Phones = Callable[..., BrowserContext]


def saved(page: Page) -> None:
    """Wait until the phone says that everything is on the server."""
    expect(page.locator("#status")).to_have_text("✓ Saved")

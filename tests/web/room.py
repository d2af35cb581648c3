"""A room on a store of its own, and a client that sees the light pages
as the server serves them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from cluster_psia.assessment import Assessment
from cluster_psia.store.open import open_both
from cluster_psia.web import light_web
from cluster_psia.workshop import actions
from cluster_psia.workshop.values import Opened, Settings

if TYPE_CHECKING:
    from cluster_psia.store import AssessmentStore, RoomStore

LANGUAGES = ("en", "hi", "ur")
CRITERIA = ("location", "type_of_firms", "growth")


@dataclass
class Hall:
    """A store with one open room, and the app on it."""

    assessments: AssessmentStore
    rooms: RoomStore
    opened: Opened
    client: TestClient

    @property
    def code(self) -> str:
        """The code on the wall."""
        return self.opened.room.code

    def join(self, **fields: str) -> str:
        """Join; the path of the personal link."""
        got = self.client.post(
            f"/w/{self.code}/join", data={"consent": "yes", "language": "en", **fields}
        )
        assert got.status_code == 303, got.text
        return urlsplit(got.headers["location"]).path

    def say(self, path: str, criterion: str, score: object, **more: object) -> int:
        """Send an answer as JSON; the status."""
        sent = {"criterion": criterion, "score": score, **more}
        return self.client.post(f"{path}/answers", json=sent).status_code


def open_room(rooms: RoomStore, assessments: AssessmentStore, **settings: object) -> Opened:
    """A room for a new assessment."""
    saved = assessments.create(Assessment(name="Tiruppur <knitwear>"))
    chosen = {
        "criteria": CRITERIA,
        "languages": LANGUAGES,
        "groups": ("home_workers", "Dyers"),
        **settings,
    }
    return actions.open_room(rooms, (saved.id, saved.assessment), Settings.model_validate(chosen))


@contextmanager
def hall(folder: Path, *, door: bool = False, **settings: object) -> Iterator[Hall]:
    """A room served without Streamlit."""
    assessments, rooms = open_both(f"sqlite:///{folder / 'hall.db'}")
    light = light_web(lambda: rooms, door=door)

    async def inside(_: object) -> PlainTextResponse:
        return PlainTextResponse("Streamlit would stand here")

    app = Starlette(
        routes=[
            *light.routes,
            Route("/{rest:path}", inside, methods=["GET", "POST", "PUT", "DELETE"]),
        ],
        middleware=list(light.middleware),
    )
    client = TestClient(app, base_url="http://localhost:8501", follow_redirects=False)
    try:
        with client:
            yield Hall(assessments, rooms, open_room(rooms, assessments, **settings), client)
    finally:
        assessments.close()


def text_of(page: str) -> str:
    """What stands on a page, without its marks."""
    return " ".join(re.sub(r"<script.*?</script>|<[^>]+>", " ", page, flags=re.DOTALL).split())


def kept(here: Hall, path: str) -> dict[str, tuple[object, str]]:
    """The answers of a link in the current round."""
    _, _, code, token = path.split("/")
    now = here.rooms.find(code).round
    own = actions.own_answers(here.rooms, code, token)
    return {given.criterion: (given.answer, given.comment) for given in own if given.round == now}


def answered(here: Hall, *scores: object) -> list[str]:
    """The links of people who gave these scores to the growth of the cluster."""
    paths = [here.join() for _ in scores]
    for path, score in zip(paths, scores, strict=True):
        here.say(path, "growth", score)
    return paths

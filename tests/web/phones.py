"""A served app on a database that can be harmed, and phones that speak HTTP to it
as the page's script does.
"""

from __future__ import annotations

import http.client
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from cluster_psia.store.open import open_both
from tests.browser.served import Server, serving
from tests.machine import PATIENCE
from tests.web.room import open_room

if TYPE_CHECKING:
    from cluster_psia.store import AssessmentStore, RoomStore
    from cluster_psia.workshop.values import Opened

FAULTS = Path(__file__).parent / "faults"
Kept = dict[tuple[str, str], tuple[str, str]]


@dataclass
class Hall:
    """A server in a process of its own, its store opened beside it,
    and the file by which the server is harmed.
    """

    server: Server
    assessments: AssessmentStore
    rooms: RoomStore
    file: Path
    faults: Path

    def open(self, **settings: object) -> Opened:
        """A new room."""
        return open_room(self.rooms, self.assessments, **settings)

    def phone(self, code: str) -> Phone:
        """Somebody who joined."""
        phone = Phone(self.server.port)
        status, _, location = phone.ask(
            "POST",
            f"/w/{code}/join",
            urlencode({"consent": "yes", "language": "en"}),
            {"Content-Type": "application/x-www-form-urlencoded"},
        )
        assert status == 303
        phone.path = urlsplit(location).path
        return phone

    def harm(self, *pragmas: str) -> None:
        """Harm every connection of the server from its next use on; no pragmas: heal."""
        fresh = self.faults.with_suffix(".new")
        fresh.write_text("\n".join(pragmas), encoding="utf-8")
        fresh.replace(self.faults)

    def no_room(self, pages: int = 0) -> None:
        """A disk with room for so many pages more."""
        with closing(sqlite3.connect(self.file)) as plain:
            (now,) = plain.execute("PRAGMA page_count").fetchone()
        self.harm(f"max_page_count = {now + pages}")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Another program holds the database, and the server does not wait long for it."""
        self.harm("busy_timeout = 100")
        with closing(sqlite3.connect(self.file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")
        self.harm()

    def kept(self, code: str) -> list[tuple[int, str, str, str]]:
        """What the file holds of a room, read beside the server:
        number, criterion, answer, id of the phone.
        """
        asked = (
            "SELECT p.number, a.criterion, a.answer, a.sent FROM answers a JOIN participants p ON"
            " p.id = a.participant_id JOIN rooms r ON r.id = p.room_id WHERE r.code = ? ORDER BY 1,"
            " 2, a.round"
        )
        with closing(sqlite3.connect(self.file)) as plain:
            return plain.execute(asked, [code]).fetchall()


@dataclass
class Phone:
    """One connection, kept; the personal link once joined."""

    port: int
    path: str = ""
    connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("localhost", self.port, timeout=PATIENCE)

    def ask(
        self, method: str, path: str, body: str = "", headers: Mapping[str, str] = {}
    ) -> tuple[int, str, str]:
        """Status, text and where it leads. Raises OSError or HTTPException when nobody answers."""
        try:
            self.connection.request(method, path, body or None, dict(headers))
            answer = self.connection.getresponse()
            return answer.status, answer.read().decode(), answer.headers.get("Location", "")
        except (OSError, http.client.HTTPException):
            self.connection.close()  # the next question opens a new one
            raise

    def say(
        self, criterion: str, score: object, sent: str, **more: object
    ) -> tuple[int, dict[str, Any]]:
        """Send an answer; the status and what was said."""
        body = json.dumps({"criterion": criterion, "score": score, "sent": sent, **more})
        status, text, _ = self.ask(
            "POST", f"{self.path}/answers", body, {"Content-Type": "application/json"}
        )
        return status, json.loads(text)

    def page(self) -> tuple[int, str]:
        """The person's own page."""
        status, text, _ = self.ask("GET", self.path)
        return status, text


@contextmanager
def served_hall(folder: Path, **environment: str) -> Iterator[Hall]:
    """The whole app, healthy to begin with."""
    faults = folder / "faults.txt"
    faults.write_text("", encoding="utf-8")
    with serving(
        folder, PYTHONPATH=str(FAULTS), CLUSTER_PSIA_TEST_FAULTS=str(faults), **environment
    ) as server:
        assessments, rooms = open_both(server.database)
        try:
            yield Hall(
                server, assessments, rooms, Path(server.database.removeprefix("sqlite:///")), faults
            )
        finally:
            assessments.close()

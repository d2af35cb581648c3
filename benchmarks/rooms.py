"""A room full of phones: what a first visit weighs, five hundred people who answer at once, and the
live board.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright
from sqlalchemy import insert

from benchmarks.pairs import Pair, medians
from benchmarks.room_server import BARE
from cluster_psia.assessment import Assessment
from cluster_psia.method import load_method
from cluster_psia.store import AssessmentStore, RoomStore, open_both
from cluster_psia.store.tables import answers, participants
from cluster_psia.workshop import actions
from cluster_psia.workshop.tokens import hashed_token
from cluster_psia.workshop.values import GROUPS, Opened, Room, Settings
from tests.browser.served import READY, Server, launch, visit, window

CRITERIA = tuple(criterion.key for criterion in load_method().table_2.criteria)
PEOPLE = 500
AT = "2026-01-01T00:00:00.000000+00:00"  # when everybody on the board joined and answered
SLICES = 10  # ours and bare in turn, so that a busy moment hits both


def pairs() -> Iterator[Pair]:
    """First visit, load, board."""
    with tempfile.TemporaryDirectory(prefix="cluster-psia-bench-") as name:
        with serving(Path(name)) as server, sync_playwright() as playwright:
            expect.set_options(timeout=READY)
            browser = launch(playwright)
            yield from first_visit(browser, server)
            yield from load(browser, server)
            browser.close()
        yield board(Path(name))


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """The app with one more route, the bare handler."""
    server = Server(f"sqlite:///{folder / 'rooms.db'}", app="benchmarks/room_server.py")
    server.start()
    try:
        yield server
    finally:
        server.kill()


def open_room(assessments: AssessmentStore, rooms: RoomStore) -> Opened:
    """A room of all twenty criteria."""
    saved = assessments.create(Assessment(name="Bench"))
    settings = Settings(criteria=CRITERIA, groups=GROUPS, languages=("en",))
    return actions.open_room(rooms, (saved.id, saved.assessment), settings)


# A first visit -----------------------------------------------------------------------------------


def first_visit(browser: Browser, server: Server) -> Iterator[Pair]:
    """Bytes over the wire (heads, sockets and all) and requests until the page can be used, with
    nothing in a cache.
    """
    assessments, rooms = open_both(server.database)
    code = open_room(assessments, rooms).room.code
    assessments.close()
    # Whoever comes first also pays for what the server loads.
    visit(window(browser).new_page(), server.url)
    address = f"{server.url}/w/{code}"
    ours = weighed(browser, lambda page: page.goto(address, wait_until="networkidle"))
    home = weighed(browser, lambda page: visit(page, server.url))
    what, other = "first visit to /w/CODE", "first visit to home"
    yield Pair(what, other, ours[0], home[0], "at most 0.01", "bytes")
    yield Pair("the same, requests", "the same", ours[1], home[1], "", "")


def weighed(browser: Browser, go: Callable[[Page], object]) -> tuple[int, int]:
    """Bytes that came, and requests."""
    context = window(browser)
    page = context.new_page()
    wire = context.new_cdp_session(page)
    came, asked = [], []
    wire.on("Network.loadingFinished", lambda event: came.append(event["encodedDataLength"]))
    wire.on(
        "Network.webSocketFrameReceived",
        lambda event: came.append(len(event["response"]["payloadData"])),
    )
    wire.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    wire.send("Network.enable")
    go(page)
    page.wait_for_load_state("networkidle")
    context.close()
    return int(sum(came)), len([url for url in asked if url.startswith("http")])


# Five hundred people -----------------------------------------------------------------------------


def load(browser: Browser, server: Server) -> Iterator[Pair]:
    """10,000 answers to ours and 10,000 to the bare handler, while the facilitator's page
    refreshes.
    """
    assessments, rooms = open_both(server.database)
    mine, bare = open_room(assessments, rooms), open_room(assessments, rooms)
    ours = [f"/w/{mine.room.code}/{token}/answers" for token in join(rooms, mine)]
    join(rooms, bare)
    people = actions.room_participants(rooms, bare.room.code)
    others = [BARE.format(participant=person.id) for person in people]
    page = facilitator(browser, server, mine)
    figures = fire(server.port, ours, others)
    all_done = re.compile(rf"{PEOPLE} answering\s*{PEOPLE} finished")
    expect(page.locator(".room-counts")).to_contain_text(all_done)
    for opened in (mine, bare):
        check_all_kept(rooms, opened)
    page.context.close()
    assessments.close()
    what, other = f"{PEOPLE} phones x {len(CRITERIA)} answers", "bare parse, upsert, commit"
    yield Pair(what, other, *figures["rate"], "at least 0.75; 10,000 rows kept", "a/s")
    yield Pair("the same, p95 latency", "the same", *figures["p95"], "at most 1.4")


def check_all_kept(rooms: RoomStore, opened: Opened) -> None:
    """Raise RuntimeError unless every answer that was acknowledged is in the database."""
    found = len(actions.answers_given(rooms, opened.room.code))
    if found != PEOPLE * len(CRITERIA):
        raise RuntimeError(f"{found} rows where {PEOPLE * len(CRITERIA)} were acknowledged")


def join(rooms: RoomStore, opened: Opened) -> list[str]:
    """Everybody in the room; their tokens."""
    code = opened.room.code
    return [
        actions.join_room(rooms, code, "", GROUPS[n % len(GROUPS)], "en", consent=True).token
        for n in range(PEOPLE)
    ]


def facilitator(browser: Browser, server: Server, opened: Opened) -> Page:
    """The Workshop page with its live board, refreshing by itself."""
    page = window(browser).new_page()
    visit(page, f"{server.url}/room?a={opened.room.assessment_id}&room={opened.room.code}")
    expect(page.locator(".room-counts")).to_contain_text(f"{PEOPLE} joined")
    return page


def fire(port: int, ours: list[str], others: list[str]) -> dict[str, tuple[float, float]]:
    """Answers a second and the 95th percentile of latency in milliseconds, ours and bare, from a
    process of clients.
    """
    given = json.dumps(
        {"port": port, "slices": SLICES, "criteria": CRITERIA, "ours": ours, "bare": others}
    )
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.room_clients"],
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if done.returncode:
        raise RuntimeError(f"the clients failed: {done.stderr[-2000:]}")
    found = json.loads(done.stdout)
    return {name: (found["ours"][name], found["bare"][name]) for name in ("rate", "p95")}


# The board ---------------------------------------------------------------------------------------


def board(folder: Path) -> Pair:
    """The board of 10,000 people with all their answers, against one of 1,000."""
    assessments, rooms = open_both(f"sqlite:///{folder / 'board.db'}")
    few, many = (filled(assessments, rooms, count) for count in (1_000, 10_000))
    found = medians(lambda: actions.room_board(rooms, many), lambda: actions.room_board(rooms, few))
    assessments.close()
    return Pair("board of 10,000 people", "board of 1,000", *found, "at most 12")


def filled(assessments: AssessmentStore, rooms: RoomStore, people: int) -> str:
    """A room in which everybody has answered everything; its code."""
    room = open_room(assessments, rooms).room
    in_room = participants.select().where(participants.c.room_id == room.id)
    with rooms._writing() as connection:
        rows = [_person(room, number) for number in range(1, people + 1)]
        connection.execute(insert(participants), rows)
        for one in connection.execute(in_room).all():
            scores = [_score(one.id, key, 1 + one.number % 5) for key in CRITERIA]
            connection.execute(insert(answers), scores)
    return room.code


def _person(room: Room, number: int) -> dict[str, object]:
    return {
        "room_id": room.id,
        "alias": "",
        "language": "en",
        "entered_by": "phone",
        "helped": False,
        "joined_at": AT,
        "number": number,
        "group_name": GROUPS[number % len(GROUPS)],
        "token_hash": hashed_token(f"{room.code} {number}"),
    }


def _score(participant: int, criterion: str, score: int) -> dict[str, object]:
    return {
        "participant_id": participant,
        "criterion": criterion,
        "answer": str(score),
        "round": 1,
        "comment": "",
        "sent": "",
        "at": AT,
    }

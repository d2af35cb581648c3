"""Somebody floods a room, guesses its code and holds connections, all from the address of a hall:
whoever is in goes on answering, and whoever knows the code finds the room.
"""

from __future__ import annotations

import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pytest

from cluster_psia.method import load_method
from cluster_psia.web.door.brake import FAILURES
from cluster_psia.web.wire.arrivals import MOST_UNFINISHED
from cluster_psia.workshop.addresses import JOINS_A_MINUTE
from tests.machine import PATIENCE, rounds, soaked
from tests.web.phones import Hall, Phone, served_hall

if TYPE_CHECKING:
    from pathlib import Path

ALL = tuple(criterion.key for criterion in load_method().table_2.criteria)
HALVES = (
    b"GET /w/AAAAAA HTTP/1.1\r\nhost: loc",
    b"POST /w HTTP/1.1\r\nhost: localhost\r\ncontent-length: 400\r\n\r\nconsent=",
)
# A minute may end meanwhile: of more than two minutes' share some are refused in any case.
MINUTE = 60  # seconds
FLOOD, GUESSES = 2 * JOINS_A_MINUTE + 10, FAILURES + 10


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with served_hall(tmp_path) as made:
        yield made


def test_a_flood_guesses_and_held_connections_stop_nobody_who_is_in(hall: Hall) -> None:
    told = Counter[str]()
    for _ in rounds(1):
        with held(hall.server.port, MOST_UNFINISHED + 44):
            told += flooded(hall)
            told["connections held half-way"] += MOST_UNFINISHED + 44
    assert hall.server.process
    assert hall.server.process.poll() is None
    for what, count in sorted(told.items()):
        soaked(what, count)


@contextmanager
def held(port: int, count: int) -> Iterator[None]:
    """Requests whose heads and bodies end half-way, all at once."""
    with ExitStack() as stack:
        for number in range(count):
            line = socket.create_connection(("localhost", port), PATIENCE)
            stack.enter_context(line)
            line.sendall(HALVES[number % 2])
        yield


def flooded(hall: Hall) -> Counter[str]:
    """Flood a new room and guess codes while one phone answers everything; what was told."""
    begun, code = time.monotonic(), hall.open(criteria=ALL).room.code
    phone, other = hall.phone(code), Phone(hall.server.port)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    joins, guesses = Counter[int](), Counter[int]()
    for number, key in enumerate(ALL, 1):
        for _ in range(FLOOD // len(ALL) + 1):
            body = "consent=yes&language=en"
            joins[other.ask("POST", f"/w/{code}/join", body, form)[0]] += 1
        for _ in range(GUESSES // len(ALL) + 1):
            guesses[other.ask("GET", "/w/AAAAAA")[0]] += 1
        phone.connection.close()  # the server lets go of it while the guesser is kept waiting
        assert phone.say(key, 1 + number % 5, f"a:{number}")[0] == 200
    assert set(joins) <= {303, 429}
    assert set(guesses) <= {404, 429}  # of an earlier round of the same minute all may be refused
    if time.monotonic() - begun < MINUTE:  # a machine too busy to flood meets no limit
        assert joins[429] > 0
        assert guesses[429] > 0
    assert joins[303] >= JOINS_A_MINUTE - 1
    assert other.ask("GET", f"/w/{code}")[0] == 200
    kept = [answer for person, _, answer, _ in hall.kept(code) if person == 1]
    assert len(kept) == len(ALL)
    return Counter(
        {
            "joins of a flood": joins.total(),
            "joins of it refused": joins[429],
            "wrong guesses": guesses.total(),
            "answers kept meanwhile": len(kept),
        }
    )

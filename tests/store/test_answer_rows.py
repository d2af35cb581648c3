"""Answers lose nothing: races, several processes, SIGKILL, a locked and a full database."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cluster_psia.method import load_method
from cluster_psia.store import RoomStore, StoreError, open_rooms
from cluster_psia.workshop import actions
from tests.machine import PATIENCE
from tests.store.places import killed_after
from tests.store.racing import StoredHall, at_once, hall_at, impatient

if TYPE_CHECKING:
    from cluster_psia.workshop.values import Joined

ALL = tuple(criterion.key for criterion in load_method().table_2.criteria)


# Answers every criterion again and again; prints what the store has acknowledged.
ANSWER = """
import sys
from cluster_psia.store import open_rooms
from cluster_psia.workshop import actions
url, code, times, *tokens = sys.argv[1:]
rooms = open_rooms(url)
keys = actions.find_room(rooms, code).settings.criteria
n = 0
for turn in range(int(times)):
    for token in tokens:
        for key in keys:
            n += 1
            sent = f"phone:{n}"
            score, said = n % 5 + 1, str(n)
            kept = actions.give_answer(rooms, code, token, key, score, comment=said, sent=sent)
            assert kept.changed
            print(token, key, n, flush=True)
"""


def writer(url: str, hall: StoredHall, times: int, people: list[Joined]) -> subprocess.Popen[str]:
    """Its pipe is small: it gets no more than some dozen lines ahead of who reads them."""
    command = [
        sys.executable,
        "-c",
        ANSWER,
        url,
        hall.code,
        str(times),
        *(one.token for one in people),
    ]
    return subprocess.Popen(command, text=True, stdout=subprocess.PIPE, pipesize=4096)


def test_two_answers_that_race_leave_the_later_of_the_phone(hall: StoredHall) -> None:
    mine = hall.join()
    for turn in range(10):
        told = at_once(
            *(
                lambda n=n: hall.answer(mine, "location", n % 5 + 1, sent=f"phone:{n}")
                for n in range(10 * turn, 10 * turn + 6)
            )
        )
        assert not [one for one in told if isinstance(one, Exception)]
        assert told[5].changed  # nothing outdoes the last
        assert hall.table() == {(1, 1, "location"): (10 * turn + 5) % 5 + 1}


def test_the_same_answer_sent_three_times_at_once_is_kept_once(hall: StoredHall) -> None:
    mine = hall.join()
    for turn in range(10):
        told = at_once(
            *[lambda turn=turn: hall.answer(mine, "market", turn % 5 + 1, sent=f"turn {turn}")] * 3
        )
        assert sorted(one.changed for one in told) == [False, False, True]
        assert len({one.at for one in told}) == 1
    assert hall.table() == {(1, 1, "market"): 5}


def test_two_processes_that_answer_at_once_lose_nothing(url: str) -> None:
    hall = hall_at(url, ALL)
    people = [hall.join() for _ in range(6)]
    writers = [writer(url, hall, 2, people[:3]), writer(url, hall, 2, people[3:])]
    said = [one.communicate(timeout=PATIENCE)[0].splitlines() for one in writers]
    assert [one.returncode for one in writers] == [0, 0]
    assert [len(lines) for lines in said] == [120, 120]
    assert len(hall.table()) == 120
    assert found(hall.rooms, hall.code, people) == last_of(
        [line for lines in said for line in lines]
    )
    hall.assessments.close()


def test_what_was_acknowledged_before_a_kill_is_there_afterwards(url: str) -> None:
    hall = hall_at(url, ALL)
    people = [hall.join() for _ in range(100)]
    hall.assessments.close()
    answering = writer(url, hall, 1, people)  # 2,000 answers
    heard = killed_after(answering, 600)  # in the middle of whatever it does then
    assert 600 <= len(heard) < 2000
    again = open_rooms(url)
    kept = found(again, hall.code, people)
    acknowledged = last_of(heard)
    assert {at: kept.get(at) for at in acknowledged} == acknowledged
    assert len(kept) - len(acknowledged) in {0, 1}  # at most one was kept and not yet said
    assert actions.give_answer(
        again, hall.code, people[0].token, "location", 5
    ).changed  # the phone goes on
    again.close()


def found(rooms: RoomStore, code: str, people: list[Joined]) -> dict[tuple[str, str], int]:
    tokens = {one.participant.number: one.token for one in people}
    return {
        (tokens[g.number], g.criterion): int(g.comment) for g in actions.answers_given(rooms, code)
    }


def last_of(lines: list[str]) -> dict[tuple[str, str], int]:
    given = [line.split() for line in lines]
    return {(token, key): int(n) for token, key, n in given}


def test_a_locked_database_is_said_and_the_answer_can_be_sent_again(file: Path) -> None:
    hall = hall_at(f"sqlite:///{file}")
    mine = hall.join()
    hall.answer(mine, "location", 1, sent="a:1")
    impatient(hall)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(
            StoreError, match="is kept busy by another program; close it and try again"
        ) as told:
            hall.answer(mine, "location", 2, sent="a:2")
        assert "\n" not in str(told.value)
        assert (
            actions.own_answers(hall.rooms, hall.code, mine.token)[0].answer == 1
        )  # reading goes on
        other.execute("ROLLBACK")
    assert hall.answer(mine, "location", 2, sent="a:2").changed
    hall.assessments.close()


def test_writers_do_not_queue_for_ever(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = hall_at(f"sqlite:///{file}")
    mine = hall.join()
    monkeypatch.setattr("cluster_psia.store.engine.PATIENCE", 0.05)
    with hall.rooms._writing(), ThreadPoolExecutor(1) as pool:
        told = pool.submit(hall.answer, mine, "location", 3).exception()
    assert isinstance(told, StoreError)
    assert "is kept busy" in str(told)
    assert hall.answer(mine, "location", 3).changed
    hall.assessments.close()


def test_a_full_disk_is_said_and_nothing_acknowledged_is_lost(file: Path) -> None:
    hall = hall_at(f"sqlite:///{file}", ALL)
    people = [hall.join() for _ in range(60)]
    engine, kept = hall.rooms._engine, 0
    engine.dispose()
    with closing(sqlite3.connect(file)) as plain:
        (pages,) = plain.execute("PRAGMA page_count").fetchone()
    from sqlalchemy import event

    def limit(raw: Any, _: Any) -> None:
        raw.execute(f"PRAGMA max_page_count = {pages + 4}").close()

    event.listen(engine, "connect", limit)
    told: Exception | None = None
    while told is None:
        one, key = people[kept // len(ALL)], ALL[kept % len(ALL)]
        try:
            hall.answer(one, key, 3, comment="x" * 300, sent=f"a:{kept}")
            kept += 1
        except StoreError as error:
            told = error
    assert "cannot grow: the disk is full; make room and try again" in str(told)
    assert 0 < kept < len(people) * len(ALL)
    assert len(hall.table()) == kept
    engine.dispose()
    event.remove(engine, "connect", limit)
    last = people[kept // len(ALL)]
    assert hall.answer(last, ALL[kept % len(ALL)], 3, sent=f"a:{kept}").changed
    assert len(hall.table()) == kept + 1
    hall.assessments.close()

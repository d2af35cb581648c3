"""Rooms lose nothing: races, several processes, SIGKILL, a locked
and a full database; and nothing personal stays.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import insert, text, update

from cluster_psia.method import load_method
from cluster_psia.store import RoomStore, StoreError, open_both, open_rooms
from cluster_psia.store.room_rows import moment_text
from cluster_psia.store.tables import facilitator_keys, facilitator_sessions
from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import RoomLocked, RoundClosed
from cluster_psia.workshop.tokens import hashed_token
from cluster_psia.workshop.values import Joined, Settings
from tests.machine import PATIENCE
from tests.store.places import database, killed_after
from tests.workshop.hall import CRITERIA, Hall

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


def hall_at(url: str, criteria: tuple[str, ...] = CRITERIA) -> Hall:
    assessments, rooms = open_both(url)
    return Hall(rooms, assessments, Settings(criteria=criteria))


@pytest.fixture
def hall(url: str) -> Iterator[Hall]:
    opened = hall_at(url)
    yield opened
    opened.assessments.close()


def writer(url: str, hall: Hall, times: int, people: list[Joined]) -> subprocess.Popen[str]:
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


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each call gives or raises, all begun at the same moment."""
    start = Barrier(len(acts))

    def act(call: Callable[[], Any]) -> Any:
        start.wait()
        try:
            return call()
        except Exception as error:
            return error

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(act, acts))


def test_a_room_comes_back_as_it_was_from_another_process(hall: Hall, url: str) -> None:
    mine = hall.join("Asha", "traders")
    hall.answer(mine, "location", "unknown", comment="ٹوکری 🧺 <b>", sent="a:1")
    actions.reveal_results(hall.rooms, hall.code, ["location"])
    again = open_rooms(url)
    assert actions.find_room(again, hall.code) == hall.room
    assert actions.answers_given(again, hall.code) == actions.answers_given(hall.rooms, hall.code)
    assert actions.find_participant(again, hall.code, mine.token) == (hall.room, mine.participant)
    again.close()


def test_a_code_is_given_once(hall: Hall) -> None:
    draft = hall.room.model_copy(update={"id": 0, "assessment_id": "other"})
    assert hall.rooms.add(draft, "hash") is None
    assert hall.room.assessment_id == hall.saved.id
    assert not hall.rooms.has_key("hash")


# Races -------------------------------------------------------------------------------------------


def test_two_answers_that_race_leave_the_later_of_the_phone(hall: Hall) -> None:
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


def test_the_same_answer_sent_three_times_at_once_is_kept_once(hall: Hall) -> None:
    mine = hall.join()
    for turn in range(10):
        told = at_once(
            *[lambda turn=turn: hall.answer(mine, "market", turn % 5 + 1, sent=f"turn {turn}")] * 3
        )
        assert sorted(one.changed for one in told) == [False, False, True]
        assert len({one.at for one in told}) == 1
    assert hall.table() == {(1, 1, "market"): 5}


def test_a_close_that_races_answers_takes_each_or_tells_it(hall: Hall) -> None:
    people = [hall.join() for _ in range(6)]
    for _ in range(8):
        before = actions.start_next_round(hall.rooms, hall.code).round
        told = at_once(
            *(lambda one=one: hall.answer(one, "growth", 4) for one in people),
            lambda: actions.close_round(hall.rooms, hall.code),
        )
        assert not [
            one
            for one in told[:-1]
            if isinstance(one, Exception) and not isinstance(one, RoundClosed)
        ]
        kept = {
            one.participant.number
            for one, what in zip(people, told, strict=False)
            if not isinstance(what, Exception)
        }
        assert {number for number, round_, _ in hall.table() if round_ == before} == kept


def test_people_who_join_at_once_get_numbers_of_their_own(hall: Hall) -> None:
    joined = at_once(*[hall.join] * 12)
    assert sorted(one.participant.number for one in joined) == list(range(1, 13))


def test_a_lock_that_races_people_lets_each_in_or_tells_them(hall: Hall) -> None:
    told = at_once(*[hall.join] * 6, lambda: actions.lock_room(hall.rooms, hall.code, True))
    inside = [one for one in told if isinstance(one, Joined)]
    assert all(isinstance(one, Joined | RoomLocked) for one in told[:-1])
    assert len(actions.room_participants(hall.rooms, hall.code)) == len(inside)


def test_two_ends_at_once_write_the_scores_once(hall: Hall) -> None:
    hall.all_answer(hall.join())
    at_once(*[lambda: actions.end_room(hall.rooms, hall.assessments, hall.code)] * 3)
    assert hall.room.state == "ended"
    ratings = hall.assessments.get(hall.saved.id).assessment.ratings
    assert {key: len(given) for key, given in ratings.items()} == dict.fromkeys(CRITERIA, 1)


# Processes ---------------------------------------------------------------------------------------


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
    return {(token, key): int(n) for token, key, n in (line.split() for line in lines)}


# Databases that cannot ---------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept.db"


def impatient(hall: Hall) -> None:
    """Let SQLite wait for a lock no longer than a test should."""
    from sqlalchemy import event

    engine = hall.rooms._engine
    engine.dispose()
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA busy_timeout = 50").close())


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


@pytest.mark.parametrize(
    "harm",
    [
        "settings = '{'",
        "texts = '[]'",
        "state = 'ajar'",
        "revealed = 'x'",
        "opened_at = 'yesterday'",
    ],
)
def test_a_damaged_room_is_said(file: Path, harm: str) -> None:
    hall = hall_at(f"sqlite:///{file}")
    with hall.rooms._engine.begin() as connection:
        connection.execute(text(f"UPDATE rooms SET {harm}"))
    again = open_rooms(f"sqlite:///{file}")
    with pytest.raises(StoreError, match="cannot be read any more; put back a copy"):
        actions.find_room(again, hall.code)
    again.close()
    hall.assessments.close()


# Privacy -----------------------------------------------------------------------------------------


def test_no_token_and_no_key_is_kept_in_clear(file: Path) -> None:
    hall = hall_at(f"sqlite:///{file}")
    mine, key = hall.join(), hall.opened.facilitator_key
    session = actions.start_session(hall.rooms, key)
    assert session
    hall.assessments.close()
    kept = b"".join(path.read_bytes() for path in file.parent.iterdir())
    for secret in (mine.token, key, session):
        assert secret.encode() not in kept
        assert hashed_token(secret).encode() in kept


def test_deleted_traces_are_gone_from_the_file_and_its_log(file: Path) -> None:
    hall = hall_at(f"sqlite:///{file}")
    mine = hall.join("Ashalata")
    actions.change_details(
        hall.rooms, hall.code, mine.token, alias="Asha-who-weaves", group="", language="en"
    )
    for n, comment in enumerate(("what-she-said-first", "what-she-said", "what-she-said-last")):
        hall.answer(mine, "location", 2, comment=comment, sent=f"her-phone:{n}")
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    actions.delete_traces(hall.rooms, hall.code)
    kept = b"".join(path.read_bytes() for path in file.parent.iterdir())
    for trace in (
        "Ashalata",
        "Asha-who-weaves",
        "what-she-said",
        "her-phone",
        hashed_token(mine.token),
    ):
        assert trace.encode() not in kept
    assert hall.code.encode() in kept
    hall.assessments.close()


def test_a_session_ends_after_two_days(hall: Hall) -> None:
    for hours, holds in ((49, False), (47, True)):
        made = moment_text(datetime.now(UTC) - timedelta(hours=hours))
        with hall.rooms._writing() as connection:
            connection.execute(
                insert(facilitator_sessions).values(hash=hashed_token(str(hours)), made_at=made)
            )
        assert actions.session_holds(hall.rooms, str(hours)) == holds
    assert actions.start_session(hall.rooms, hall.opened.facilitator_key)
    with hall.rooms._reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM facilitator_sessions")).scalar() == 2


def test_a_rooms_key_ends_after_a_month_and_one_of_no_room_opens_nothing(hall: Hall) -> None:
    key = hall.opened.facilitator_key
    for days, opens in ((29, True), (31, False)):
        with hall.rooms._writing() as connection:
            connection.execute(
                update(facilitator_keys).values(
                    made_at=moment_text(datetime.now(UTC) - timedelta(days))
                )
            )
        assert (actions.start_session(hall.rooms, key) is not None) == opens
    with hall.rooms._writing() as connection:
        connection.execute(
            insert(facilitator_keys).values(
                hash=hashed_token("of no room"), made_at=moment_text(datetime.now(UTC))
            )
        )
    assert actions.start_session(hall.rooms, "of no room") is None


def test_an_old_database_gets_the_rooms_and_keeps_its_assessments(tmp_path: Path) -> None:
    with database("sqlite", tmp_path) as url:
        hall = hall_at(url)
        hall.assessments.close()
        tables = ("answers", "participants", "facilitator_keys", "facilitator_sessions", "rooms")
        with closing(sqlite3.connect(tmp_path / "kept.db")) as plain, plain:
            for table in tables:
                plain.execute(f"DROP TABLE {table}")
            plain.execute("UPDATE cluster_psia_schema SET version_num = '0001_first_tables'")
        again, rooms = open_both(url)
        assert again.get(hall.saved.id) == hall.saved
        assert rooms.all() == ()
        assert json.loads(Hall(rooms, again).room.settings.model_dump_json())["criteria"] == list(
            CRITERIA
        )
        again.close()

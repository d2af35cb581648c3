"""A row of a room that makes no sense ends in one line, whichever of its columns is damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cluster_psia.store import RoomStore, StoreError, open_rooms
from cluster_psia.store.tables import answers, facilitator_sessions, participants, rooms
from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import WorkshopError
from tests.store.racing import hall_at

COLUMNS = [
    f"{table.name}.{column.name}"
    for table in (rooms, participants, answers, facilitator_sessions)
    for column in table.columns
]
# What a damaged byte makes of a value: another kind, no text, nothing, or another text.
HARMS = ("x'ff3f'", "CAST(x'4dff' AS TEXT)", "NULL", "'~'", "-7", "1e300")


@dataclass(frozen=True)
class Kept:
    """A room with an answer and a session: its file, its store, its code, and both tokens."""

    file: Path
    store: RoomStore
    code: str
    phone: str
    session: str

    @contextmanager
    def harmed(self, table: str, column: str, value: str) -> Iterator[RoomStore]:
        """A value changed behind the program's back, and a store that remembers nothing."""
        with closing(sqlite3.connect(self.file, isolation_level=None)) as plain:
            plain.execute("PRAGMA synchronous = OFF")
            (before,) = plain.execute(f"SELECT {column} FROM {table}").fetchone()
            with suppress(sqlite3.IntegrityError):  # a row's number, which can be nothing else
                plain.execute(f"UPDATE {table} SET {column} = {value}")
            yield RoomStore(self.store._engine, self.store._place)
            plain.execute(f"UPDATE {table} SET {column} = ?", [before])


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    file = tmp_path_factory.mktemp("sound") / "kept.db"
    hall = hall_at(f"sqlite:///{file}")
    who = hall.join("Asha", "Traders")
    hall.answer(who, "market", 4, comment="slow")
    session = actions.start_session(hall.rooms, hall.opened.facilitator_key) or ""
    hall.assessments.close()
    # The bytes of a file know nothing of what a column must be.
    with closing(sqlite3.connect(file, isolation_level=None)) as plain:
        plain.execute("PRAGMA writable_schema = ON")
        plain.execute("UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '')")
    store = open_rooms(f"sqlite:///{file}")
    yield Kept(file, store, hall.code, who.token, session)
    store.close()


def readings(store: RoomStore, kept: Kept) -> list[Callable[[], Any]]:
    """Whatever reads the rows of a room."""
    about = (
        store.people,
        store.given,
        store.group_counts,
        store.criterion_counts,
        store.other_raters,
        store.crowd.people_out,
        lambda room: store.crowd.addresses(room, 1),
    )
    return [
        store.all,
        lambda: actions.find_participant(store, kept.code, kept.phone),
        lambda: actions.session_of(store, kept.session),
        lambda: actions.door_sessions(store),
        *(lambda read=read: read(actions.find_room(store, kept.code)) for read in about),
    ]


def told(read: Callable[[], Any]) -> str:
    """What it says where it cannot; empty where it can."""
    try:
        read()
    except (StoreError, WorkshopError) as error:
        return str(error)
    return ""


@pytest.mark.parametrize("column", COLUMNS)
def test_whatever_column_is_damaged_every_reading_ends_well_or_in_one_line(
    kept: Kept, column: str
) -> None:
    table, _, name = column.partition(".")
    for value in HARMS:
        with kept.harmed(table, name, value) as store:
            said = "".join(told(read) for read in readings(store, kept))
        assert "\n" not in said
        assert "reports an error" not in said
    assert not any(told(read) for read in readings(kept.store, kept))


def test_an_answer_that_nobody_could_give_is_not_counted(kept: Kept) -> None:
    with (
        kept.harmed("answers", "answer", "'9'") as store,
        pytest.raises(StoreError, match="an answer of this room cannot be read any more"),
    ):
        store.given(actions.find_room(store, kept.code))


def test_a_rooms_session_without_its_room_is_no_facilitators(kept: Kept) -> None:
    found = actions.session_of(kept.store, kept.session)
    assert found is not None
    assert found.role == "room"
    with kept.harmed("facilitator_sessions", "room_id", "77") as store:
        assert actions.session_of(store, kept.session) is None


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("settings", "'{'"),
        ("texts", "'[]'"),
        ("state", "'ajar'"),
        ("revealed", "'x'"),
        ("opened_at", "'yesterday'"),
        ("open_criteria", "NULL"),
    ],
)
def test_a_damaged_room_is_said(kept: Kept, column: str, value: str) -> None:
    with (
        kept.harmed("rooms", column, value) as store,
        pytest.raises(StoreError, match="cannot be read any more; put back a copy"),
    ):
        actions.find_room(store, kept.code)

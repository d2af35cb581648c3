"""A transaction is kept when its block ends well, and else leaves nothing."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url

from cluster_psia.store import StoreError, open_both
from cluster_psia.store.engine import make_engine
from cluster_psia.store.transaction import transaction
from cluster_psia.workshop import actions
from tests.store.racing import hall_at


@pytest.fixture
def engine(file: Path) -> Iterator[Engine]:
    made = make_engine(make_url(f"sqlite:///{file}"))
    with transaction(made, "the file", writing=True) as connection:
        connection.exec_driver_sql("CREATE TABLE said (word TEXT UNIQUE)")
    yield made
    made.dispose()


def say(engine: Engine, *said: str) -> None:
    """Say words in one transaction; an empty one breaks it off."""
    with transaction(engine, "the file", writing=True) as connection:
        for word in said:
            if not word:
                raise KeyError
            connection.exec_driver_sql("INSERT INTO said VALUES (?)", (word,))


def words(file: Path) -> list[str]:
    """What another program reads."""
    with closing(sqlite3.connect(file)) as database:
        return [word for (word,) in database.execute("SELECT word FROM said")]


def test_what_ends_well_is_kept(engine: Engine, file: Path) -> None:
    say(engine, "yes", "no")
    assert words(file) == ["yes", "no"]


def test_what_fails_halfway_leaves_nothing_and_the_next_writer_gets_in(
    engine: Engine, file: Path
) -> None:
    with pytest.raises(KeyError):
        say(engine, "half", "")
    say(engine, "whole")
    assert words(file) == ["whole"]


def test_what_the_database_refuses_is_told_with_its_place(engine: Engine, file: Path) -> None:
    with pytest.raises(StoreError, match=r"^the file reports an error: UNIQUE"):
        say(engine, "twice", "twice")
    assert words(file) == []


def test_a_writer_holds_the_file_from_the_beginning_and_a_reader_does_not(
    engine: Engine, file: Path
) -> None:
    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as other:
        with transaction(engine, "the file", writing=False):
            other.execute("BEGIN IMMEDIATE")
            other.execute("ROLLBACK")
        with (
            transaction(engine, "the file", writing=True),
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("BEGIN IMMEDIATE")


def test_a_copy_of_the_file_alone_holds_an_ended_room(file: Path, tmp_path: Path) -> None:
    hall = hall_at(f"sqlite:///{file}")
    hall.answer(hall.join(), "market", 4)
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    shutil.copyfile(file, tmp_path / "copy.db")
    assessments, rooms = open_both(f"sqlite:///{tmp_path / 'copy.db'}")
    assert rooms.find(hall.code).state == "ended"
    assert assessments.get(hall.saved.id).assessment.ratings["market"]
    for each in (assessments, hall.assessments):
        each.close()

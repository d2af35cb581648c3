"""What a database or the file system says, in one line for people."""

from __future__ import annotations

import errno
import re
import sqlite3

import psycopg
import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from cluster_psia.store import StoreError
from cluster_psia.store.errors import database_label, plain_errors


def said(error: Exception) -> str:
    """What is raised in its place."""
    with pytest.raises(StoreError) as refused, plain_errors("the database"):
        raise error
    assert refused.value.__cause__ is error
    return str(refused.value)


def test_a_database_is_called_by_its_file_or_its_name_and_host() -> None:
    labels = {
        "sqlite:////tmp/kept.db": "the database file /tmp/kept.db",
        "postgresql://ravi:s3cret@db.example/cluster": "the database 'cluster' at db.example",
        "postgresql:///cluster": "the database 'cluster' at the local socket",
    }
    for url, label in labels.items():
        assert database_label(make_url(url)) == label


def test_what_the_driver_says_is_found_in_large_and_small_letters() -> None:
    driver = sqlite3.OperationalError("Database IS locked")
    wrapped = OperationalError("INSERT …", {}, driver)
    assert said(driver) == said(wrapped)
    assert "is kept busy by another program" in said(driver)


def test_an_error_that_nobody_foresaw_is_one_short_line_without_the_address() -> None:
    line = said(SQLAlchemyError("no way\n to postgresql://ravi:s3cret@db/x " + "y" * 300))
    assert line.startswith("the database reports an error: no way to postgresql://… yyy")
    assert len(line) < 250


class OfServer(psycopg.Error):
    """What PostgreSQL says, in the language of its settings, with a code."""

    def __init__(self, message: str, state: str | None) -> None:
        super().__init__(message)
        self.sqlstate = state


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("53100", "the disk is full"),
        ("53300", "takes no more connections"),
        ("53200", "has no room left"),
        ("57P01", "is being stopped or started"),
        ("57014", "does not answer in time"),
        ("28P01", "refuses the user name or the password"),
        ("25006", "cannot be written to"),
        ("40001", "somebody else at the same moment"),
        ("23505", "its server's log has it as 23505"),
        (None, "check that the server runs"),
    ],
)
def test_postgresqls_own_words_reach_nobody(state: str | None, words: str) -> None:
    own = 'Schl\u00fcssel "(name)=(Ravi)" doppelt: INSERT INTO participants'
    driver = OfServer(own, state)
    line = said(OperationalError("INSERT \u2026", {"name": "Ravi"}, driver))
    assert words in line
    assert not {"Ravi", "participants", "INSERT"} & set(re.findall(r"\w+", line))


def test_trouble_says_the_same_without_the_place() -> None:
    with pytest.raises(StoreError) as refused, plain_errors("the database file /tmp/kept.db"):
        raise sqlite3.OperationalError("database or disk is full")
    assert refused.value.trouble == (
        "The database cannot grow: the disk is full; make room and try again."
    )
    assert str(refused.value).startswith("the database file /tmp/kept.db cannot grow")


def test_a_queue_that_does_not_move_is_a_busy_database() -> None:
    assert said(TimeoutError()) == said(sqlite3.OperationalError("database is locked"))


def test_the_file_system_is_told_with_its_reason() -> None:
    denied = OSError(errno.EACCES, "Permission denied")
    assert said(denied) == "the database cannot be used: permission denied"
    assert said(OSError()) == "the database cannot be used: the system refuses"


def test_an_error_of_our_own_passes() -> None:
    with pytest.raises(KeyError), plain_errors("the database"):
        raise KeyError

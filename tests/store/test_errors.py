"""What a database or the file system says, in one line for people."""

from __future__ import annotations

import errno
import sqlite3

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


def test_a_queue_that_does_not_move_is_a_busy_database() -> None:
    assert said(TimeoutError()) == said(sqlite3.OperationalError("database is locked"))


def test_the_file_system_is_told_with_its_reason() -> None:
    denied = OSError(errno.EACCES, "Permission denied")
    assert said(denied) == "the database cannot be used: permission denied"
    assert said(OSError()) == "the database cannot be used: the system refuses"


def test_an_error_of_our_own_passes() -> None:
    with pytest.raises(KeyError), plain_errors("the database"):
        raise KeyError

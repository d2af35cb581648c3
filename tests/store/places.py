"""Databases of their own for each test: an SQLite file, or a schema in a PostgreSQL
that answers.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from itertools import islice
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

SERVER = os.environ.get("CLUSTER_PSIA_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/test")
KINDS = ("sqlite", "postgresql")


@cache
def silence() -> str | None:
    """Why PostgreSQL cannot be tested here, or None when it answers."""
    try:
        psycopg.connect(SERVER, connect_timeout=3).close()
    except psycopg.Error as error:
        return (
            "no PostgreSQL answers (CLUSTER_PSIA_TEST_POSTGRESQL says where):"
            f" {' '.join(str(error).split())}"
        )
    return None


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """The URL of an empty database of that kind; a PostgreSQL schema is taken away afterwards."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'kept.db'}"
        return
    if silence():
        pytest.skip(str(silence()))
    schema = f"cluster_psia_{uuid.uuid4().hex}"
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(f'CREATE SCHEMA "{schema}"')
        try:
            yield f"{SERVER}?options={quote(f'-csearch_path={schema}')}"
        finally:
            connection.execute(f'DROP SCHEMA "{schema}" CASCADE')


def killed_after(writer: subprocess.Popen[str], lines: int) -> list[str]:
    """Everything that a program had said when it was killed (SIGKILL) after so many lines.

    One reader takes all of it: ``communicate`` would pass over what the pipe's reader has already
    fetched.
    """
    assert writer.stdout
    with writer:
        heard = list(islice(writer.stdout, lines))
        writer.kill()
        heard += writer.stdout
    assert writer.returncode == -9
    return [line.rstrip("\n") for line in heard]


def mode(path: Path) -> int:
    """The rights to a file or folder: 0o600."""
    return stat.S_IMODE(path.stat().st_mode)


def sql(path: Path, *statements: str) -> None:
    """Do this to an SQLite file, past the program."""
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)

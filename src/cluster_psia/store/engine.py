"""The connection to a database: SQLite as safe as it gets, or PostgreSQL."""

from __future__ import annotations

import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event

from cluster_psia.store.values import StoreError

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

# execution option: take the write lock at the beginning of the transaction
WRITING = "cluster_psia_writing"
# secure_delete: what is deleted or changed is overwritten in the file, for a room's personal
# traces are to be gone. cache_size: 16 MB in place of 2, for the board of a large room reads all
# of its answers every two seconds.
_PRAGMAS = (
    "busy_timeout = 15000",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "cache_size = -16000",
)
_one_writer = threading.Lock()
_looking = threading.Lock()
_inodes: set[tuple[int, int]] = set()  # of the database files that this process has looked at
# hide_parameters below: an error that is logged does not repeat what people wrote.
PATIENCE = 15.0  # seconds, as long as SQLite waits for another process
# of PostgreSQL, in seconds: a phone waits for 20, and a connection that slept is asked first
# whether it lives
ANSWER, CONNECT = 10.0, 5
NO_DRIVER = (
    "The driver for PostgreSQL is not installed: it is an extra of this program. Install it with"
    ' "make postgresql", or with pip install "cluster-psia[postgresql]".'
)


def make_engine(url: URL) -> Engine:
    """An engine for ``url``; nothing is opened yet but, for SQLite, the file,
    which only its owner can read. Raises StoreError where the driver of PostgreSQL is missing.
    """
    if url.get_backend_name() == "sqlite":
        _private_file(Path(url.database or ""))
        engine = create_engine(url, hide_parameters=True, pool_size=8, max_overflow=64)
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine
    if not find_spec("psycopg"):
        raise StoreError(NO_DRIVER)
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=8,
        max_overflow=24,
        pool_timeout=ANSWER,
        connect_args={"connect_timeout": CONNECT},
    )
    event.listen(engine, "do_connect", _connect_patiently)
    return engine


def _connect_patiently(_dialect: Any, _record: Any, given: Any, named: Any) -> Any:
    """A connection that waits for no answer longer than ``ANSWER``.

    A server that hangs, or a network that swallows, closes nothing: without a limit of our own
    whoever asked would wait for ever.
    """
    return _patient_connection().connect(*given, **named)


@cache
def _patient_connection() -> Any:
    import psycopg  # only where somebody keeps things in PostgreSQL

    class PatientConnection(psycopg.Connection[Any]):
        answer: float | None = None  # seconds, where it is not ANSWER

        def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
            try:
                return super().wait(gen, interval, timeout or self.answer or ANSWER)
            except psycopg.OperationalError as error:
                if self.pgconn.transaction_status != psycopg.pq.TransactionStatus.ACTIVE:
                    raise  # the server said so itself
                # What it may still answer belongs to nobody: the connection is of no more use.
                self.pgconn.finish()
                raise psycopg.OperationalError("timeout expired") from error

    return PatientConnection


def _private_file(path: Path) -> None:
    """Make the file, or take group's and others' rights to it away.

    SQLite gives its side files the same rights.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _looking:
        if not _looked_at(path):
            if not path.exists():
                _begin_file(path)
            if not _may_be_database(path):
                # somebody's letter: it stays as it is, and SQLite will say that it is no database
                return
            _inodes.add(_inode(path))
    for side in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        if side.exists() and stat.S_IMODE(side.stat().st_mode) & 0o077:
            side.chmod(0o600)


def _begin_file(path: Path) -> None:
    """Make a new database that is never of length zero, so that such a file is one that was
    emptied. Who comes second finds what the first one made.
    """
    with TemporaryDirectory(prefix=".new-", dir=path.parent) as folder:
        begun = Path(folder) / "begun.db"
        with closing(sqlite3.connect(begun)) as database:
            database.execute("PRAGMA journal_mode = WAL").close()  # writes the first page
        begun.chmod(0o600)
        try:
            path.hardlink_to(begun)
        except FileExistsError:
            return
        except OSError:  # as on a stick, where a file has one name
            if not path.exists():
                begun.rename(path)


def _may_be_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(16) in {b"", b"SQLite format 3\0"}


def _prepare(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself; _begin does
    # Bytes that are no UTF-8 arrive as they are, so that one damaged row is told apart and does
    # not stop the others.
    connection.text_factory = lambda raw: raw.decode(errors="surrogateescape")
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later could be refused halfway: writers queue at
    # the beginning instead.
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _looked_at(path: Path) -> bool:
    """Whether this process may hold the file open already,
    so that it must not be opened beside SQLite.

    Closing any handle on a file takes away every lock that the process has on it (POSIX). SQLite's
    own connections would stand unguarded, and the next process to leave the database would delete
    the log into which they write.
    """
    return path.exists() and _inode(path) in _inodes


def _inode(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


@contextmanager
def single_writer(engine: Engine, writing: bool) -> Iterator[None]:
    """One writer at a time in this process for SQLite, which has one anyway: threads queue here.

    Raises TimeoutError when the queue does not move, for a thread that waits for ever helps nobody.
    """
    if not writing or engine.dialect.name != "sqlite":
        yield
        return
    if not _one_writer.acquire(timeout=PATIENCE):
        raise TimeoutError
    try:
        yield
    finally:
        _one_writer.release()

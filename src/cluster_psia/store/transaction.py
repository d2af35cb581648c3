"""One transaction: writers queue, and whatever the database says becomes one line for people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from cluster_psia.store.engine import WRITING, single_writer
from cluster_psia.store.errors import plain_errors

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_together: ContextVar[tuple[Engine, Connection] | None] = ContextVar("_together", default=None)


@contextmanager
def transaction(engine: Engine, place: str, *, writing: bool) -> Iterator[Connection]:
    """A connection inside a transaction that is kept when the block ends well: one of its own, or
    that of the block of ``together`` in which this stands.

    Raises StoreError.
    """
    wider = _together.get()
    if wider is not None and wider[0] is engine:
        with plain_errors(place):
            yield wider[1]
        return
    with plain_errors(place), single_writer(engine, writing), engine.connect() as plain:
        connection = plain.execution_options(**{WRITING: True}) if writing else plain
        with connection.begin():
            yield connection


@contextmanager
def together(engine: Engine, place: str) -> Iterator[None]:
    """Whatever is read or written on ``engine`` inside the block is one transaction: kept as a
    whole when the block ends well, and else not at all.

    Raises StoreError.
    """
    with transaction(engine, place, writing=True) as connection:
        before = _together.set((engine, connection))
        try:
            yield
        finally:
            _together.reset(before)


def empty_log(engine: Engine, place: str, *, waiting: bool = True) -> None:
    """Copy SQLite's log into the file and empty it, for the log still holds what was deleted, and
    a copy of the file alone lacks what only the log holds.

    Not ``waiting``: as far as that goes without keeping anybody from writing. Raises StoreError.
    """
    if engine.dialect.name != "sqlite":
        return
    how = "TRUNCATE" if waiting else "PASSIVE"
    with plain_errors(place):
        raw = engine.raw_connection()
        try:
            raw.cursor().execute(f"PRAGMA wal_checkpoint({how})").fetchall()
        finally:
            raw.close()

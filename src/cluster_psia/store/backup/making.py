"""A backup: one SQLite file, whole at one moment, while others go on writing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

from sqlalchemy import URL

from cluster_psia.store.backup.rows import OF_THE_MOMENT, Holding, carry_rows, holding_of
from cluster_psia.store.engine import WRITING
from cluster_psia.store.errors import DAMAGED, plain_errors
from cluster_psia.store.open import open_address, open_engine
from cluster_psia.store.transaction import transaction
from cluster_psia.store.values import DamagedStore, StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


def back_up(target: Path, url: str | None = None) -> Holding:
    """Write all that is kept at ``url``, or where the settings say, into the new file ``target``:
    an SQLite database without a log beside it, which ``put_back`` reads.

    Everything acknowledged before is in it. Raises SettingsError, StoreError; then there is no
    ``target``, and one that was there before is as it was.
    """
    engine, place = open_engine(url)
    try:
        with new_file(target) as half:
            if engine.dialect.name == "sqlite":
                with plain_errors(place):
                    _copy_pages(engine, half)
            else:
                with transaction(engine, place, writing=False) as source:
                    source.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                    write_rows(source, half)
            return _finish(half, place)
    finally:
        engine.dispose()


def backup_bytes(url: str | None = None) -> bytes:
    """What ``back_up`` writes, for whoever takes it away over the network. Raises as it does."""
    with plain_errors("the folder for temporary files"), TemporaryDirectory() as folder:
        target = Path(folder) / "backup.db"
        back_up(target, url)
        return target.read_bytes()


def write_rows(source: Connection, half: Path) -> None:
    """Write the rows of ``source`` into a new SQLite file."""
    # Nobody else knows the file, so its writer does not wait for those of the database.
    engine, place = open_address(sqlite_address(half))
    try:
        with plain_errors(place), _writing_alone(engine) as target:
            carry_rows(source, target)
    finally:
        engine.dispose()


def sqlite_address(path: Path) -> URL:
    """The address of an SQLite file, whatever letters are in its name."""
    return URL.create("sqlite", database=str(path))


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """Where to write what becomes ``target`` when the block ends well, and not before.

    Raises StoreError when it is there already: nothing is overwritten.
    """
    place = f"the file {target}"
    with plain_errors(place):
        if not target.absolute().parent.is_dir():
            raise StoreError(f"{place} cannot be written: there is no folder {target.parent}")
        if os.path.lexists(target):
            raise StoreError(f"{place} is there already; choose another name")
        with TemporaryDirectory(prefix=".backup-", dir=target.absolute().parent) as folder:
            half = Path(folder) / "half.db"
            yield half
            with half.open("rb+") as file:
                os.fsync(file.fileno())
            if os.path.lexists(target):
                raise StoreError(f"{place} was made meanwhile; choose another name")
            half.rename(target)


def _copy_pages(engine: Engine, half: Path) -> None:
    # Through a connection of ours: a file handle of its own would take the locks of the others
    # away (see engine._looked_at).
    raw = engine.raw_connection()
    try:
        with closing(sqlite3.connect(half)) as copy:
            half.chmod(0o600)
            cast("sqlite3.Connection", raw.driver_connection).backup(copy)
    finally:
        raw.close()


@contextmanager
def _writing_alone(engine: Engine) -> Iterator[Connection]:
    with engine.connect() as plain:
        connection = plain.execution_options(**{WRITING: True})
        with connection.begin():
            yield connection


def _finish(half: Path, place: str) -> Holding:
    """Make the copy one file without a log, see that it is whole, and count what it holds."""
    engine, label = open_address(sqlite_address(half))
    try:
        with plain_errors(place), _writing_alone(engine) as copy:
            if copy.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
                raise DamagedStore(f"{place} {DAMAGED}. Nothing was written")
            for table in OF_THE_MOMENT:
                copy.execute(table.delete())
            holding = holding_of(copy)
    finally:
        engine.dispose()
    with plain_errors(label), closing(sqlite3.connect(half)) as plain:
        plain.execute("PRAGMA journal_mode = DELETE").close()
    return holding

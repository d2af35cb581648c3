"""Putting a backup back; what stood there before is kept beside, and never overwritten unseen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cluster_psia.settings import data_folder
from cluster_psia.store.backup.making import new_file, sqlite_address, write_rows
from cluster_psia.store.backup.rows import Holding, carry_rows, holding_of, lock_tables
from cluster_psia.store.errors import plain_errors
from cluster_psia.store.open import open_address, read_address
from cluster_psia.store.transaction import transaction
from cluster_psia.store.values import DamagedStore, StoreError

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

_SIDES = ("", "-wal", "-shm")


@dataclass(frozen=True)
class PutBack:
    """``holding`` stands in the database now; what stood there is in ``before``, if anything."""

    holding: Holding
    before: Path | None


def put_back(source: Path, url: str | None = None, *, replace: bool = False) -> PutBack:
    """Bring the backup ``source`` into the database at ``url``, or where the settings say.

    A database that holds anything, or is damaged, is left as it is unless ``replace``; then it is
    first kept in a file of its own. Raises SettingsError, StoreError: then nothing was changed.
    """
    address = read_address(url)
    with _backup_opened(source, address) as backup:
        aside = None
        try:
            engine, place = open_address(address)
        except DamagedStore as damaged:
            if not replace:
                raise DamagedStore(_or_replace(str(damaged))) from damaged
            aside = _set_aside(Path(address.database or ""))
            engine, place = open_address(address)
        try:
            return _into(engine, place, backup, aside, replace=replace)
        finally:
            engine.dispose()


def _into(
    engine: Engine, place: str, backup: Connection, aside: Path | None, *, replace: bool
) -> PutBack:
    with transaction(engine, place, writing=True) as target:
        lock_tables(target)
        there = holding_of(target)
        if there.assessments or there.rooms:
            if not replace:
                raise StoreError(_or_replace(f"{place} holds {there.in_words}"))
            aside = _free_name(engine.url, "before-restore")
            with new_file(aside) as half:
                write_rows(target, half)
        carry_rows(backup, target)
        return PutBack(holding_of(target), aside)


def _or_replace(said: str) -> str:
    return (
        f"{said}. Nothing was changed; with --replace the backup takes its place, and what stands"
        " there now is kept in a file beside it"
    )


@contextmanager
def _backup_opened(source: Path, address: URL) -> Iterator[Connection]:
    """A backup, read from a copy: the file stays as it is, also where it is of an older program.

    A database that was copied by hand is read with the log that was copied along with it.
    """
    label = f"the file {source}"
    with plain_errors(label), TemporaryDirectory(prefix="cluster-psia-") as folder:
        if not source.is_file():
            raise StoreError(f"{label} is not there")
        if address.get_backend_name() == "sqlite" and _is_same(
            source, Path(address.database or "")
        ):
            raise StoreError(f"{label} is the database itself; name a backup of it")
        copy = Path(folder) / "copy.db"
        for side in _SIDES[:2]:
            if (beside := source.with_name(source.name + side)).is_file():
                shutil.copyfile(beside, copy.with_name(copy.name + side))
        engine, _ = _open_copy(copy, label)
        try:
            with transaction(engine, label, writing=False) as connection:
                _check_whole(connection, label)
                yield connection
        finally:
            engine.dispose()


def _open_copy(copy: Path, label: str) -> tuple[Engine, str]:
    try:
        return open_address(sqlite_address(copy))
    except StoreError as error:
        told = str(error).removeprefix(f"the database file {copy} ")
        raise StoreError(f"{label} cannot be put back: it {told}") from error


def _check_whole(connection: Connection, label: str) -> None:
    if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
        raise StoreError(f"{label} is damaged; put back another copy")


def _is_same(one: Path, other: Path) -> bool:
    return other.exists() and os.path.samefile(one, other)


def _set_aside(path: Path) -> Path:
    """Give a damaged SQLite file and what lies beside it another name."""
    aside = _free_name(sqlite_address(path), "damaged")
    with plain_errors(f"the database file {path}"):
        for side in _SIDES:
            if (found := path.with_name(path.name + side)).exists():
                found.rename(aside.with_name(aside.name + side))
    return aside


def _free_name(address: URL, why: str) -> Path:
    """A name that says when and why, beside the SQLite file or in the user's data folder."""
    at_hand = address.get_backend_name() == "sqlite"
    path = Path(address.database or "") if at_hand else data_folder() / "assessments.db"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    now = datetime.now(UTC).replace(tzinfo=None).isoformat("-").replace(":", "")
    return path.with_name(f"{path.stem}.{why}-{now}.db")

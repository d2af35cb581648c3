"""Open the store: find the database, bring its tables up to date,
hand out what keeps things there.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from cluster_psia.settings import database_url, usable_url
from cluster_psia.store.assessments import KEEP, AssessmentStore
from cluster_psia.store.engine import make_engine
from cluster_psia.store.errors import EMPTY, database_label, plain_errors
from cluster_psia.store.migrate import migrate_database
from cluster_psia.store.rooms import RoomStore
from cluster_psia.store.transaction import empty_log
from cluster_psia.store.values import DamagedStore, StoreError

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.engine import URL


def open_store(url: str | None = None, keep: int = KEEP) -> AssessmentStore:
    """The store at ``url`` (an SQLAlchemy URL), or where the settings say;
    its tables are made or brought up to date.

    ``keep`` is how many revisions of each assessment stay. Raises SettingsError, and StoreError
    when the database cannot be used: one line for people, without the password.
    """
    return AssessmentStore(*open_engine(url), keep)


def open_rooms(url: str | None = None) -> RoomStore:
    """The rooms of live workshops in the same database. Raises as ``open_store`` does."""
    return RoomStore(*open_engine(url))


def open_both(url: str | None = None) -> tuple[AssessmentStore, RoomStore]:
    """Both through the same connections; closing one closes them. Raises as ``open_store`` does."""
    engine, place = open_engine(url)
    return AssessmentStore(engine, place, KEEP), RoomStore(engine, place)


def settle_store(url: str | None = None) -> None:
    """Have SQLite's file hold everything without its log, where there is such a file: for whoever
    copies it when the program has stopped. Raises SettingsError, StoreError.
    """
    address = read_address(url)
    if address.get_backend_name() != "sqlite" or not Path(address.database or "").is_file():
        return
    place = database_label(address)
    with plain_errors(place):
        engine = make_engine(address)
    try:
        empty_log(engine, place)
    finally:
        engine.dispose()


def open_engine(url: str | None) -> tuple[Engine, str]:
    """The connections to a database whose tables are up to date, and what it is called in
    messages. Raises as ``open_store`` does.
    """
    return open_address(read_address(url))


def read_address(url: str | None) -> URL:
    """``url``, or what the settings say, read. Raises SettingsError, StoreError."""
    try:
        return make_url(usable_url(url) if url is not None else database_url())
    except ArgumentError as error:
        raise StoreError("the address of the database cannot be read") from error


def open_address(address: URL) -> tuple[Engine, str]:
    """As ``open_engine``, for an address that was read. Raises StoreError."""
    place = database_label(address)
    with plain_errors(place):
        _check_not_emptied(address, place)
        engine = make_engine(address)
    try:
        with plain_errors(place):
            migrate_database(engine, place)
    except BaseException:
        engine.dispose()
        raise
    return engine, place


def _check_not_emptied(address: URL, place: str) -> None:
    """Refuse a file of length zero: a new one never is, so it held something, or is not ours."""
    path = Path(address.database or "")
    if address.get_backend_name() == "sqlite" and path.is_file() and not path.stat().st_size:
        raise DamagedStore(f"{place} {EMPTY}")

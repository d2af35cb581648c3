"""Bring a database to the tables of this program, step by step;
safe when several processes open it at once.
"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import OperationalError

from cluster_psia.store.engine import WRITING
from cluster_psia.store.errors import NOT_TOLD
from cluster_psia.store.tables import metadata
from cluster_psia.store.values import DamagedStore, StoreError

VERSION_TABLE = "cluster_psia_schema"
_LOCK = 7_236_011_940  # any number: PostgreSQL's key for "this program migrates"
_PATIENCE = 15.0  # seconds
_MIGRATING = 600.0  # seconds


def migrate_database(engine: Engine, place: str) -> None:
    """Run the steps that ``engine``'s database lacks.

    Raises StoreError when a newer program made its tables.
    """
    if engine.dialect.name == "sqlite":
        _write_ahead(engine)
    scripts = ScriptDirectory(str(Path(__file__).parent / "migrations"))
    with engine.connect() as connection:
        if _version(connection) == scripts.get_current_head():
            return
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            # Old tables may take their time, and so may another server that brings them up to date.
            connection.connection.driver_connection.answer = _MIGRATING  # type: ignore[union-attr]
            connection.detach()
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        version = _version(connection)
        _check_not_newer(version, scripts, place)
        if version is None:
            _check_new(connection, place)
        _run_steps(connection, scripts)


def _run_steps(connection: Connection, scripts: ScriptDirectory) -> None:
    config = Config()
    config.set_main_option("script_location", scripts.dir.replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _version(connection: Connection) -> str | None:
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    return context.get_current_revision()


def _check_not_newer(version: str | None, scripts: ScriptDirectory, place: str) -> None:
    known = {script.revision for script in scripts.walk_revisions()}
    if version is not None and version not in known:
        raise StoreError(
            f"{place} was made by a newer Cluster PSIA (step '{version[:60]}');"
            " update the program to open it"
        )


def _check_new(connection: Connection, place: str) -> None:
    """Refuse tables of our names without the step that made them, before a step meets them."""
    there = sorted(set(inspect(connection).get_table_names()) & set(metadata.tables))
    if there:
        raise DamagedStore(f"{place} {NOT_TOLD.format(table=there[0])}")


def _write_ahead(engine: Engine) -> None:
    """Switch SQLite to its write-ahead log.

    While another process does the same, SQLite refuses without waiting.
    """
    patient_until = time.monotonic() + _PATIENCE
    while True:
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > patient_until:
                raise OperationalError("PRAGMA journal_mode", None, error) from error
        finally:
            raw.close()
        time.sleep(0.02)

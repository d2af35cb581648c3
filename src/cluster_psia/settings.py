"""Where assessments are kept: a database named by the environment,
or a file in the user's data folder.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote, urlsplit

import platformdirs

VARIABLE = "CLUSTER_PSIA_DATABASE"
ADDRESS_VARIABLE = "CLUSTER_PSIA_ADDRESS"
DOOR = "CLUSTER_PSIA_DOOR"
REQUEST_LOG = "CLUSTER_PSIA_REQUEST_LOG"
DOOR_COOKIE = "cluster_psia_door"
_HOW = "write sqlite:////folder/file.db or postgresql://user@host/database"
# Plain names mean the driver that is installed with the program.
_SCHEMES = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}


class SettingsError(Exception):
    """A setting cannot be used. The message is one line,
    names the setting and says how to mend it.
    """


def data_folder() -> Path:
    """The user's data folder for this program; it need not exist yet."""
    return Path(platformdirs.user_data_dir("cluster-psia", appauthor=False))


def database_url() -> str:
    """The SQLAlchemy URL of the database: ``CLUSTER_PSIA_DATABASE``, or an SQLite file in the
    user's data folder.

    Raises SettingsError for a value that cannot be used. No message repeats the value, for it may
    hold a password.
    """
    given = os.environ.get(VARIABLE, "").strip()
    if not given:
        return f"sqlite:///{quote(str(data_folder() / 'assessments.db'))}"
    return usable_url(given)


def address_for_phones() -> str | None:
    """Where phones in the hall find this server, as ``make workshop`` found out;
    None when nobody said.
    """
    return os.environ.get(ADDRESS_VARIABLE, "").strip().rstrip("/") or None


def door_is_closed() -> bool:
    """Whether this server stands behind the door: ``CLUSTER_PSIA_DOOR=1``, as ``cluster-psia
    workshop`` sets it.
    """
    return os.environ.get(DOOR, "") == "1"


def requests_are_told() -> bool:
    """Whether each request gets a line in the log: ``CLUSTER_PSIA_REQUEST_LOG=1``."""
    return os.environ.get(REQUEST_LOG, "") == "1"


def usable_url(given: str) -> str:
    """``given`` with the driver spelled out. Raises SettingsError when
    it is no URL this program can keep things at.
    """
    scheme, colon, rest = given.partition("://")
    if not colon:
        raise SettingsError(f"{VARIABLE} is not a database address: {_HOW}")
    if scheme.lower() not in _SCHEMES:
        raise SettingsError(
            f"{VARIABLE} names a kind of database that cannot be used ('{_shown(scheme)}'): {_HOW}"
        )
    url = f"{_SCHEMES[scheme.lower()]}://{rest}"
    _check_sqlite(rest) if url.startswith("sqlite:") else _check_server(url)
    return url


def _shown(scheme: str) -> str:
    return scheme if len(scheme) <= 30 and scheme.replace("+", "").isalnum() else "unreadable"


def _check_sqlite(rest: str) -> None:
    if "?" in rest:
        raise SettingsError(f"{VARIABLE}: an SQLite address takes no '?…' options; {_HOW}")
    if not rest.startswith("/"):
        raise SettingsError(
            f"{VARIABLE}: an SQLite address has three slashes before the path (four when it is"
            " absolute)"
        )
    if rest in {"/", "/:memory:"}:
        raise SettingsError(
            f"{VARIABLE} names no file, so everything would be lost at the end; {_HOW}"
        )


def _check_server(url: str) -> None:
    try:
        parts = urlsplit(url)
        _ = parts.port  # urlsplit checks the port only when it is asked for
    except ValueError:
        raise SettingsError(f"{VARIABLE}: the host or the port cannot be read; {_HOW}") from None
    if not parts.path.strip("/"):
        raise SettingsError(f"{VARIABLE} names no database after the host; {_HOW}")

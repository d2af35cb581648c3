"""What a database says, turned into one line for people."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from cluster_psia.store.values import DamagedStore, StoreError

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

HOW_TO_PUT_BACK = "stop the program and put back a backup: cluster-psia restore FILE --replace"
EMPTY = (
    f"is empty (0 bytes): whatever it held is gone from it. If it held anything, {HOW_TO_PUT_BACK};"
    " if not, delete the file to begin a new one"
)
NOT_TOLD = (
    "holds '{table}' and does not say which Cluster PSIA made it: it is damaged, or another"
    f" program's. If it was yours, {HOW_TO_PUT_BACK}"
)
DAMAGED = f"is damaged; {HOW_TO_PUT_BACK}"
# What stands in the driver's message, and what it means for the person.
_UNREADABLE = {
    "file is not a database": (
        "is no database that can be read; it may be another kind of file, or damaged. If it was"
        f" yours, {HOW_TO_PUT_BACK}"
    ),
    "disk image is malformed": DAMAGED,
    "malformed database schema": DAMAGED,
    "could not decode to utf-8": DAMAGED,  # its own words repeat the text
    "no such table": DAMAGED,  # for the steps that make them were done
    "no such column": DAMAGED,
}
_WORDS = {
    "readonly database": "cannot be written to; check the permissions of the file and its folder",
    "unable to open database file": (
        "cannot be opened; check that the folder is there and may be written to"
    ),
    "database is locked": "is kept busy by another program; close it and try again",
    "disk is full": "cannot grow: the disk is full; make room and try again",
    "disk i/o error": "cannot be read or written: the disk reports an error",
    "connection refused": (
        "does not answer; check that the server runs and that host and port are right"
    ),
    "could not translate host name": "cannot be found; check the host name",
    "failed to resolve host": "cannot be found; check the host name",
    "timeout expired": "does not answer in time; check host and network",
    "authentication failed": "refuses the user name or the password",
    "fatal:  role": "does not know the user name",
    "fatal:  database": "is not there; make it, or check its name",
    "pg_hba.conf": "takes no connections from this computer; see its pg_hba.conf",
    "queuepool limit": "has too many waiting for it; try again in a moment",
}
# PostgreSQL speaks the language of its own settings; its codes (SQLSTATE, appendix A of its manual)
# mean the same everywhere. The longest beginning counts.
_STATES = {
    "08": "does not answer; check that the server runs",
    "25006": "cannot be written to: the server allows reading only",
    "28": "refuses the user name or the password",
    "3D000": "is not there; make it, or check its name",
    "40": "was changed by somebody else at the same moment; try again",
    "42501": "refuses: this user may not do that; see the user's rights",
    "53": "has no room left for more work; try again in a moment",
    "53100": _WORDS["disk is full"],
    "53300": "takes no more connections; try again in a moment",
    "55P03": _WORDS["database is locked"],
    "57014": "does not answer in time; check host and network",
    "57P": "is being stopped or started; try again in a moment",
    "58": "cannot be read or written: the server reports an error of its disk",
    "XX": "is damaged, or its server is; put back a copy of it",
}
_REFUSED = (
    "does not answer, or refuses; check that the server runs, and host, port, user and password"
)


def database_label(url: URL) -> str:
    """What the database is called in messages: its file, or its name and host;
    never user or password.
    """
    if url.get_backend_name() == "sqlite":
        return f"the database file {url.database}"
    return f"the database '{url.database}' at {url.host or 'the local socket'}"


@contextmanager
def plain_errors(place: str) -> Iterator[None]:
    """Raise StoreError with one line where the database or the file system gives up."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        # the second comes bare while a connection is made
        said = error.orig if isinstance(error, DBAPIError) and error.orig else error
        raise _refusal(place, said) from error
    except UnicodeError as error:  # of the names of tables, or of texts in them
        raise DamagedStore(f"{place} {DAMAGED}") from error
    except TimeoutError as error:  # of the queue of writers
        raise _told(place, _WORDS["database is locked"]) from error
    except OSError as error:
        reason = (error.strerror or "the system refuses").lower()
        raise _told(place, f"cannot be used: {reason}") from error


@contextmanager
def sound_rows(of: str) -> Iterator[None]:
    """Raise StoreError, one line about ``of``, where a row that is read inside makes no sense."""
    try:
        yield
    except (ValueError, TypeError, AttributeError, LookupError) as error:
        raise StoreError(
            f"{of} cannot be read any more; put back a copy of the database"
        ) from error


def _refusal(place: str, said: BaseException) -> StoreError:
    for part, words in _UNREADABLE.items():
        if part in str(said).lower():
            return DamagedStore(f"{place} {words}")
    return _told(place, _in_words(said))


def _told(place: str, words: str) -> StoreError:
    return StoreError(f"{place} {words}", trouble=f"The database {words}.")


def _in_words(error: BaseException) -> str:
    raw = str(error)
    state = getattr(error, "sqlstate", "")  # of PostgreSQL; None while a connection is made
    for length in (5, 3, 2) if state else ():
        if state[:length] in _STATES:
            return _STATES[state[:length]]
    if state:
        return f"reports an error that we have no words for; its server's log has it as {state}"
    for part, words in _WORDS.items():
        if part in raw.lower():
            return words
    if state is None:
        return _REFUSED
    line = re.sub(r"://\S+", "://…", " ".join(raw.split()))[:200]
    return f"reports an error: {line}"

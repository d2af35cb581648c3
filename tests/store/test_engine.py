"""SQLite as safe as it gets: private files, no lock lost, the disk waited for."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import make_url

from cluster_psia.assessment import Assessment
from cluster_psia.store import StoreError, engine, open_store
from cluster_psia.store.engine import make_engine, single_writer
from tests.store.places import SERVER, database, mode, sql


def test_only_the_owner_can_read_the_file_and_its_log(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    sql(path, "PRAGMA journal_mode = WAL")  # a database without tables
    path.chmod(0o644)
    before = os.umask(0)
    try:
        store = open_store(f"sqlite:///{path}")
        store.create(Assessment(name="x"))
    finally:
        os.umask(before)
    files = sorted(file.name for file in tmp_path.iterdir())
    assert files == ["kept.db", "kept.db-shm", "kept.db-wal"]
    assert {mode(file) for file in tmp_path.iterdir()} == {0o600}
    store.close()


NAMES = """
import sys
from cluster_psia.store import open_store
from tests.store.places import mode, sql
store = open_store(sys.argv[1])
print(*sorted(each.name for each in store.list()))
store.close()
"""


def test_another_process_that_comes_and_goes_takes_nothing_along(tmp_path: Path) -> None:
    """Pages and phones open the same file in one process; the command line comes and goes beside
    them.

    A process that closes any handle on a file loses every lock that it has on it. SQLite then
    stands unguarded: the next process to leave believes itself the last one, and deletes the log
    into which this one still writes.
    """
    url = f"sqlite:///{tmp_path / 'kept.db'}"

    def beside() -> list[str]:
        return subprocess.run(
            [sys.executable, "-c", NAMES, url], check=True, capture_output=True, text=True
        ).stdout.split()

    pages = open_store(url)
    pages.create(Assessment(name="first"))
    phones = open_store(url)
    assert beside() == ["first"]
    (tmp_path / "kept.db").chmod(0o644)  # as on a stick, where no file is ever private
    third = open_store(url)
    assert beside() == ["first"]
    for n, store in enumerate((pages, phones, third)):
        store.create(Assessment(name=f"later{n}"))
    assert (tmp_path / "kept.db-wal").exists()
    assert beside() == ["first", "later0", "later1", "later2"]
    for store in (pages, phones, third):
        store.close()


def test_sqlite_writes_ahead_and_waits_for_the_disk(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'kept.db'}")
    with store._writing() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 15000,
    }
    store.close()


def test_another_kind_of_file_keeps_its_rights(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear consultant,")
    letter.chmod(0o644)
    make_engine(make_url(f"sqlite:///{letter}"))
    assert (letter.read_text(), mode(letter)) == ("Dear consultant,", 0o644)


def test_writers_queue_for_sqlite_and_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cluster_psia.store.engine.PATIENCE", 0.01)
    engine = make_engine(make_url(f"sqlite:///{tmp_path / 'kept.db'}"))
    with single_writer(engine, True):
        with pytest.raises(TimeoutError), single_writer(engine, True):
            pass
        with single_writer(engine, False):
            pass  # readers never queue
    with pytest.raises(KeyError), single_writer(engine, True):
        raise KeyError
    with single_writer(engine, True):
        pass  # and a writer that fails lets the next one in


def test_writers_of_a_server_queue_there() -> None:
    engine = make_engine(make_url("postgresql+psycopg://127.0.0.1:1/cluster"))
    with single_writer(engine, True), single_writer(engine, True):
        pass


class Between:
    """A wire to the PostgreSQL of the tests that can fall silent while it stays connected."""

    def __init__(self) -> None:
        self.passes = threading.Event()
        self.passes.set()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.ends: list[socket.socket] = []
        threading.Thread(target=self._take, daemon=True).start()

    def _take(self) -> None:
        asked = urlsplit(SERVER)
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            far = socket.create_connection((asked.hostname or "127.0.0.1", asked.port or 5432))
            self.ends += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        try:
            while came := one.recv(65536):
                self.passes.wait()
                other.sendall(came)
        except OSError:
            return

    def close(self) -> None:
        self.passes.set()
        for end in (self.listener, *self.ends):
            end.close()


@contextmanager
def wire_to(url: str) -> Iterator[tuple[str, Between]]:
    """The same database by a wire that can fall silent."""
    with closing(Between()) as between:
        host = urlsplit(url).netloc.rpartition("@")[2]
        yield url.replace(host, f"127.0.0.1:{between.port}", 1), between


def test_a_postgresql_that_hangs_is_told_in_time_and_taken_up_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database("postgresql", tmp_path) as url, wire_to(url) as (address, between):
        store = open_store(address)
        store.create(Assessment(name="kept"))
        monkeypatch.setattr("cluster_psia.store.engine.ANSWER", 1.0)
        monkeypatch.setattr("cluster_psia.store.engine.CONNECT", 2)
        between.passes.clear()
        begun = time.monotonic()
        with pytest.raises(StoreError, match="does not answer in time"):
            store.list()
        assert time.monotonic() - begun < 60
        between.passes.set()
        assert [each.name for each in store.list()] == ["kept"]
        store.close()


def test_without_its_driver_an_address_of_postgresql_ends_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    with pytest.raises(StoreError, match=r"cluster-psia\[postgresql\]"):
        open_store("postgresql://somebody@127.0.0.1/anything")

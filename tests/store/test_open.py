"""Opening a database: what cannot be used is said in one line,
what is there stays private and whole.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, make_url, text

from cluster_psia.assessment import Assessment
from cluster_psia.settings import VARIABLE, SettingsError
from cluster_psia.store import AssessmentStore, StoreError, open_store
from cluster_psia.store.engine import make_engine
from cluster_psia.store.migrate import VERSION_TABLE
from cluster_psia.store.tables import metadata
from tests.store.places import mode, sql


def refusal(url: str) -> str:
    with pytest.raises(StoreError) as refused:
        open_store(url)
    message = str(refused.value)
    assert "\n" not in message
    return message


def test_the_settings_say_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path / 'new' / 'folder' / 'kept.db'}")
    store = open_store()
    store.create(Assessment(name="x"))
    store.close()
    assert (tmp_path / "new" / "folder" / "kept.db").exists()
    assert mode(tmp_path / "new" / "folder") == 0o700


def test_an_address_that_cannot_be_used_is_a_settings_error() -> None:
    with pytest.raises(SettingsError):
        open_store("mysql://somebody:secret@host/db")


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    assert (
        refusal(f"sqlite:///{tmp_path}")
        == f"the database file {tmp_path} cannot be used: is a directory"
    )


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    message = refusal(f"sqlite:///{tmp_path / 'file' / 'kept.db'}")
    assert "cannot be used" in message
    assert "kept.db" in message


def test_another_kind_of_file_is_no_database_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear consultant, " * 100)
    path.chmod(0o644)
    assert "is no database that can be read" in refusal(f"sqlite:///{path}")
    assert (path.read_text(), mode(path)) == ("Dear consultant, " * 100, 0o644)


def test_a_damaged_database_is_said(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    store = open_store(f"sqlite:///{path}")
    store.create(Assessment(name="x"))
    store.close()
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * (len(data) - 100))
    assert "is damaged" in refusal(f"sqlite:///{path}")


def test_a_file_that_was_emptied_is_not_taken_as_new(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    path.touch()
    said = refusal(f"sqlite:///{path}")
    assert "is empty (0 bytes)" in said
    assert "cluster-psia restore FILE --replace; if not, delete the file to begin a new" in said
    assert path.read_bytes() == b""
    path.unlink()
    open_store(f"sqlite:///{path}").close()


def test_a_new_file_is_never_of_length_zero(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a file can have one name only, and nothing is left of how it was made."""

    def one_name(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    for path in (tmp_path / "kept.db", tmp_path / "on a stick.db"):
        make_engine(make_url(f"sqlite:///{path}")).dispose()
        assert path.stat().st_size > 0
        assert mode(path) == 0o600
        monkeypatch.setattr(Path, "hardlink_to", one_name)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("lost", ["its row", "its table"])
def test_tables_without_the_step_that_made_them_are_damage(tmp_path: Path, lost: str) -> None:
    path = tmp_path / "kept.db"
    store = open_store(f"sqlite:///{path}")
    store.create(Assessment(name="x"))
    store.close()
    if lost == "its table":
        sql(path, f"DROP TABLE {VERSION_TABLE}")
    else:
        sql(path, f"DELETE FROM {VERSION_TABLE}")
    before = path.read_bytes()
    said = refusal(f"sqlite:///{path}")
    assert "holds 'answers' and does not say which Cluster PSIA made it: it is damaged" in said
    assert "put back a backup: cluster-psia restore FILE --replace" in said
    assert "already exists" not in said
    assert path.read_bytes() == before


def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o555)
    script = (
        "import os, sys\n"
        "from cluster_psia.store import StoreError, open_store\n"
        "if os.getuid() == 0:\n    os.setuid(65534)\n"  # to the superuser no folder is locked
        "try:\n    open_store(sys.argv[1])\nexcept StoreError as error:\n    print(error)\n"
    )
    for parent in (*tmp_path.parents[:2], tmp_path):
        parent.chmod(parent.stat().st_mode | 0o055)
    path = folder / "kept.db"
    done = subprocess.run(
        [sys.executable, "-c", script, f"sqlite:///{path}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"the database file {path} cannot be used: permission denied\n"


def test_a_server_that_does_not_answer_is_said_without_the_password() -> None:
    message = refusal("postgresql://ravi:s3cret@127.0.0.1:1/cluster")
    assert message.startswith(
        "the database 'cluster' at 127.0.0.1 does not answer; check that the server runs"
    )
    assert "s3cret" not in message


@pytest.mark.usefixtures("store")
def test_the_steps_make_the_tables_that_the_program_uses(url: str) -> None:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    found = inspect(engine)
    for table in metadata.sorted_tables:
        columns = {column["name"]: column["nullable"] for column in found.get_columns(table.name)}
        assert columns == {column.name: column.nullable for column in table.columns}
    with engine.connect() as connection:
        assert (
            connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
            == "0007_crowds"
        )
    engine.dispose()


def test_opening_again_changes_nothing(store: AssessmentStore, url: str) -> None:
    kept = store.create(Assessment(name="x"))
    again = open_store(url)
    assert again.get(kept.id) == kept
    again.close()


@pytest.mark.usefixtures("store")
def test_a_database_of_a_newer_program_is_left_alone(url: str) -> None:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0099_later'"))
    assert "was made by a newer Cluster PSIA (step '0099_later'); update the program" in refusal(
        url
    )
    engine.dispose()


def test_a_step_that_fails_halfway_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    sql(
        path, "CREATE TABLE revisions (of TEXT)"
    )  # another program's table where the step wants to make its own
    assert "revisions" in refusal(f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as database:
        tables = [
            name
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
    assert tables == ["revisions"]

"""A backup holds what was acknowledged, and its way back overwrites nothing unseen."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.store import DamagedStore, StoreError, back_up, open_both, open_store, put_back
from cluster_psia.store.backup import making
from cluster_psia.workshop import actions
from tests.store.places import KINDS, database, mode, sql

if TYPE_CHECKING:
    from cluster_psia.workshop.values import Joined
    from tests.store.racing import StoredHall

PHONES = 100


@pytest.fixture(params=KINDS)
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Another database, to put a backup back into."""
    folder = tmp_path / "other"
    folder.mkdir()
    with database(request.param, folder) as address:
        yield address


@pytest.fixture
def backup(hall: StoredHall, url: str, tmp_path: Path) -> Path:
    """A backup of a hall in which one person answered, made while the hall goes on."""
    hall.answer(hall.join("Asha"), "market", 4, comment="ধীরে")
    back_up(tmp_path / "backup.db", url)
    return tmp_path / "backup.db"


def names(url: str) -> list[str]:
    store = open_store(url)
    found = sorted(each.name for each in store.list())
    store.close()
    return found


def test_every_answer_that_was_acknowledged_before_it_is_in_it(
    hall: StoredHall, url: str, tmp_path: Path
) -> None:
    other = f"sqlite:///{tmp_path / 'other.db'}"
    phones = [hall.join() for _ in range(PHONES)]
    acknowledged: list[tuple[int, str]] = []
    half_way, stopped = threading.Event(), threading.Event()

    def answer(mine: list[Joined]) -> None:
        for criterion in ("location", "market", "growth"):
            for who in mine:
                if stopped.is_set():
                    return
                hall.answer(who, criterion, 4)
                acknowledged.append((who.participant.number, criterion))
                if len(acknowledged) > PHONES:
                    half_way.set()

    writers = [threading.Thread(target=answer, args=(phones[n::4],)) for n in range(4)]
    for writer in writers:
        writer.start()
    assert half_way.wait(60)
    before = set(acknowledged)
    back_up(tmp_path / "backup.db", url)
    stopped.set()
    for writer in writers:
        writer.join()
    done = put_back(tmp_path / "backup.db", other)
    assert done.before is None
    assert done.holding.answers >= len(before) > PHONES
    assessments, rooms = open_both(other)
    found = {(each.number, each.criterion) for each in actions.answers_given(rooms, hall.code)}
    assert before <= found
    assert {each.answer for each in actions.answers_given(rooms, hall.code)} == {4}
    assert assessments.get(hall.saved.id) == hall.saved
    assert rooms.all()[0] == hall.room
    # links of phones and the room's key hold, and numbers go on
    assert actions.find_participant(rooms, hall.code, phones[-1].token)[1].number == PHONES
    assert actions.join_room(rooms, hall.code, "", "", "en", consent=True).participant.number > 100
    assessments.close()


def test_it_is_one_private_file_without_sessions(hall: StoredHall, backup: Path, url: str) -> None:
    assert actions.start_session(hall.rooms, hall.opened.facilitator_key)
    again = backup.with_name("again.db")
    assert back_up(again, url).in_words == "1 assessment, 1 room, 1 answer"
    assert [path.name for path in backup.parent.glob("*again*")] == ["again.db"]
    assert mode(again) == 0o600
    with closing(sqlite3.connect(again)) as copy:
        assert copy.execute("SELECT COUNT(*) FROM facilitator_sessions").fetchone() == (0,)
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert len(actions.door_sessions(hall.rooms)) == 1


def test_nothing_is_overwritten_by_a_backup(backup: Path, url: str) -> None:
    before = backup.read_bytes()
    with pytest.raises(StoreError, match="is there already; choose another name"):
        back_up(backup, url)
    assert backup.read_bytes() == before
    with pytest.raises(StoreError, match="there is no folder"):
        back_up(backup.parent / "nowhere" / "backup.db", url)


def test_a_backup_that_fails_halfway_leaves_nothing(
    hall: StoredHall, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "_finish", full)
    there = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(StoreError, match="no space left on device"):
        back_up(tmp_path / "backup.db", url)
    assert sorted(path.name for path in tmp_path.iterdir()) == there
    assert hall.rooms.all()


def test_what_stands_there_is_replaced_when_told_and_kept_beside(
    backup: Path, other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "cluster_psia.store.backup.restoring.data_folder", lambda: tmp_path / "data"
    )
    store = open_store(other)
    store.create(Assessment(name="newer work"))
    store.close()
    with pytest.raises(StoreError, match="holds 1 assessment, 0 rooms, 0 answers") as refused:
        put_back(backup, other)
    assert "Nothing was changed; with --replace" in str(refused.value)
    assert names(other) == ["newer work"]
    done = put_back(backup, other, replace=True)
    assert names(other) == ["Agra"]
    assert done.before
    assert ".before-restore-" in done.before.name
    put_back(done.before, other, replace=True)
    assert names(other) == ["newer work"]


def test_a_restore_that_fails_halfway_changes_nothing(
    backup: Path, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(other)
    store.create(Assessment(name="newer work"))

    def failing(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("cluster_psia.store.backup.restoring.holding_of", failing)
    with pytest.raises(StoreError, match="input/output error"):
        put_back(backup, other, replace=True)
    assert [each.name for each in store.list()] == ["newer work"]
    store.close()


def test_a_restore_needs_a_whole_backup_of_ours(tmp_path: Path, file: Path) -> None:
    url, letter, cut = f"sqlite:///{file}", tmp_path / "letter.db", tmp_path / "cut.db"
    store = open_store(url)
    store.create(Assessment(name="kept"))
    back_up(cut, url)
    data = cut.read_bytes()
    middle = len(data) // 2 // 4096 * 4096
    cut.write_bytes(data[:middle] + b"\xa5" * 4096 + data[middle + 4096 :])
    letter.write_text("Dear consultant, " * 100)
    for bad in (letter, cut, tmp_path / "nowhere.db", file):
        with pytest.raises(StoreError, match=str(bad)) as refused:
            put_back(bad, url, replace=True)
        assert "\n" not in str(refused.value)
    assert letter.read_text() == "Dear consultant, " * 100
    assert [each.name for each in store.list()] == ["kept"]
    store.close()


def test_a_backup_of_a_newer_program_is_told(backup: Path, other: str) -> None:
    sql(backup, "UPDATE cluster_psia_schema SET version_num = '0099_later'")
    with pytest.raises(StoreError, match="made by a newer Cluster PSIA"):
        put_back(backup, other)


def test_a_damaged_database_gives_way_to_the_backup_and_is_kept(tmp_path: Path, file: Path) -> None:
    url, saved = f"sqlite:///{file}", tmp_path / "saved.db"
    store = open_store(url)
    store.create(Assessment(name="kept"))
    back_up(saved, url)
    store.close()
    damaged = file.read_bytes()[:100] + b"\xff" * 9000
    file.write_bytes(damaged)
    with pytest.raises(DamagedStore, match="cluster-psia restore FILE --replace"):
        open_store(url)
    with pytest.raises(DamagedStore, match="with --replace"):
        put_back(saved, url)
    assert file.read_bytes() == damaged
    done = put_back(saved, url, replace=True)
    assert names(url) == ["kept"]
    assert done.before
    assert done.before.read_bytes() == damaged

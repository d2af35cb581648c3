"""A database of an older program."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from cluster_psia.store import open_both
from tests.store.places import database
from tests.store.racing import hall_at
from tests.workshop.hall import CRITERIA, Hall


def test_an_old_database_gets_the_rooms_and_keeps_its_assessments(tmp_path: Path) -> None:
    with database("sqlite", tmp_path) as url:
        hall = hall_at(url)
        hall.assessments.close()
        rooms_of = ("answers", "participants", "facilitator_keys", "facilitator_sessions", "rooms")
        with closing(sqlite3.connect(tmp_path / "kept.db")) as plain, plain:
            for table in ("drafts", *rooms_of):
                plain.execute(f"DROP TABLE {table}")
            plain.execute("UPDATE cluster_psia_schema SET version_num = '0001_first_tables'")
        again, rooms = open_both(url)
        assert again.get(hall.saved.id) == hall.saved
        assert rooms.all() == ()
        assert json.loads(Hall(rooms, again).room.settings.model_dump_json())["criteria"] == list(
            CRITERIA
        )
        again.close()


def test_a_database_with_rooms_gets_the_drafts(tmp_path: Path) -> None:
    with database("sqlite", tmp_path) as url:
        hall = hall_at(url)
        hall.assessments.close()
        with closing(sqlite3.connect(tmp_path / "kept.db")) as plain, plain:
            plain.execute("DROP TABLE drafts")
            plain.execute("UPDATE cluster_psia_schema SET version_num = '0002_workshop'")
        again, rooms = open_both(url)
        assert [room.code for room in rooms.all()] == [hall.room.code]
        again.drafts.keep(hall.saved.id, "fact.new.statement", "typed")
        assert again.drafts.of(hall.saved.id) == {"fact.new.statement": "typed"}
        again.close()

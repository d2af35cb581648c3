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
        tables = ("answers", "participants", "facilitator_keys", "facilitator_sessions", "rooms")
        with closing(sqlite3.connect(tmp_path / "kept.db")) as plain, plain:
            for table in tables:
                plain.execute(f"DROP TABLE {table}")
            plain.execute("UPDATE cluster_psia_schema SET version_num = '0001_first_tables'")
        again, rooms = open_both(url)
        assert again.get(hall.saved.id) == hall.saved
        assert rooms.all() == ()
        assert json.loads(Hall(rooms, again).room.settings.model_dump_json())["criteria"] == list(
            CRITERIA
        )
        again.close()

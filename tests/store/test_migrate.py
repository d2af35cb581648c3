"""A database of an older program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import make_url

import cluster_psia.store.migrate
from cluster_psia.assessment.document.model import Rating, replace
from cluster_psia.settings import usable_url
from cluster_psia.store import open_both
from cluster_psia.store.engine import WRITING, make_engine
from cluster_psia.workshop import actions
from tests.store.places import KINDS, database
from tests.store.racing import hall_at
from tests.workshop.hall import CRITERIA, Hall


def put_back(url: str, step: str) -> None:
    """Let the database be as a program of that step left it."""
    config = Config()
    folder = Path(cluster_psia.store.migrate.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    engine = make_engine(make_url(usable_url(url)))
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.downgrade(config, step)
    engine.dispose()


@pytest.mark.parametrize("kind", KINDS)
def test_an_old_database_gets_the_rooms_and_keeps_its_assessments(
    kind: str, tmp_path: Path
) -> None:
    with database(kind, tmp_path) as url:
        hall = hall_at(url)
        hall.assessments.close()
        put_back(url, "0001_first_tables")
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
        put_back(url, "0002_workshop")
        again, rooms = open_both(url)
        assert [room.code for room in rooms.all()] == [hall.room.code]
        again.drafts.keep(hall.saved.id, "fact.new.statement", "typed")
        assert again.drafts.of(hall.saved.id) == {"fact.new.statement": "typed"}
        again.close()


def test_whoever_was_in_before_sessions_knew_what_they_open_enters_again(tmp_path: Path) -> None:
    with database("sqlite", tmp_path) as url:
        hall = hall_at(url)
        mine, key = hall.join("Asha"), hall.opened.facilitator_key
        hall.answer(mine, "location", 4)
        token = actions.start_session(hall.rooms, key)
        assert token
        given = actions.answers_given(hall.rooms, hall.code)
        hall.assessments.close()
        put_back(url, "0003_drafts")
        again, rooms = open_both(url)
        assert actions.session_of(rooms, token) is None
        assert actions.start_session(rooms, key)
        assert actions.answers_given(rooms, hall.code) == given
        assert actions.find_participant(rooms, hall.code, mine.token)[1] == mine.participant
        again.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_room_that_an_older_program_ended_knows_its_scores(kind: str, tmp_path: Path) -> None:
    with database(kind, tmp_path) as url:
        hall = hall_at(url)
        hall.answer(hall.join(group="traders"), "market", 4)
        hall.rooms.change(hall.code, lambda room: room.model_copy(update={"state": "ended"}))
        hall.assessments.close()
        put_back(url, "0005_walls")
        again, rooms = open_both(url)
        written = {"market": (Rating(rater="p01", group="traders", answer=4),)}
        before = again.save(hall.saved.id, replace(hall.saved.assessment, ratings=written), 1)
        assert actions.standing_scores(rooms, before.assessment, hall.code) == (1, 1)
        actions.end_room(rooms, again, hall.code)
        assert again.get(hall.saved.id) == before
        actions.undo_end(rooms, again, hall.code)
        assert again.get(hall.saved.id).assessment == hall.saved.assessment
        again.close()

"""Keys and sessions of facilitators, on memory, SQLite and PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import NotNow, RoomNotFound
from cluster_psia.workshop.tokens import new_token

if TYPE_CHECKING:
    from tests.workshop.hall import Hall


def test_a_room_s_key_opens_that_room_and_a_servers_key_everything(hall: Hall) -> None:
    server = new_token()
    actions.keep_facilitator_key(hall.rooms, server)
    opened = {}
    for key in (hall.opened.facilitator_key, server):
        token = actions.start_session(hall.rooms, f" {key}\n")
        assert token
        opened[key] = actions.session_of(hall.rooms, token)
    of_room, of_all = opened.values()
    assert of_room
    assert of_all
    assert (of_room.role, of_room.code) == ("room", hall.code)
    assert of_room.assessment_id == hall.room.assessment_id
    assert (of_all.role, of_all.code, of_all.assessment_id) == ("facilitator", "", "")
    assert actions.door_sessions(hall.rooms) == (of_all, of_room)
    mine = hall.join()
    for wrong in ("", "x", mine.token, hall.code, "x" * 10_000, "\ud800"):
        assert actions.start_session(hall.rooms, wrong) is None
        assert actions.session_of(hall.rooms, wrong) is None


def test_a_session_that_is_ended_is_over_and_no_other_is(hall: Hall) -> None:
    key = hall.opened.facilitator_key
    first, second = (actions.start_session(hall.rooms, key) for _ in range(2))
    assert first
    assert second
    ended = actions.session_of(hall.rooms, first)
    assert ended
    for _ in range(2):
        actions.end_session(hall.rooms, ended.number)
    assert actions.session_of(hall.rooms, first) is None
    assert actions.session_of(hall.rooms, second)


def test_deleting_a_rooms_traces_ends_its_key_and_its_sessions_alone(hall: Hall) -> None:
    server = actions.make_facilitator_key(hall.rooms)
    of_all = actions.start_session(hall.rooms, server)
    of_room = actions.start_session(hall.rooms, hall.opened.facilitator_key)
    assert of_all
    assert of_room
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    actions.delete_traces(hall.rooms, hall.code)
    assert actions.session_of(hall.rooms, of_room) is None
    assert actions.start_session(hall.rooms, hall.opened.facilitator_key) is None
    assert actions.session_of(hall.rooms, of_all)
    with pytest.raises(NotNow):
        actions.make_room_key(hall.rooms, hall.code)


def test_a_new_key_takes_the_place_of_the_lost_one_and_of_no_other(hall: Hall) -> None:
    lost, of_room = actions.make_facilitator_key(hall.rooms), hall.opened.facilitator_key
    new = actions.make_facilitator_key(hall.rooms)
    assert actions.start_session(hall.rooms, lost) is None
    assert actions.start_session(hall.rooms, new)
    assert actions.start_session(hall.rooms, of_room)
    newer = actions.make_room_key(hall.rooms, hall.code.lower())
    assert actions.start_session(hall.rooms, of_room) is None
    token = actions.start_session(hall.rooms, newer)
    assert token
    session = actions.session_of(hall.rooms, token)
    assert session
    assert session.code == hall.code
    assert actions.start_session(hall.rooms, new)
    with pytest.raises(RoomNotFound):
        actions.make_room_key(hall.rooms, "AAAAAA")

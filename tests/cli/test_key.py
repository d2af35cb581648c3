"""``cluster-psia key``: a lost key made anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cluster_psia.settings import VARIABLE
from cluster_psia.store import AssessmentStore, RoomStore, open_both
from cluster_psia.workshop import actions
from tests.cli.runs import refused, run
from tests.web.room import open_room


@pytest.fixture
def server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[AssessmentStore, RoomStore]]:
    """What a running server holds open meanwhile."""
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path / 'kept.db'}")
    both = open_both()
    yield both
    both[0].close()


@pytest.mark.parametrize("of_room", [True, False])
def test_the_new_key_opens_at_once_and_the_lost_one_no_more(
    server: tuple[AssessmentStore, RoomStore], of_room: bool
) -> None:
    assessments, rooms = server
    opened = open_room(rooms, assessments)
    lost = opened.facilitator_key if of_room else actions.make_facilitator_key(rooms)
    inside = actions.start_session(rooms, lost)
    assert inside
    which = ("--room", opened.room.code.lower()) if of_room else ()
    new = run("key", *which).stdout.strip()
    assert actions.start_session(rooms, lost) is None
    token = actions.start_session(rooms, new)
    assert token
    session = actions.session_of(rooms, token)
    assert session
    assert session.code == (opened.room.code if of_room else "")
    assert actions.session_of(rooms, inside)
    assert run("key", *which, "--end-sessions").exit_code == 0
    assert actions.door_sessions(rooms) == ()


@pytest.mark.usefixtures("server")
def test_a_room_that_is_not_there_is_said_in_one_line() -> None:
    assert "no room with this code" in refused(run("key", "--room", "AAAAAA"))

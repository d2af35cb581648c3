"""Keys and sessions of facilitators, on memory, SQLite and PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.workshop import actions
from cluster_psia.workshop.tokens import hashed_token, new_token

if TYPE_CHECKING:
    from tests.workshop.hall import Hall


def test_a_session_opens_against_the_key_of_a_room_or_a_server(hall: Hall) -> None:
    server = new_token()
    for key in (hall.opened.facilitator_key, server):
        session = actions.start_session(hall.rooms, f" {key}\n", hashed_token(server))
        assert session
        assert actions.session_holds(hall.rooms, session)
    mine = hall.join()
    for wrong in ("", "x", mine.token, hall.code, "x" * 10_000, "\ud800"):
        assert actions.start_session(hall.rooms, wrong) is None
        assert actions.start_session(hall.rooms, wrong, hashed_token(server)) is None
        assert not actions.session_holds(hall.rooms, wrong)

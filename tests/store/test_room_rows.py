"""A row of a room that makes no sense."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from cluster_psia.store import StoreError, open_rooms
from cluster_psia.workshop import actions
from tests.store.racing import hall_at


@pytest.mark.parametrize(
    "harm",
    [
        "settings = '{'",
        "texts = '[]'",
        "state = 'ajar'",
        "revealed = 'x'",
        "opened_at = 'yesterday'",
    ],
)
def test_a_damaged_room_is_said(file: Path, harm: str) -> None:
    hall = hall_at(f"sqlite:///{file}")
    with hall.rooms._engine.begin() as connection:
        connection.execute(text(f"UPDATE rooms SET {harm}"))
    again = open_rooms(f"sqlite:///{file}")
    with pytest.raises(StoreError, match="cannot be read any more; put back a copy"):
        actions.find_room(again, hall.code)
    again.close()
    hall.assessments.close()

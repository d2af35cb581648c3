"""The wall lives with its room, as long as its traces do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import NotNow
from cluster_psia.workshop.opened.wall import Wall

if TYPE_CHECKING:
    from tests.workshop.hall import Hall

FULL = Wall.model_validate(
    {
        "part": "results",
        "criterion": "growth",
        "wifi_name": "Hall",
        "wifi_password": " two words ",
        "picked": ((1, 1, "growth", "It stands."),),
    }
)


def test_what_stands_on_the_wall_is_the_same_for_whoever_looks(hall: Hall) -> None:
    assert hall.room.wall == Wall()
    actions.change_wall(hall.rooms, hall.code, lambda _: FULL)
    assert hall.room.wall == FULL
    actions.start_next_round(hall.rooms, hall.code)
    assert hall.room.wall == FULL


def test_comments_and_wifi_words_go_with_the_traces(hall: Hall) -> None:
    actions.change_wall(hall.rooms, hall.code, lambda _: FULL)
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    assert hall.room.wall == FULL
    actions.delete_traces(hall.rooms, hall.code)
    assert hall.room.wall == Wall()
    with pytest.raises(NotNow):
        actions.change_wall(hall.rooms, hall.code, lambda _: FULL)

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


@pytest.mark.parametrize("how", ["withdraw", "reset", "take out"])
def test_what_somebody_wrote_is_picked_no_more_once_she_is_out(hall: Hall, how: str) -> None:
    mine, _ = hall.join(), hall.join()
    actions.start_next_round(hall.rooms, hall.code)
    every = ((1, 1, "growth", "hers"), (1, 2, "growth", "hers now"), (2, 2, "growth", "his"))
    picks = {"picked": every, "kept": every, "part": "results"}
    actions.change_wall(hall.rooms, hall.code, lambda _: Wall.model_validate(picks))
    if how == "withdraw":
        actions.withdraw_answers(hall.rooms, hall.code, mine.token)
    elif how == "reset":
        actions.reset_participant(hall.rooms, hall.code, 1)
    else:
        actions.take_out(hall.rooms, hall.code, [1])
    left = (every[0], every[2]) if how == "reset" else (every[2],)
    wall = hall.room.wall
    assert (wall.picked, wall.kept, wall.part) == (left, left, "results")

"""Finding rooms, the board and the results, on memory, SQLite and PostgreSQL."""

from __future__ import annotations

import pytest

from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import (
    RoomNotFound,
)
from tests.workshop.hall import CRITERIA, SETTINGS, Hall


def test_the_code_is_found_as_people_type_it(hall: Hall) -> None:
    code = hall.code.lower()
    assert actions.find_room(hall.rooms, f" {code[:3]}-{code[3:]} ") == hall.room


@pytest.mark.parametrize("code", ["", "AAAAAA", "x" * 1000, "' OR 1=1", "\x00", "\ud800", "ÀÉÎÕÜÝ"])
def test_another_code_is_no_room(hall: Hall, code: str) -> None:
    with pytest.raises(RoomNotFound):
        actions.find_room(hall.rooms, code)


def test_rooms_of_an_assessment_are_listed_newest_first(hall: Hall) -> None:
    second = actions.open_room(hall.rooms, (hall.saved.id, hall.saved.assessment), SETTINGS)
    actions.open_room(hall.rooms, ("other", hall.saved.assessment), SETTINGS)
    assert [room.code for room in actions.rooms_of(hall.rooms, hall.saved.id)] == [
        second.room.code,
        hall.code,
    ]


def test_the_board_counts_people_by_group_and_answers_by_criterion(hall: Hall) -> None:
    weaver, trader, nobody = (
        hall.join("", "home_workers"),
        hall.join("", "traders"),
        hall.join("", "passers-by"),
    )
    hall.all_answer(weaver, "not_applicable")
    hall.answer(trader, "location", "unknown")
    actions.add_sheet(hall.rooms, hall.code, "traders", 7, {"location": 4})
    board = actions.room_board(hall.rooms, hall.code)
    assert nobody.participant.number == 3
    assert (board.joined, board.answering, board.finished, board.on_paper) == (3, 2, 1, 1)
    assert [(g.group, g.joined, g.answering, g.finished, g.on_paper) for g in board.groups] == [
        ("home_workers", 1, 1, 1, 0),
        ("traders", 1, 1, 0, 1),
        ("passers-by", 1, 0, 0, 0),
    ]
    assert board.not_heard == ("Ravi's women",)
    assert [
        (c.criterion, c.scores, c.unknown, c.not_applicable, c.answers) for c in board.criteria
    ] == [
        ("location", 1, 1, 1, 3),
        ("market", 0, 0, 1, 1),
        ("growth", 0, 0, 1, 1),
    ]


def test_the_board_begins_anew_with_a_round_and_asks_for_what_is_open(hall: Hall) -> None:
    mine = hall.join()
    hall.all_answer(mine)
    actions.start_next_round(hall.rooms, hall.code, ["market"])
    assert actions.room_board(hall.rooms, hall.code).answering == 0
    hall.answer(mine, "market", 1)
    board = actions.room_board(hall.rooms, hall.code)
    assert (board.round, board.answering, board.finished) == (2, 1, 1)


def test_the_results_are_there_for_every_criterion_and_round(hall: Hall) -> None:
    for answer in (1, 1, 5):
        hall.answer(hall.join(), "location", answer)
    found = actions.criterion_results(hall.rooms, hall.code)
    assert [result.criterion for result in found.criteria] == list(CRITERIA)
    assert (found.criteria[0].figures.median, found.criteria[1].figures.median) == (1, None)
    actions.start_next_round(hall.rooms, hall.code)
    hall.answer(hall.join(), "location", 5)
    assert actions.criterion_results(hall.rooms, hall.code, 1) == found
    assert actions.criterion_results(hall.rooms, hall.code).raters == 4

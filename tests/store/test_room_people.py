"""People and paper sheets as rows of a room."""

from __future__ import annotations

import datetime as dt

from cluster_psia.store.room_people import add_participant, clear_answers, put_sheet
from cluster_psia.workshop import actions
from cluster_psia.workshop.values import PaperSheet, Participant
from tests.store.racing import StoredHall

NOON = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)


def put(hall: StoredHall, sheet: int, group: str = "", **answers: object) -> Participant:
    """The rater behind a sheet that is put into the room as it stands."""
    paper = PaperSheet.model_validate({"sheet": sheet, "group": group, "answers": answers})
    with hall.rooms._writing() as connection:
        return put_sheet(connection, hall.room, paper, NOON)


def test_numbers_go_on_after_the_last_of_this_room(hall: StoredHall) -> None:
    hall.join()
    other = StoredHall(hall.rooms, hall.assessments)
    with hall.rooms._writing() as connection:
        person = Participant(joined_at=NOON)
        numbers = [add_participant(connection, hall.room, person, None).number for _ in range(2)]
        numbers.append(add_participant(connection, other.room, person, None).number)
    assert numbers == [2, 3, 1]


def test_a_sheet_put_in_again_replaces_all_of_its_round_under_the_same_number(
    hall: StoredHall,
) -> None:
    first = put(hall, 7, "traders", location=2, market=3)
    assert (first.entered_by, first.language, first.sheet) == ("facilitator", "en", 7)
    again = put(hall, 7, "home_workers", location=5)
    assert (again.number, again.group) == (first.number, "home_workers")
    assert hall.table() == {(1, 1, "location"): 5}
    (kept,) = actions.room_participants(hall.rooms, hall.code)
    assert kept == again


def test_a_sheet_keeps_its_answers_of_the_rounds_before(hall: StoredHall) -> None:
    put(hall, 7, location=2)
    actions.start_next_round(hall.rooms, hall.code)
    put(hall, 7, location=4)
    put(hall, 8, market="unknown")
    assert hall.table() == {
        (1, 1, "location"): 2,
        (1, 2, "location"): 4,
        (2, 2, "market"): "unknown",
    }


def test_an_empty_sheet_takes_its_answers_back(hall: StoredHall) -> None:
    put(hall, 7, location=2)
    put(hall, 7)
    assert hall.table() == {}


def test_answers_of_another_person_or_round_are_not_cleared(hall: StoredHall) -> None:
    mine, hers = hall.join(), hall.join()
    hall.all_answer(mine)
    actions.start_next_round(hall.rooms, hall.code)
    hall.answer(mine, "location", 5)
    hall.answer(hers, "location", 1)
    with hall.rooms._writing() as connection:
        clear_answers(connection, mine.participant.id, 2)
    assert set(hall.table()) == {
        (1, 1, "location"),
        (1, 1, "market"),
        (1, 1, "growth"),
        (2, 2, "location"),
    }

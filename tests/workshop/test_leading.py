"""Opening a room and leading it from round to round, on memory, SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import (
    BadAnswer,
    NotNow,
    ParticipantNotFound,
    RoundClosed,
    WorkshopError,
)
from cluster_psia.workshop.tokens import ALPHABET
from cluster_psia.workshop.values import Settings
from tests.workshop.hall import CRITERIA, SETTINGS, Hall


def test_a_new_room_takes_answers_to_all_its_criteria(hall: Hall) -> None:
    room = hall.room
    assert room == hall.opened.room
    assert (room.state, room.round, room.open_criteria, room.locked) == ("open", 1, CRITERIA, False)
    assert room.settings == SETTINGS
    assert room.assessment_id == hall.saved.id
    assert set(room.code) <= set(ALPHABET)


def test_texts_are_frozen_in_every_language(hall: Hall) -> None:
    room = hall.room
    assert list(room.texts) == ["en", "fr"]
    english, french = room.texts_in("en"), room.texts_in("fr")
    assert [text.key for text in english] == [text.key for text in french] == list(CRITERIA)
    assert english[0].question == "Where are this trade’s workshops and homes?"
    assert french[0].question != english[0].question
    assert [points for points, _ in french[0].anchors] == [
        points for points, _ in english[0].anchors
    ]


def test_criteria_stand_in_the_order_of_the_matrix_and_once(hall: Hall) -> None:
    settings = Settings(criteria=("growth", "location", "growth"))
    opened = actions.open_room(hall.rooms, (hall.saved.id, hall.saved.assessment), settings)
    assert opened.room.settings.criteria == ("location", "growth")


@pytest.mark.parametrize("change", [{"criteria": ("nonsense",)}, {"languages": ("xx",)}])
def test_settings_that_the_method_does_not_know_are_refused(
    hall: Hall, change: dict[str, tuple[str, ...]]
) -> None:
    with pytest.raises(BadAnswer, match="use some of"):
        actions.open_room(
            hall.rooms, (hall.saved.id, hall.saved.assessment), SETTINGS.model_copy(update=change)
        )


def test_a_criterion_reopened_alone_is_open_alone(hall: Hall) -> None:
    mine = hall.join()
    actions.close_round(hall.rooms, hall.code)
    assert actions.reopen_round(hall.rooms, hall.code, "market").open_criteria == ("market",)
    assert hall.answer(mine, "market", 3).changed
    with pytest.raises(RoundClosed):
        hall.answer(mine, "location", 3)
    assert actions.reopen_round(hall.rooms, hall.code).open_criteria == CRITERIA


def test_reveal_closes_what_it_shows(hall: Hall) -> None:
    room = actions.reveal_results(hall.rooms, hall.code, ["market"])
    assert (room.state, room.open_criteria, room.revealed) == (
        "open",
        ("location", "growth"),
        ((1, "market"),),
    )
    room = actions.reveal_results(hall.rooms, hall.code)
    assert (room.state, room.open_criteria) == ("closed", ())
    assert set(room.revealed) == {(1, key) for key in CRITERIA}
    room = actions.reopen_round(hall.rooms, hall.code, "growth")
    assert set(room.revealed) == {(1, "location"), (1, "market")}
    assert hall.room == room


def test_the_next_round_keeps_what_was_revealed(hall: Hall) -> None:
    actions.reveal_results(hall.rooms, hall.code, ["market"])
    room = actions.start_next_round(hall.rooms, hall.code, ["market", "location"])
    assert (room.round, room.state, room.open_criteria) == (2, "open", ("location", "market"))
    assert room.revealed == ((1, "market"),)


def test_a_participant_who_is_reset_begins_the_round_anew(hall: Hall) -> None:
    mine, hers = hall.join(), hall.join()
    hall.all_answer(mine)
    hall.all_answer(hers)
    actions.start_next_round(hall.rooms, hall.code)
    hall.all_answer(mine, 5)
    actions.reset_participant(hall.rooms, hall.code, 1)
    assert hall.table() == {(n, 1, key): 3 for n in (1, 2) for key in CRITERIA}
    assert hall.answer(mine, "location", 1).changed
    with pytest.raises(ParticipantNotFound):
        actions.reset_participant(hall.rooms, hall.code, 3)


@pytest.mark.parametrize(
    "step",
    [
        lambda hall, seen: actions.close_round(hall.rooms, hall.code, seen=seen),
        lambda hall, seen: actions.reveal_results(hall.rooms, hall.code, seen=seen),
        lambda hall, seen: actions.reopen_round(hall.rooms, hall.code, "market", seen=seen),
        lambda hall, seen: actions.start_next_round(hall.rooms, hall.code, seen=seen),
        lambda hall, seen: actions.reset_participant(hall.rooms, hall.code, 1, seen=seen),
    ],
)
def test_a_step_from_a_screen_of_the_round_before_is_refused(
    hall: Hall, step: Callable[[Hall, int | None], object]
) -> None:
    hall.all_answer(hall.join())
    actions.start_next_round(hall.rooms, hall.code, seen=1)
    before, answers = hall.room, hall.table()
    with pytest.raises(NotNow, match="went on to round 2"):
        step(hall, 1)
    assert (hall.room, hall.table()) == (before, answers)
    step(hall, 2)
    step(hall, None)


@pytest.mark.parametrize(
    "act",
    [
        lambda hall: actions.reveal_results(hall.rooms, hall.code, ["nonsense"]),
        lambda hall: actions.reopen_round(hall.rooms, hall.code, "nonsense"),
        lambda hall: actions.start_next_round(hall.rooms, hall.code, ["nonsense"]),
        lambda hall: actions.start_next_round(hall.rooms, hall.code, []),
        lambda hall: actions.undo_end(hall.rooms, hall.assessments, hall.code),
        lambda hall: actions.delete_traces(hall.rooms, hall.code),
    ],
)
def test_a_step_that_cannot_be_changes_nothing(hall: Hall, act: Callable[[Hall], object]) -> None:
    before = hall.room
    with pytest.raises(WorkshopError):
        act(hall)
    assert hall.room == before


def test_the_assessment_is_any_that_is_saved(hall: Hall) -> None:
    saved = hall.assessments.create(Assessment(name="=cmd|' /C calc'!A0"))
    opened = actions.open_room(hall.rooms, (saved.id, saved.assessment), SETTINGS)
    assert actions.find_room(hall.rooms, opened.room.code).assessment_name == "=cmd|' /C calc'!A0"


def test_a_reveal_is_taken_back_for_this_round_alone_and_the_round_stays_closed(hall: Hall) -> None:
    actions.reveal_results(hall.rooms, hall.code, ["location"])
    actions.start_next_round(hall.rooms, hall.code)
    actions.reveal_results(hall.rooms, hall.code)
    room = actions.hide_results(hall.rooms, hall.code, seen=2)
    assert (room.revealed, room.state) == (((1, "location"),), "closed")

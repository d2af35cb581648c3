"""The store of rooms: what comes back, and races for one room."""

from __future__ import annotations

from functools import partial

from cluster_psia.store import open_rooms
from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import NotNow, RoomLocked, RoundClosed
from cluster_psia.workshop.values import Joined, Room
from tests.store.racing import StoredHall, at_once
from tests.workshop.hall import CRITERIA

FULL = {"part": "results", "criterion": "growth"}


def test_a_room_comes_back_as_it_was_from_another_process(hall: StoredHall, url: str) -> None:
    mine = hall.join("Asha", "traders")
    hall.answer(mine, "location", "unknown", comment="ٹوکری 🧺 <b>", sent="a:1")
    actions.reveal_results(hall.rooms, hall.code, ["location"])
    again = open_rooms(url)
    assert actions.find_room(again, hall.code) == hall.room
    assert actions.answers_given(again, hall.code) == actions.answers_given(hall.rooms, hall.code)
    assert actions.find_participant(again, hall.code, mine.token) == (hall.room, mine.participant)
    again.close()


def test_what_is_added_to_a_room_reaches_a_server_that_knew_it_before(
    hall: StoredHall, url: str
) -> None:
    again = open_rooms(url)
    assert actions.find_room(again, hall.code) == hall.room
    a = hall.saved.assessment
    actions.widen_room(hall.rooms, hall.code, a, criteria=["joint_action"], languages=["ur"])
    actions.change_wall(hall.rooms, hall.code, lambda wall: wall.model_copy(update=FULL))
    assert actions.find_room(again, hall.code) == hall.room
    assert "joint_action" in {text.key for text in hall.room.texts["ur"]}
    assert hall.room.wall.criterion == "growth"
    again.close()


def test_a_code_is_given_once(hall: StoredHall) -> None:
    draft = hall.room.model_copy(update={"id": 0, "assessment_id": "other"})
    assert hall.rooms.add(draft, "hash") is None
    assert hall.room.assessment_id == hall.saved.id
    assert not hall.rooms.keys.begin_session("hash", "session")


def test_a_close_that_races_answers_takes_each_or_tells_it(hall: StoredHall) -> None:
    people = [hall.join() for _ in range(6)]
    for _ in range(8):
        before = actions.start_next_round(hall.rooms, hall.code).round
        told = at_once(
            *(lambda one=one: hall.answer(one, "growth", 4) for one in people),
            lambda: actions.close_round(hall.rooms, hall.code),
        )
        assert not [
            one
            for one in told[:-1]
            if isinstance(one, Exception) and not isinstance(one, RoundClosed)
        ]
        kept = {
            one.participant.number
            for one, what in zip(people, told, strict=False)
            if not isinstance(what, Exception)
        }
        assert {number for number, round_, _ in hall.table() if round_ == before} == kept


def test_two_who_go_on_at_once_skip_no_round(hall: StoredHall) -> None:
    for seen in range(1, 6):
        told = at_once(
            *[partial(actions.start_next_round, hall.rooms, hall.code, seen=seen)] * 4,
        )
        assert sum(isinstance(one, NotNow) for one in told) == 3
        assert [one.round for one in told if isinstance(one, Room)] == [seen + 1]
    assert hall.rooms.find(hall.code).round == 6


def test_people_who_join_at_once_get_numbers_of_their_own(hall: StoredHall) -> None:
    joined = at_once(*[hall.join] * 12)
    assert sorted(one.participant.number for one in joined) == list(range(1, 13))


def test_a_lock_that_races_people_lets_each_in_or_tells_them(hall: StoredHall) -> None:
    told = at_once(*[hall.join] * 6, lambda: actions.lock_room(hall.rooms, hall.code, True))
    inside = [one for one in told if isinstance(one, Joined)]
    assert all(isinstance(one, Joined | RoomLocked) for one in told[:-1])
    assert len(actions.room_participants(hall.rooms, hall.code)) == len(inside)


def test_two_ends_at_once_write_the_scores_once(hall: StoredHall) -> None:
    hall.all_answer(hall.join())
    at_once(*[lambda: actions.end_room(hall.rooms, hall.assessments, hall.code)] * 3)
    assert hall.room.state == "ended"
    ratings = hall.assessments.get(hall.saved.id).assessment.ratings
    assert {key: len(given) for key, given in ratings.items()} == dict.fromkeys(CRITERIA, 1)

"""Joining, answering and changing details, on memory, SQLite and PostgreSQL."""

from __future__ import annotations

import re

import pytest

from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import (
    BadAnswer,
    ParticipantNotFound,
    RoomLocked,
    RoomNotFound,
    RoundClosed,
)
from tests.workshop.hall import SETTINGS, Hall


def test_people_get_rater_numbers_in_the_order_of_joining(hall: Hall) -> None:
    people = [hall.join() for _ in range(3)]
    assert [one.participant.number for one in people] == [1, 2, 3]
    assert len({one.token for one in people}) == 3
    assert all(re.fullmatch(r"[\w-]{22}", one.token) for one in people)  # 128 bits


def test_alias_and_group_may_be_empty_and_are_tidied(hall: Hall) -> None:
    assert hall.join().participant.alias == ""
    told = hall.join("  Asha\x00 \n Devi ", "TRADERS", "fr").participant
    assert (told.alias, told.group, told.language) == ("Asha Devi", "traders", "fr")
    assert hall.join("", "ravi's women").participant.group == "Ravi's women"
    assert hall.join("", "<b>=1+1</b>", "xx").participant.model_dump(
        include={"group", "language"}
    ) == {
        "group": "<b>=1+1</b>",
        "language": "en",
    }


def test_a_room_without_aliases_keeps_none(hall: Hall) -> None:
    quiet = Hall(hall.rooms, hall.assessments, SETTINGS.model_copy(update={"aliases": False}))
    assert quiet.join("Asha").participant.alias == ""


def test_without_consent_nobody_is_in(hall: Hall) -> None:
    with pytest.raises(BadAnswer, match="consent"):
        actions.join_room(hall.rooms, hall.code, "", "", "en", consent=False)
    assert actions.room_participants(hall.rooms, hall.code) == ()


@pytest.mark.parametrize(("alias", "group"), [("x" * 61, ""), ("", "x" * 61)])
def test_texts_that_are_too_long_are_refused(hall: Hall, alias: str, group: str) -> None:
    with pytest.raises(BadAnswer, match="at most 60"):
        hall.join(alias, group)


def test_a_locked_room_lets_nobody_in_until_it_is_unlocked(hall: Hall) -> None:
    inside = hall.join()
    actions.lock_room(hall.rooms, hall.code, True)
    with pytest.raises(RoomLocked):
        hall.join()
    assert hall.answer(inside, "location", 2).changed
    actions.lock_room(hall.rooms, hall.code, False)
    assert hall.join().participant.number == 2


def test_a_link_leads_to_its_person_in_its_room_only(hall: Hall) -> None:
    mine, other = hall.join("Asha"), Hall(hall.rooms, hall.assessments)
    room, person = actions.find_participant(hall.rooms, hall.code, mine.token)
    assert (room, person) == (hall.room, mine.participant)
    for code, token in (
        (other.code, mine.token),
        (hall.code, "x" * 22),
        (hall.code, ""),
        (hall.code, "x" * 9999),
    ):
        with pytest.raises(ParticipantNotFound):
            actions.find_participant(hall.rooms, code, token)
        with pytest.raises(ParticipantNotFound):
            actions.give_answer(hall.rooms, code, token, "location", 1)
    with pytest.raises(RoomNotFound):
        actions.give_answer(hall.rooms, "AAAAAA", mine.token, "location", 1)


def test_details_can_change(hall: Hall) -> None:
    mine = hall.join("Asha", "traders")
    actions.change_details(
        hall.rooms, hall.code, mine.token, alias="", group="home_workers", language="fr"
    )
    assert actions.room_participants(hall.rooms, hall.code) == (
        mine.participant.model_copy(
            update={"alias": "", "group": "home_workers", "language": "fr"}
        ),
    )


def test_an_answer_replaces_the_one_before(hall: Hall) -> None:
    mine, hers = hall.join(), hall.join()
    assert hall.answer(mine, "location", 2, comment="near the road").changed
    assert hall.answer(mine, "location", "unknown").changed
    hall.answer(hers, "market", 5)
    assert hall.table() == {(1, 1, "location"): "unknown", (2, 1, "market"): 5}
    own = actions.own_answers(hall.rooms, hall.code, mine.token)
    assert [(given.criterion, given.answer, given.comment) for given in own] == [
        ("location", "unknown", "")
    ]


@pytest.mark.parametrize(
    "answer", [0, 6, 3.0, True, "3", "", None, "Unknown", [3], {"a": 1}, float("nan")]
)
def test_what_is_no_answer_is_refused_with_the_rule(hall: Hall, answer: object) -> None:
    mine = hall.join()
    with pytest.raises(BadAnswer, match="one of 1, 2, 3, 4, 5"):
        hall.answer(mine, "location", answer)
    assert hall.table() == {}


@pytest.mark.parametrize(
    "criterion", ["employment", "nonsense", "", "LOCATION", " location ", "location market", "%"]
)
def test_a_criterion_of_another_room_is_refused(hall: Hall, criterion: str) -> None:
    with pytest.raises(BadAnswer):
        hall.answer(hall.join(), criterion, 3)


def test_comment_and_id_have_limits(hall: Hall) -> None:
    mine = hall.join()
    hall.answer(mine, "location", 3, comment="ü" * 300, sent="x" * 80)
    for more in ({"comment": "x" * 301}, {"sent": "x" * 81}, {"comment": 5}):
        with pytest.raises(BadAnswer):
            hall.answer(mine, "location", 4, **more)
    assert actions.answers_given(hall.rooms, hall.code)[0].comment == "ü" * 300


def test_the_same_answer_sent_again_changes_nothing(hall: Hall) -> None:
    mine = hall.join()
    first = hall.answer(mine, "location", 3, sent="abc")
    again = [hall.answer(mine, "location", 4, sent="abc") for _ in range(2)]
    assert [one.changed for one in again] == [False, False]
    assert {one.at for one in again} == {first.at}
    assert hall.table() == {(1, 1, "location"): 3}


def test_an_earlier_answer_of_the_same_phone_never_replaces_a_later_one(hall: Hall) -> None:
    mine = hall.join()
    assert hall.answer(mine, "location", 5, sent="phone:10").changed
    assert not hall.answer(mine, "location", 1, sent="phone:9").changed
    assert hall.answer(mine, "market", 1, sent="phone:9").changed  # another criterion
    assert hall.answer(mine, "location", 2, sent="other:1").changed  # another phone
    assert hall.answer(mine, "location", 3, sent="other:2").changed
    assert hall.answer(mine, "location", 4).changed  # a form, which has no id
    assert hall.table() == {(1, 1, "location"): 4, (1, 1, "market"): 1}


def test_an_answer_sent_again_after_the_close_was_kept_and_is_told_so(hall: Hall) -> None:
    mine = hall.join()
    hall.answer(mine, "location", 3, sent="a:1")
    actions.close_round(hall.rooms, hall.code)
    assert not hall.answer(mine, "location", 3, sent="a:1").changed
    with pytest.raises(RoundClosed):
        hall.answer(mine, "location", 4, sent="a:2")
    with pytest.raises(RoundClosed):
        hall.answer(mine, "market", 4)


def test_an_answer_that_waited_offline_is_not_taken_for_the_next_round(hall: Hall) -> None:
    mine = hall.join()
    hall.answer(mine, "location", 3, sent="a:1")
    actions.start_next_round(hall.rooms, hall.code)
    assert not hall.answer(mine, "location", 3, sent="a:1").changed  # arrived already, in round one
    with pytest.raises(RoundClosed):
        hall.answer(mine, "market", 3, sent="a:2", round=1)
    assert hall.answer(mine, "location", 4, sent="a:3", round=2).changed
    assert hall.table() == {(1, 1, "location"): 3, (1, 2, "location"): 4}


def test_after_the_end_only_the_language_changes(hall: Hall) -> None:
    mine = hall.join("Asha", "traders")
    hall.answer(mine, "location", 2)
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    with pytest.raises(RoundClosed):
        actions.change_details(
            hall.rooms, hall.code, mine.token, alias="Asha", group="home_workers", language="en"
        )
    actions.change_details(
        hall.rooms, hall.code, mine.token, alias="Asha", group="traders", language="fr"
    )
    _, person = actions.find_participant(hall.rooms, hall.code, mine.token)
    assert (person.group, person.language) == ("traders", "fr")


def test_a_comment_is_of_the_answer_that_it_was_written_with(hall: Hall) -> None:
    mine = hall.join()
    for answer, comment in ((2, "near"), (5, "near"), (4, "far"), (1, "")):
        hall.answer(mine, "location", answer, comment=comment)
        (given,) = actions.own_answers(hall.rooms, hall.code, mine.token)
        assert (given.answer, given.comment) == (answer, comment)
        assert given.written_with == {"near": 2, "far": 4, "": 1}[comment]

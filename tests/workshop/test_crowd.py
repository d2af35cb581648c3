"""Who joined from where and when that is a flood, and taking people out, on memory, SQLite and
PostgreSQL.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_psia.workshop import actions, addresses
from cluster_psia.workshop.addresses import FAST, MANY, FromOneAddress, most_in_a_minute
from cluster_psia.workshop.errors import ParticipantNotFound, RoundClosed, TooManyJoin

if TYPE_CHECKING:
    from cluster_psia.workshop.values import Joined
    from tests.workshop.hall import Hall


BEGIN = datetime(2026, 3, 1, 9, tzinfo=UTC)


def at(*seconds: float) -> tuple[datetime, ...]:
    return tuple(BEGIN + timedelta(seconds=each) for each in seconds)


def even(people: int, seconds: float) -> tuple[datetime, ...]:
    """Moments of people who came evenly within so many seconds."""
    return at(*(seconds * n / max(1, people - 1) for n in range(people)))


@pytest.mark.parametrize(
    ("moments", "told"),
    [
        (even(MANY, 60), True),
        (even(MANY, 61), False),
        (even(MANY - 1, 1), False),
        (even(300, 130), True),  # a flood goes on for more than a minute
        ((*at(-3600), *even(120, 30)), True),  # one came an hour before
        ((*even(120, 30), *at(3600)), True),  # and one came an hour later
        (even(60, 3600), False),  # a hall that fills
    ],
)
def test_many_within_any_minute_are_told(moments: tuple[datetime, ...], told: bool) -> None:
    assert FromOneAddress("x", moments).is_flood() is told


def test_those_who_were_seen_are_not_told_again_and_a_second_flood_is() -> None:
    flood = even(MANY, 10)
    assert not FromOneAddress("x", flood).is_flood(seen=flood[-1])
    assert not FromOneAddress("x", (*flood, *at(11))).is_flood(seen=flood[-1])
    again = FromOneAddress("x", (*flood, *at(*range(600, 600 + MANY))))
    assert again.is_flood(seen=flood[-1])


@given(st.lists(st.integers(0, 300), max_size=40))
def test_the_fullest_minute_is_that_which_counting_each_minute_finds(seconds: list[int]) -> None:
    moments = at(*seconds)

    def of_minute(begin: datetime) -> int:
        return sum(begin <= each <= begin + FAST for each in moments)

    assert most_in_a_minute(moments) == max(map(of_minute, moments), default=0)


def join(hall: Hall, address: str = "") -> Joined:
    return actions.join_room(hall.rooms, hall.code, "", "", "en", consent=True, address=address)


def test_people_are_told_by_address_and_no_address_is_kept(hall: Hall) -> None:
    people = [join(hall, address) for address in ("10.0.0.1", "10.0.0.2", "10.0.0.2", "")]
    found = actions.joined_from(hall.rooms, hall.code)
    assert [one.people for one in found] == [2, 1]
    assert actions.joined_from(hall.rooms, hall.code, least=2) == found[:1]
    assert actions.joined_from(hall.rooms, hall.code, least=3) == ()
    assert not found[0].is_flood()
    moments = [person.participant.joined_at for person in people]
    assert (found[0].first, found[0].last) == (moments[1], moments[2])
    assert "10.0.0" not in people[0].participant.came_from
    assert people[1].participant.came_from != addresses.address_in_room("ACDEFH", "10.0.0.2")


def test_a_flood_that_was_seen_is_seen_on_every_laptop_until_more_come(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "MANY", 3)

    def is_told() -> bool:
        (found,) = actions.joined_from(hall.rooms, hall.code)
        return found.is_flood(hall.room.crowd_seen)

    first, *_, last = [join(hall, "10.0.0.2").participant.joined_at for _ in range(3)]
    assert is_told()
    actions.keep_crowd_seen(hall.rooms, hall.code, last)
    actions.keep_crowd_seen(hall.rooms, hall.code, first)  # a laptop that was behind
    assert hall.room.crowd_seen == last
    assert not is_told()
    for _ in range(3):
        join(hall, "10.0.0.2")
    assert is_told()
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    assert actions.delete_traces(hall.rooms, hall.code).crowd_seen is None


def test_whoever_is_out_counts_nowhere_and_comes_back_with_all_answers(hall: Hall) -> None:
    flood, mine = [join(hall, "10.0.0.2") for _ in range(3)], join(hall, "10.0.0.1")
    for one in (*flood, mine):
        hall.answer(one, "location", 5)
    before = (
        actions.answers_given(hall.rooms, hall.code),
        actions.room_board(hall.rooms, hall.code),
    )
    most = actions.joined_from(hall.rooms, hall.code)[0].came_from
    numbers = [one.participant.number for one in flood]
    assert actions.take_out_from(hall.rooms, hall.code, most) == 3
    assert actions.take_out_from(hall.rooms, hall.code, most) == 0
    assert {g.number for g in actions.answers_given(hall.rooms, hall.code)} == {4}
    board = actions.room_board(hall.rooms, hall.code)
    assert (board.joined, board.answering, board.criteria[0].scores) == (1, 1, 1)
    assert [p.number for p in actions.room_participants(hall.rooms, hall.code)] == [4]
    assert [p.number for p in actions.people_out(hall.rooms, hall.code)] == [1, 2, 3]
    with pytest.raises(ParticipantNotFound):
        hall.answer(flood[0], "growth", 5)
    with pytest.raises(ParticipantNotFound):
        actions.find_participant(hall.rooms, hall.code, flood[0].token)
    assert join(hall).participant.number == 5
    assert actions.take_out(hall.rooms, hall.code, [5]) == 1
    assert actions.take_in_again(hall.rooms, hall.code, numbers) == 3
    again = (
        actions.answers_given(hall.rooms, hall.code),
        actions.room_board(hall.rooms, hall.code),
    )
    assert again == before
    hall.answer(flood[0], "growth", 5)


def test_more_than_a_hall_within_a_minute_wait_and_others_do_not(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("workshop.addresses", "store.crowd"):
        monkeypatch.setattr(f"cluster_psia.{place}.JOINS_A_MINUTE", 3)
    for _ in range(3):
        join(hall, "10.0.0.2")
    with pytest.raises(TooManyJoin):
        join(hall, "10.0.0.2")
    join(hall, "10.0.0.1")
    join(hall)


def test_after_the_end_nobody_is_taken_out(hall: Hall) -> None:
    hall.answer(join(hall), "location", 3)
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    with pytest.raises(RoundClosed):
        actions.take_out(hall.rooms, hall.code, [1])


def test_a_paper_sheet_is_taken_out_and_in_again_and_brought_anew_it_is_in(hall: Hall) -> None:
    def scores() -> list[object]:
        return [each.answer for each in actions.answers_given(hall.rooms, hall.code)]

    actions.add_sheet(hall.rooms, hall.code, "traders", 1, {"location": 4})
    assert actions.take_out(hall.rooms, hall.code, [1]) == 1
    assert scores() == []
    assert actions.room_board(hall.rooms, hall.code).on_paper == 0
    assert actions.take_in_again(hall.rooms, hall.code, [1]) == 1
    assert scores() == [4]
    assert actions.take_out(hall.rooms, hall.code, [1]) == 1
    actions.add_sheet(hall.rooms, hall.code, "traders", 1, {"location": 2})
    assert scores() == [2]
    assert actions.people_out(hall.rooms, hall.code) == ()

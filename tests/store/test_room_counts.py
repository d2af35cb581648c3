"""The counts of the board, of one room and one round."""

from __future__ import annotations

import pytest

from cluster_psia.store.room_counts import by_criterion, by_group
from cluster_psia.workshop import actions
from cluster_psia.workshop.values import CriterionCount, GroupCount
from tests.store.racing import StoredHall
from tests.workshop.hall import CRITERIA, SETTINGS


@pytest.fixture
def listed(hall: StoredHall) -> StoredHall:
    """A room with a list of groups, beside another in which somebody has answered."""
    hall.all_answer(hall.join("", "traders"))
    return StoredHall(hall.rooms, hall.assessments, SETTINGS)


def groups(hall: StoredHall) -> tuple[GroupCount, ...]:
    with hall.rooms._reading() as connection:
        return by_group(connection, hall.room)


def criteria(hall: StoredHall) -> tuple[CriterionCount, ...]:
    with hall.rooms._reading() as connection:
        return by_criterion(connection, hall.room)


def test_an_empty_room_counts_nobody_and_every_criterion(listed: StoredHall) -> None:
    assert groups(listed) == ()
    assert criteria(listed) == tuple(CriterionCount(criterion=key) for key in CRITERIA)


def test_groups_of_the_list_come_in_its_order_and_others_after_them_by_name(
    listed: StoredHall,
) -> None:
    for group in ("weavers", "traders", "dyers", "home_workers", ""):
        listed.join("", group)
    found = [count.group for count in groups(listed)]
    assert found == ["home_workers", "traders", "", "dyers", "weavers"]


def test_who_has_answered_all_that_is_open_is_finished_whatever_else_is_missing(
    listed: StoredHall,
) -> None:
    mine = listed.join("", "traders")
    listed.answer(mine, "location", 2)
    assert groups(listed) == (GroupCount(group="traders", joined=1, answering=1),)
    actions.close_round(listed.rooms, listed.code)
    actions.reopen_round(listed.rooms, listed.code, "market")
    assert groups(listed) == (GroupCount(group="traders", joined=1, answering=1),)
    listed.answer(mine, "market", "unknown")
    assert groups(listed) == (GroupCount(group="traders", joined=1, answering=1, finished=1),)


def test_a_sheet_is_on_paper_and_never_answering(listed: StoredHall) -> None:
    actions.add_sheet(listed.rooms, listed.code, "traders", 7, dict.fromkeys(CRITERIA, 3))
    assert groups(listed) == (GroupCount(group="traders", on_paper=1),)


def test_answers_of_this_round_are_counted_by_kind(listed: StoredHall) -> None:
    for answer in (1, 5, "unknown", "not_applicable", "not_applicable"):
        listed.answer(listed.join(), "market", answer)
    market = CriterionCount(criterion="market", scores=2, unknown=1, not_applicable=2)
    assert criteria(listed)[CRITERIA.index("market")] == market
    actions.start_next_round(listed.rooms, listed.code)
    assert sum(count.answers for count in criteria(listed)) == 0

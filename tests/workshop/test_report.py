"""How a room stands, for other programs and for people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cluster_psia.store import open_store
from cluster_psia.workshop import actions
from cluster_psia.workshop.report import room_lines, room_record
from tests.workshop.hall import CRITERIA, Hall
from tests.workshop.memory import MemoryRooms


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A room in memory in its second round, in which a sheet has an answer to one criterion."""
    store = open_store(f"sqlite:///{tmp_path / 'kept.db'}")
    made = Hall(MemoryRooms(), store)
    asha = made.join("Asha", "home_workers")
    made.all_answer(asha, 3)
    actions.reveal_results(made.rooms, made.code, ["market"])
    actions.start_next_round(made.rooms, made.code, ["growth"])
    actions.add_sheet(made.rooms, made.code, "traders", 7, {"growth": 5})
    yield made
    store.close()


def test_answers_are_counted_in_all_rounds_and_people_by_phone_and_on_paper(hall: Hall) -> None:
    record = room_record(hall.rooms, hall.code)
    assert (record["round"], record["participants"], record["answers"]) == (2, 2, 4)
    assert record["revealed"] == [{"round": 1, "criterion": "market"}]
    assert record["open_criteria"] == ["growth"]


def test_every_criterion_has_its_figures_beside_its_label(hall: Hall) -> None:
    criteria = room_record(hall.rooms, hall.code)["criteria"]
    assert [each["criterion"] for each in criteria] == list(CRITERIA)
    assert all({"number", "label", "median", "shape"} <= each.keys() for each in criteria)
    assert all("figures" not in each for each in criteria)
    assert [each["median"] for each in criteria] == [3, 3, 4]


def test_neither_name_nor_link_stands_in_it(hall: Hall) -> None:
    assert "Asha" not in str(room_record(hall.rooms, hall.code))


def test_the_lines_count_this_round_and_begin_with_what_is_disputed(hall: Hall) -> None:
    hall.answer(hall.join(), "growth", 1)
    lines = list(room_lines(hall.rooms, hall.code))
    assert lines[0] == f"Room {hall.code} for Agra: round 2, open"
    assert lines[1] == "2 joined by phone, 1 answering, 1 finished, 1 on paper"
    assert len(lines) == 2 + len(CRITERIA)
    assert "Growth" in lines[2]

"""The facilitator is told of a flood, takes it out in one press and takes it in again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cluster_psia.assessment import Assessment
from cluster_psia.ui import state
from cluster_psia.ui.room.paper.take import known_sheets, next_sheet_number
from cluster_psia.workshop import actions, addresses
from tests.ui.app import open_page, widget
from tests.ui.rooms import assessment_of, go_in, hall_of, stores, words

if TYPE_CHECKING:
    import pytest
    from streamlit.testing.v1 import AppTest

    from tests.ui.rooms import Hall


def flooded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[AppTest, Hall]:
    """The room's page, where five people have come from one address and answered."""
    monkeypatch.setattr(addresses, "MANY", 4)
    at = open_page(tmp_path, monkeypatch, "room", Assessment(name="Kiambu"))
    hall = hall_of(at, tmp_path)
    with stores(hall.url) as (_, rooms):
        for _ in range(5):
            one = actions.join_room(
                rooms, hall.code, "", "", "en", consent=True, address="10.0.0.2"
            )
            actions.give_answer(rooms, hall.code, one.token, "location", 5)
    return at, hall


def test_a_flood_is_told_taken_out_and_taken_in_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, hall = flooded(tmp_path, monkeypatch)
    hall.join("home_workers")
    go_in(at, hall)
    assert "5 people joined from one address, all within one minute" in words(at)
    assert "Most from one address: 5 of 6 who joined by phone" in words(at)
    widget(at, "button", "room.crowd.0").click().run()
    assert hall.answers == []
    assert "joined from one address" not in words(at)
    assert "Most from one address" not in words(at)
    widget(at, "selectbox", "room.crowd.who.in").set_value(2).run()
    widget(at, "button", "room.crowd.one.in").click().run()
    assert hall.answers == [5]
    widget(at, "button", "room.crowd.all").click().run()
    assert hall.answers == [5] * 5
    assert not at.exception


def test_a_flood_that_was_pressed_away_stays_away_on_the_other_laptop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, hall = flooded(tmp_path, monkeypatch)
    go_in(at, hall)
    widget(at, "button", "room.crowd.seen").click().run()
    other = open_page(tmp_path, monkeypatch, "room")
    other.query_params["a"] = assessment_of(at)
    for laptop in (at, other):
        go_in(laptop, hall)
        assert "it may also be one phone" not in words(laptop)
        assert "Most from one address: 5 of 5 who joined by phone" in words(laptop)
    assert not at.exception


def test_a_sheet_that_is_out_keeps_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "room", Assessment(name="Kiambu"))
    hall = hall_of(at, tmp_path)
    with stores(hall.url) as (_, rooms):
        actions.add_sheet(rooms, hall.code, "", 7, {"location": 4})
    go_in(at, hall)
    widget(at, "selectbox", "room.crowd.who.out").set_value(1).run()
    widget(at, "button", "room.crowd.one.out").click().run()
    assert hall.answers == []
    monkeypatch.setattr(state, "room_store", lambda: rooms)
    with stores(hall.url) as (_, rooms):
        sheets = known_sheets(hall.room)
    assert sheets is not None
    assert next_sheet_number(sheets) == 8

"""The facilitator is told of a flood, takes it out in one press and takes it in again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cluster_psia.assessment import Assessment
from cluster_psia.workshop import actions, addresses
from tests.ui.app import open_page, widget
from tests.ui.rooms import go_in, hall_of, stores, words

if TYPE_CHECKING:
    import pytest


def test_a_flood_is_told_taken_out_and_taken_in_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "MANY", 4)
    at = open_page(tmp_path, monkeypatch, "room", Assessment(name="Kiambu"))
    hall = hall_of(at, tmp_path)
    with stores(hall.url) as (_, rooms):
        for _ in range(5):
            one = actions.join_room(
                rooms, hall.code, "", "", "en", consent=True, address="10.0.0.2"
            )
            actions.give_answer(rooms, hall.code, one.token, "location", 5)
    hall.join("home_workers")
    go_in(at, hall)
    assert "5 people joined from one address" in words(at)
    widget(at, "button", "room.crowd.0").click().run()
    assert hall.answers == []
    assert "joined from one address" not in words(at)
    widget(at, "selectbox", "room.crowd.who.in").set_value(2).run()
    widget(at, "button", "room.crowd.one.in").click().run()
    assert hall.answers == [5]
    widget(at, "button", "room.crowd.all").click().run()
    assert hall.answers == [5] * 5
    assert not at.exception

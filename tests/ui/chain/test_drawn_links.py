"""Links that the map tells of: each is drawn once, whatever comes twice or late."""

from __future__ import annotations

from typing import Any

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor, link_ends, remove_link
from cluster_psia.ui import state
from cluster_psia.ui.map.changes import heard_changes_of_map, take_map_changes
from cluster_psia.ui.map.drawn_links import told_to_map
from cluster_psia.ui.map.opened import OpenLink, opened_item

MAKERS_SELL = ("makers", "traders", "sells_to")
TRADERS_SELL = ("traders", "buyers", "sells_to")


class OneTab:
    """What a tab holds, without a store: the assessment, what is open, and what was said."""

    def __init__(self) -> None:
        a = add_actor(Assessment(name="Three"), "Makers", "small_producer")
        self.a = add_actor(add_actor(a, "Traders", "trader"), "Buyers", "external_buyer")
        self.views: dict[type[object], Any] = {}
        self.notices: list[str] = []
        self.errors: list[str] = []
        self.saves = 0

    def edit(self, change: Any) -> bool:
        self.a, self.saves = change(self.a), self.saves + 1
        return True

    def view_of(self, kind: type[object]) -> Any:
        return self.views.get(kind, kind())

    def change_view(self, kind: Any, **fields: Any) -> None:
        self.views[kind] = kind(**{**vars(self.view_of(kind)), **fields})

    def links(self) -> list[tuple[str, str, str]]:
        return [link_ends(link) for link in self.a.chain.links]


@pytest.fixture
def one_tab(monkeypatch: pytest.MonkeyPatch) -> OneTab:
    held = OneTab()
    for name, stand_in in {
        "current_assessment": lambda: held.a,
        "current_visit": lambda: 1,
        "edit_assessment": held.edit,
        "view_of": held.view_of,
        "change_view": held.change_view,
        "add_notice": held.notices.append,
        "add_error": held.errors.append,
    }.items():
        monkeypatch.setattr(state, name, stand_in)
    return held


def drawn(number: int, source: str, target: str) -> dict[str, Any]:
    return {"number": number, "what": "join", "source": source, "target": target}


def test_two_links_of_one_act_are_both_drawn_saved_apart_and_read_back(one_tab: OneTab) -> None:
    take_map_changes([drawn(1, "makers", "traders"), drawn(2, "traders", "buyers")])
    assert one_tab.links() == [MAKERS_SELL, TRADERS_SELL]
    assert one_tab.saves == 2, "undo takes back one link at a time"
    assert [said.partition(" Undo")[0] for said in one_tab.notices] == [
        "Makers sell to Traders.",
        "Traders sell to Buyers.",
    ]
    assert told_to_map(one_tab.a) == {
        "asks": "",
        "said": [
            {"number": 1, "words": "Makers sell to Traders."},
            {"number": 2, "words": "Traders sell to Buyers."},
        ],
    }
    one_tab.a = remove_link(one_tab.a, MAKERS_SELL)
    assert [one["number"] for one in told_to_map(one_tab.a)["said"]] == [2], "what was undone"
    assert opened_item(one_tab.a) == OpenLink(TRADERS_SELL)


def test_what_comes_a_second_time_is_not_drawn_a_second_time(one_tab: OneTab) -> None:
    take_map_changes([drawn(1, "makers", "traders")])
    take_map_changes([drawn(1, "makers", "traders"), drawn(2, "traders", "buyers")])
    assert one_tab.links() == [MAKERS_SELL, TRADERS_SELL]
    assert not one_tab.errors


def test_a_link_that_is_there_is_told_and_opened(one_tab: OneTab) -> None:
    take_map_changes([drawn(1, "makers", "traders"), drawn(2, "makers", "traders")])
    assert one_tab.links() == [MAKERS_SELL]
    assert one_tab.errors == [
        "Makers sell to Traders. That link is on the map already, so it was not drawn again."
    ]
    assert opened_item(one_tab.a) == OpenLink(MAKERS_SELL)


def test_a_link_without_a_guess_is_asked_for_and_told_when_the_next_takes_its_place(
    one_tab: OneTab,
) -> None:
    take_map_changes([drawn(1, "traders", "makers")])
    assert told_to_map(one_tab.a) == {"asks": "traders|makers", "said": []}
    assert heard_changes_of_map() == 1
    assert not one_tab.links()
    take_map_changes([drawn(2, "makers", "buyers")])
    assert one_tab.errors == ["No link from Traders to Makers: its kind was not chosen."]
    assert one_tab.links() == [("makers", "buyers", "sells_to")]


def test_a_node_that_is_gone_is_told_and_heard_of(one_tab: OneTab) -> None:
    take_map_changes([drawn(4, "makers", "nobody")])
    assert one_tab.errors == ["Not drawn: one of the two nodes of the link is not there any more."]
    assert heard_changes_of_map() == 4


def renamed(number: int, node: str, label: Any) -> dict[str, Any]:
    return {"number": number, "what": "name", "node": node, "label": label}


def test_a_node_is_renamed_once_among_the_links_that_were_drawn_meanwhile(one_tab: OneTab) -> None:
    acts = [drawn(1, "makers", "traders"), renamed(2, "traders", "Agents <b>")]
    take_map_changes(acts)
    take_map_changes([*acts, {"number": 3, "what": "place", "node": "makers", "x": 5, "y": 7}])
    assert [actor.label for actor in one_tab.a.chain.actors] == ["Makers", "Agents <b>", "Buyers"]
    assert one_tab.links() == [MAKERS_SELL]
    assert one_tab.a.positions == {"makers": (5, 7)}
    assert one_tab.saves == 3
    take_map_changes([renamed(4, "gone", "Nobody")])
    assert one_tab.errors == ["“Nobody” was not kept: that node is not there any more."]

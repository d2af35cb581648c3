"""Facts of the profile as evidence, at each thing that may rest on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor
from cluster_psia.assessment.edits.groups import add_group
from cluster_psia.assessment.edits.indicators import take_indicator
from cluster_psia.assessment.edits.matrix import with_matrix_answer
from cluster_psia.assessment.edits.profile import add_fact
from tests.ui.app import open_page, saved, starts_with, widget
from tests.ui.grids import take_in_hand

if TYPE_CHECKING:
    from pathlib import Path

FACT = "many_work_at_home"


def resting() -> Assessment:
    """A fact, and one of each thing that may rest on it."""
    a = add_fact(Assessment(name="A"), "workers", "Many work at home", event="1998")
    a = add_fact(a, "workers", "Few own a loom", value="12", reported="2008")
    a = add_actor(with_matrix_answer(a, "type_of_firms", 3), "Stitchers", "homeworker")
    a = add_group(a, "stitchers", "home_workers", "At home")
    return take_indicator(a, "at_home", "workers_wages")


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    return lambda page: open_page(tmp_path, monkeypatch, page, resting())


def test_a_criterion_rests_on_facts_that_are_called_by_what_they_say_and_when(opened: Any) -> None:
    at = opened("matrix")
    take_in_hand(at, "type_of_firms")
    chooser = starts_with(at, "multiselect", "facts.type_of_firms")
    assert chooser.options == [
        "Many work at home (1998)",
        "Few own a loom 12 (reported 2008)",
    ]
    chooser.set_value([FACT]).run()
    assert saved(at).ratings["type_of_firms"][0].facts == (FACT,)


def test_a_group_rests_on_facts(opened: Any) -> None:
    at = opened("groups")
    widget(at, "button", "group.toggle.at_home").click().run()
    starts_with(at, "multiselect", "group.facts.at_home").set_value([FACT]).run()
    assert saved(at).groups[0].facts == (FACT,)


def test_an_indicator_rests_on_facts(opened: Any) -> None:
    at = opened("indicators")
    widget(at, "button_group", "indicators.section").set_value("rank").run()
    chooser = starts_with(at, "multiselect", "taken.at_home.workers_wages.facts")
    chooser.set_value([FACT]).run()
    assert saved(at).indicators[0].facts == (FACT,)


def test_a_node_rests_on_facts(opened: Any) -> None:
    at = opened("chain")
    next(w for w in at.selectbox if w.label == "Node to look at").select("stitchers").run()
    starts_with(at, "multiselect", "node.facts.stitchers").set_value([FACT]).run()
    assert saved(at).chain.actors[0].facts == (FACT,)

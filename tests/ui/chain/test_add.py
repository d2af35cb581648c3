"""Forms that add to the map: names one after another by Enter, links with their usual kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cluster_psia.assessment.edits.chain import link_ends
from tests.ui.app import open_page, saved, widget
from tests.ui.chain.test_page import EMPTY, half_filled, said, starts
from tests.ui.grids import act_on_map, hand_over, send_lines, told_in_head

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from cluster_psia.assessment import Assessment


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    def _open(a: Assessment, what: str = "actor") -> AppTest:
        at = open_page(tmp_path, monkeypatch, "chain", a)
        starts(at, "button_group", "chain.add").set_value(what).run()
        return at

    return _open


def added(at: AppTest) -> list[tuple[str, str]]:
    return [(actor.label, actor.kind) for actor in saved(at).chain.actors]


def test_names_go_in_one_after_another_with_the_kind_that_stands_there(opened: Any) -> None:
    at = opened(EMPTY)
    rows = told_in_head(at)["lines"]["rows"]
    assert list(rows.values()) == ["add.actor"]
    starts(at, "selectbox", "add.actor.kind").select("trader").run()
    send_lines(at, "add.actor", "Traders", "Agents")
    assert added(at) == [("Traders", "trader"), ("Agents", "trader")]
    assert starts(at, "selectbox", "add.actor.kind").value == "trader"
    assert told_in_head(at)["lines"]["rows"] == rows, "the field of the next name is the same one"
    starts(at, "selectbox", "add.actor.kind").select("homeworker").run()
    send_lines(at, "add.actor", "Stitchers")
    assert added(at)[-1] == ("Stitchers", "homeworker")
    assert not [c for c in at.caption if "Draft" in c.value]


def test_a_line_that_comes_twice_is_taken_once_and_one_of_another_assessment_never(
    opened: Any,
) -> None:
    at = opened(EMPTY)
    starts(at, "selectbox", "add.actor.kind").select("trader").run()
    send_lines(at, "add.actor", "Traders", "Agents", times=2)
    send_lines(at, "add.actor", "Elsewhere", of="another")
    assert added(at) == [("Traders", "trader"), ("Agents", "trader")]


def test_a_name_without_a_kind_is_told_and_stands_in_its_field_again(opened: Any) -> None:
    at = opened(EMPTY)
    send_lines(at, "add.actor", "Cutters")
    assert added(at) == []
    assert "choose what kind of node “Cutters” is" in said(at)
    assert starts(at, "text_input", "add.actor.label").value == "Cutters"
    starts(at, "selectbox", "add.actor.kind").select("small_producer").run()
    widget(at, "button", "add.actor.send").click().run()
    assert added(at) == [("Cutters", "small_producer")]


def test_a_name_that_is_handed_over_late_closes_no_list_under_a_hand_and_a_lost_one_comes_back(
    opened: Any,
) -> None:
    at = opened(EMPTY)
    [field] = told_in_head(at)["lines"]["rows"]
    starts(at, "text_input", "add.actor.label").set_value("Cutters").run()
    kinds = starts(at, "selectbox", "add.actor.kind").key
    hand_over(at, field, "Cutters")
    assert starts(at, "selectbox", "add.actor.kind").key == kinds, "the list is the same one"
    hand_over(at, field, "Cutters of cloth")
    assert starts(at, "text_input", "add.actor.label").value == "Cutters of cloth"


def test_by_its_button_the_form_goes_on_at_an_empty_name_with_the_kind_kept(opened: Any) -> None:
    at = opened(EMPTY)
    starts(at, "text_input", "add.actor.label").set_value("Traders")
    starts(at, "selectbox", "add.actor.kind").select("trader")
    widget(at, "button", "add.actor.send").click().run()
    assert starts(at, "text_input", "add.actor.label").value == ""
    assert starts(at, "selectbox", "add.actor.kind").value == "trader"
    told = told_in_head(at)["lines"]
    assert told["focus"]["number"] == 1
    assert told["focus"]["at"] in told["rows"]


def test_a_link_needs_its_two_ends_where_one_kind_is_usual_between_them(opened: Any) -> None:
    at = opened(half_filled(), "link")
    starts(at, "selectbox", "add.link.source").select("guild").run()
    starts(at, "selectbox", "add.link.target").select("traders").run()
    kind = starts(at, "selectbox", "add.link.kind")
    assert (kind.value, kind.placeholder) == (None, "Represents (our guess)")
    assert any("associations speak for firms" in caption.value for caption in at.caption)
    widget(at, "button", "add.link.send").click().run()
    assert link_ends(saved(at).chain.links[-1]) == ("guild", "traders", "represents")
    starts(at, "selectbox", "add.link.source").select("homeworkers").run()
    starts(at, "selectbox", "add.link.target").select("guild").run()
    widget(at, "button", "add.link.send").click().run()
    assert "nothing is usual between these two" in said(at)
    assert len(saved(at).chain.links) == 2


def test_the_kind_of_a_link_is_changed_by_one_press_and_its_reason_is_told(opened: Any) -> None:
    at = opened(half_filled(), "link")
    for end, node in (("source", "guild"), ("target", "traders")):
        starts(at, "selectbox", f"add.link.{end}").select(node)
    widget(at, "button", "add.link.send").click().run()
    act_on_map(at, what="link", link="guild|traders|represents")
    kinds = starts(at, "button_group", "link.kind.guild|traders|represents")
    assert kinds.options[0] == "Serves", "kinds that begin at institutions come first"
    assert any("The usual kind, as associations speak" in c.value for c in at.caption)
    kinds.set_value("trains").run()
    assert link_ends(saved(at).chain.links[-1]) == ("guild", "traders", "trains")
    assert any("Represents, as associations speak" in c.value for c in at.caption)

"""A change is heard from the widgets that are drawn. A browser that has not drawn the last run yet
still sends what the widgets of the run before it held, which is nobody's change.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunData, RerunException

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor
from cluster_psia.ui.frame import head
from tests.ui.app import open_page, saved, widget

if TYPE_CHECKING:
    import pytest
    from streamlit.testing.v1 import AppTest


def _chosen_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    a = add_actor(Assessment(name="Two"), "Makers", "small_producer")
    at = open_page(tmp_path, monkeypatch, "chain", add_actor(a, "Traders", "trader"))
    next(box for box in at.selectbox if box.label == "Node to look at").set_value("traders").run()
    assert widget(at, "button", "node.close")
    return at


def _held(at: AppTest) -> WidgetStates:
    """What a browser sends with anything that a person does; of buttons only that one pressed."""
    states = at._tree.get_widget_states()
    held = [one for one in states.widgets if one.WhichOneof("value") != "trigger_value"]
    return WidgetStates(widgets=held)


def test_a_list_that_is_gone_does_not_open_again_what_was_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _chosen_node(tmp_path, monkeypatch)
    behind = _held(at)
    widget(at, "button", "node.close").click().run()
    at._run(behind)
    assert not at.exception
    assert not [button for button in at.button if button.label == "Close"]


def test_a_field_of_a_node_that_was_undone_changes_nothing_and_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _chosen_node(tmp_path, monkeypatch)
    kind = next(box for box in at.selectbox if box.label == "Kind" and box.value == "trader")
    kind.set_value("large_producer").run()
    behind = _held(at)
    next(button for button in at.button if button.label.startswith("Undo")).click().run()
    at._run(behind)
    assert not at.exception
    assert [error.value for error in at.error] == []
    assert saved(at).chain.actors[1].kind == "trader"


def test_a_change_that_cuts_a_run_short_is_heard_though_its_widget_was_not_drawn_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _chosen_node(tmp_path, monkeypatch)
    before = _held(at)
    kind = next(box for box in at.selectbox if box.label == "Kind" and box.value == "trader")
    kind.set_value("large_producer")
    quick = [RerunData(widget_states=_held(at))]
    draw_sidebar = head.draw_sidebar

    def _cut_short(pages: head.Pages, key: str) -> None:
        if quick:
            raise RerunException(quick.pop())
        draw_sidebar(pages, key)

    monkeypatch.setattr(head, "draw_sidebar", _cut_short)
    at._run(before)
    assert not at.exception
    assert quick == []
    assert saved(at).chain.actors[1].kind == "large_producer"

"""Whatever people type as a name is shown as typed: in panel,
adders and tables, and the map is still drawn.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from cluster_psia.drawing.map.on_screen import screen_data
from tests.ui.app import open_page, saved
from tests.ui.chain.test_page import choose, half_filled, said, starts
from tests.ui.grids import cells, tell_grid

TYPED = {
    "as long as a name may be": "Weavers of the lower bazaar " * 10 + "x" * 20,
    "without a space": "x" * 300,
    "Urdu": "گھر میں کام کرنے والی خواتین",
    "Urdu beside English": "گھر home کام (2024)",
    "emoji": "👩🏽‍🏭 weavers 🧵",
    "markup": "<b>*Weavers*</b> [x](y) $a$ :red[z] `c`",
    "a formula": "=1+1",
}
CONTROL = "Wea\x00ve\x07rs\u2028of\tthe \x1b[31mriver"
CLEAN = "Weavers of the [31mriver"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    return open_page(tmp_path, monkeypatch, "chain", half_filled())


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED)
def test_a_name_typed_into_the_panel_is_shown_as_typed(page: Any, text: str) -> None:
    choose(page, "homeworkers")
    starts(page, "text_input", "node.label.homeworkers").set_value(text).run()
    _kept(page, 1, text)
    assert starts(page, "text_input", "node.label.homeworkers").value == text
    assert text in said(page), "at the head of the panel"


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED)
def test_a_name_typed_into_an_adder_is_shown_as_typed(page: Any, text: str) -> None:
    starts(page, "button_group", "chain.add").set_value("actor").run()
    starts(page, "text_input", "add.actor.label").set_value(text)
    starts(page, "selectbox", "add.actor.kind").select("homeworker")
    next(b for b in page.button if b.label == "Add").click().run()
    _kept(page, -1, text)


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED)
def test_a_name_typed_into_the_table_is_shown_as_typed(page: Any, text: str) -> None:
    tell_grid(
        page,
        "chain.actors",
        *cells("homeworkers", label=text),
        *cells("new-1", label=text, kind="Homeworkers"),
    )
    _kept(page, 1, text)
    _kept(page, -1, text)


def test_control_characters_are_left_out_and_every_letter_stays(page: Any) -> None:
    choose(page, "homeworkers")
    starts(page, "text_input", "node.label.homeworkers").set_value(CONTROL).run()
    _kept(page, 1, CLEAN)


def _kept(page: Any, which: int, text: str) -> None:
    assert not page.exception
    assert not page.error
    a = saved(page)
    assert a.chain.actors[which].label == unicodedata.normalize("NFC", text)
    drawn = {node["id"]: node for node in screen_data(a, "people", None)["nodes"]}
    actors = {actor.id for actor in a.chain.actors}
    assert drawn.keys() == actors | {one.id for one in a.chain.institutions}
    node = drawn[a.chain.actors[which].id]
    assert node["label"] == a.chain.actors[which].label
    assert node["lines"][0].strip()

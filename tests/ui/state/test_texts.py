"""Texts that people type: what is refused stays and is told, and is kept as soon as it can be."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.ui.frame.walk import walk_step
from cluster_psia.ui.state import texts
from cluster_psia.ui.state.texts import text_digest
from tests.ui.app import cite, cited, open_page, saved, widget
from tests.ui.grids import tell_grid

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

FULL = "SELECT RAISE(ABORT, 'database or disk is full')"


def _refusals(at: AppTest) -> list[str]:
    return [str(error.value) for error in at.error if "Not saved" in error.value]


def test_a_refused_text_stays_and_is_told_on_every_page_until_it_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "profile", Assessment(name="Mine"))
    widget(at, "text_input", "name").set_value("  ").run()
    widget(at, "text_input", "profile.cluster").set_value("Agra").run()
    assert len(_refusals(at)) == 1
    at.switch_page(str(walk_step("matrix").path)).run()
    assert len(_refusals(at)) == 1
    at.switch_page(str(walk_step("profile").path)).run()
    assert widget(at, "text_input", "name").value == "  "
    widget(at, "text_input", "name").set_value("Ours").run()
    assert not _refusals(at)
    assert (saved(at).name, saved(at).profile.cluster) == ("Ours", "Agra")


def test_a_refused_text_can_be_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "profile", Assessment(name="Mine"))
    widget(at, "text_input", "name").set_value("  ").run()
    at.button(key="refused.forget").click().run()
    assert not _refusals(at)
    assert widget(at, "text_input", "name").value == "Mine"


def test_a_text_that_the_store_refused_is_kept_as_soon_as_it_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "profile", Assessment(name="Mine"))
    with contextlib.closing(sqlite3.connect(tmp_path / "test.db")) as raw:
        raw.execute(f"CREATE TRIGGER full BEFORE INSERT ON revisions BEGIN {FULL}; END")
        widget(at, "text_area", "profile.summary").set_value("1,680 characters").run()
        assert "the disk is full" in _refusals(at)[0]
        assert widget(at, "text_area", "profile.summary").value == "1,680 characters"
        raw.execute("DROP TRIGGER full")
    at.button(key="refused.again").click().run()
    assert not _refusals(at)
    assert saved(at).profile.summary == "1,680 characters"


def test_a_text_that_waited_for_another_is_kept_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A place needs its source; whoever types the place first loses nothing."""
    at = open_page(tmp_path, monkeypatch, "screening", load_sample("tiruppur"))
    node = saved(at).chain.actors[0].id
    tell_grid(at, "screening", {"what": "hand", "row": node, "column": "networks"})
    place, source = (f"screened.{which}.{node}.networks" for which in ("place", "source"))
    widget(at, "text_input", place).set_value("page 12").run()
    assert "name the source first" in _refusals(at)[0]
    cite(at, source, "Visit")
    assert not _refusals(at)
    rated = next(one for one in saved(at).chain.actors[0].screening if one.item == "networks")
    assert rated.citation
    assert (cited(at, rated.citation), rated.citation.place) == ("Visit, page 12", "page 12")


def test_one_typing_is_one_step_of_undo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "profile", Assessment(name="Mine"))
    widget(at, "text_input", "profile.cluster").set_value("Agra").run()
    for typed in ("S", "Sho", "Shoes"):
        widget(at, "text_input", "profile.sector").set_value(typed).run()
    at.button(key="undo").click().run()
    assert (saved(at).profile.cluster, saved(at).profile.sector) == ("Agra", "")
    at.button(key="undo").click().run()
    assert saved(at).profile.cluster == ""


def test_a_text_that_was_not_heard_of_is_kept_when_its_field_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when one run overtakes another: Streamlit then passes over a callback."""
    monkeypatch.setattr(texts, "_heard", lambda _: None)
    at = open_page(tmp_path, monkeypatch, "profile", Assessment(name="Mine"))
    widget(at, "text_input", "profile.cluster").set_value("Agra").run()
    assert saved(at).profile.cluster == "Agra"
    widget(at, "text_area", "fact.new.statement").set_value("Half typed").run()
    assert widget(at, "text_area", "fact.new.statement").value == "Half typed"
    assert any("Draft" in caption.value for caption in at.caption)
    widget(at, "text_input", "name").set_value(" ").run()
    assert len(_refusals(at)) == 1
    assert saved(at).name == "Mine"


@pytest.mark.parametrize(
    ("text", "digest"),
    [("", "0:0"), ("Agra", "4:68c8775b"), ("हर दिन", "16:db49a94d")],
)
def test_a_digest_is_what_the_browser_makes_of_the_same_text(text: str, digest: str) -> None:
    assert text_digest(text) == digest

"""Undo and redo say what they take back, and take nothing back that another tab did unseen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.profile import with_part
from tests.ui.app import open_page, saved, store_of, widget

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

PAGE = "(Cluster profile)"


def plain(text: str) -> str:
    """A text without the marks that keep markdown away from it."""
    return text.replace("\\", "").replace("\u2060", "")


def about(at: AppTest, step: str) -> str:
    """What the button of a step says beside it."""
    return plain(at.button(key=step).help)


def change_country(at: AppTest, country: str) -> None:
    """What another tab does."""
    store = store_of(Path(at.session_state["test.folder"]))
    (summary,) = store.list()
    now = store.get(summary.id)
    store.save(now.id, with_part(now.assessment, "profile", country=country), now.revision)
    store.close()


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """A tab in which the sector was written last."""
    at = open_page(tmp_path, monkeypatch, "profile", Assessment(name="A"))
    widget(at, "text_input", "profile.sector").set_value("Shoes").run()
    return at


def test_a_step_is_named_before_and_after_on_every_page(profile: AppTest) -> None:
    assert profile.button(key="undo").label == "Undo: sector"
    assert about(profile, "undo") == f"Undo: sector {PAGE}."
    assert profile.button(key="redo").disabled
    profile.button(key="undo").click().run()
    assert [plain(toast.value) for toast in profile.toast] == [f"Undone: sector {PAGE}."]
    assert profile.button(key="undo").label == "Undo"
    assert about(profile, "redo") == f"Redo: sector {PAGE}."
    profile.button(key="redo").click().run()
    assert [plain(toast.value) for toast in profile.toast] == [f"Done again: sector {PAGE}."]
    assert saved(profile).profile.sector == "Shoes"


@pytest.mark.parametrize("step", ["undo", "redo"])
def test_what_another_tab_did_is_told_before_it_is_taken_back(profile: AppTest, step: str) -> None:
    if step == "redo":
        profile.button(key="undo").click().run()
    change_country(profile, "India")
    before = saved(profile)
    profile.button(key=step).click().run()
    assert saved(profile) == before
    (told,) = (plain(warning.value) for warning in profile.warning)
    assert "Nothing was taken back" in told
    assert f"country {PAGE}" in told
    assert widget(profile, "text_input", "profile.country").value == "India"
    assert "in another tab" in about(profile, "undo")
    profile.button(key="undo").click().run()
    assert saved(profile).profile.country == ""


def test_what_is_typed_at_the_same_moment_is_what_undo_takes_back(profile: AppTest) -> None:
    widget(profile, "text_input", "profile.cluster").set_value("Agra")
    profile.button(key="undo").click().run()
    now = saved(profile).profile
    assert (now.cluster, now.sector) == ("", "Shoes")


def test_a_long_name_makes_no_long_button(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "chain", Assessment(name="A"))
    widget(at, "text_input", "add.actor.label").set_value("Weavers of the **old** town " * 9)
    widget(at, "selectbox", "add.actor.kind").select("trader")
    widget(at, "button", "add.actor.send").click().run()
    assert len(plain(at.button(key="undo").label)) < 70
    assert "node Weavers of the **old** town" in plain(at.button(key="undo").label)

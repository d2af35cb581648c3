"""The tour of the finished example: three stops, begun from Home alone, ended by one press."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cluster_psia.assessment.files.samples import FINISHED_EXAMPLE, load_sample
from cluster_psia.ui.frame.tour import STOPS
from cluster_psia.ui.frame.walk import walk_step
from tests.ui.app import open_page, saved, shown_values

if TYPE_CHECKING:
    import pytest
    from streamlit.testing.v1 import AppTest


def _look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The finished example, as the button on Home opens it in a new tab."""
    at = open_page(tmp_path, monkeypatch, "home")
    return at.button(key="example").click().run()


def _go(at: AppTest, page: str) -> AppTest:
    address = at.query_params["a"]
    at.switch_page(str(walk_step(page).path))
    at.query_params["a"] = address
    return at.run()


def _told(at: AppTest) -> list[str]:
    return [text for text in shown_values(at, "markdown") if text.startswith("**Tour")]


def _next(at: AppTest) -> list[str]:
    labels = [link.proto.label for link in at.main.get("page_link")]
    return [label for label in labels if label.startswith("Next:")]


def test_it_has_three_stops_that_follow_each_other_and_lead_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _look(tmp_path, monkeypatch)
    following = ["Poverty matrix", "Value chain", "Home"]
    for number, (page, title) in enumerate(zip(STOPS, following, strict=True), 1):
        _go(at, page)
        assert _told(at) == [f"**Tour, {number} of 3.** {STOPS[page]}"]
        assert f"Next: {title}" in _next(at)
    for page in ("home", "profile"):
        assert _told(_go(at, page)) == []


def test_one_press_ends_it_on_every_page_and_in_every_later_tab(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _look(tmp_path, monkeypatch)
    at.button(key="tour.end").click().run()
    assert not at.exception
    for page in STOPS:
        assert _told(_go(at, page)) == []
    again = _look(tmp_path, monkeypatch)
    assert again.title[0].value == "Plan"
    assert _told(again) == []
    assert saved(again) == load_sample(FINISHED_EXAMPLE), "it stands in no document"


def test_whoever_opens_it_otherwise_is_not_shown_around(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "plan", load_sample(FINISHED_EXAMPLE))
    assert _told(at) == []

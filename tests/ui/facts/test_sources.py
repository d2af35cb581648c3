"""The list of sources on the Cluster profile, and how a source is given wherever one is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.model import Source
from cluster_psia.assessment.edits.chain import add_actor
from cluster_psia.assessment.edits.groups import add_group
from cluster_psia.assessment.edits.profile import add_fact, put_cited, with_cited_source
from tests.ui.app import cite, cited, open_page, saved, shown_values, starts_with, widget

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest


def listed() -> Assessment:
    """Two facts from a visit, and a published document that nothing cites."""
    a, _ = with_cited_source(Assessment(name="A"), "UNIDO 2004")
    for _ in range(2):
        a = put_cited(a, "Visit", "", lambda now, c: add_fact(now, "other", "x", citation=c))
    return a


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    return lambda a, page="profile": open_page(tmp_path, monkeypatch, page, a)


def told(at: AppTest) -> str:
    return "\n".join(shown_values(at, "markdown", "caption")).replace("\\", "")


# The list ----------------------------------------------------------------------------------------


def test_each_source_says_what_cites_it(opened: Any) -> None:
    said = told(opened(listed()))
    assert "**Visit**  \n:gray[cited by 2 facts]" in said
    assert "**UNIDO 2004**  \n:gray[cited nowhere]" in said


def test_a_source_is_described_once_and_called_so_wherever_it_is_cited(opened: Any) -> None:
    at = opened(listed())
    widget(at, "button", "source.toggle.visit").click().run()
    widget(at, "text_input", "source.document.visit").set_value("Visit to the guild").run()
    widget(at, "text_input", "source.author.visit").set_value("The team").run()
    widget(at, "text_input", "source.year.visit").set_value("2024").run()
    widget(at, "text_input", "source.said_by.visit").set_value("The secretary").run()
    widget(at, "button_group", "source.kind.visit").set_value("interview").run()
    assert saved(at).sources[1] == Source(
        id="visit",
        document="Visit to the guild",
        author="The team",
        year="2024",
        kind="interview",
        said_by="The secretary",
    )
    assert "The team · 2024 · Interview · said by The secretary · cited by 2 facts" in told(at)
    assert [cited(at, fact.citation) for fact in saved(at).facts] == ["Visit to the guild"] * 2


def test_a_published_source_is_the_methods_to_describe(opened: Any) -> None:
    at = opened(listed())
    widget(at, "button", "source.toggle.unido_2004").click().run()
    assert "Nadvi, K. and Barrientos, S. (2004)" in told(at)
    assert not [w for w in at.text_input if w.key and w.key.startswith("source.")]


def test_a_source_that_is_cited_stays_and_it_is_said_by_what(opened: Any) -> None:
    at = opened(listed())
    widget(at, "button", "source.remove.visit").click().run()
    assert "it is cited by 2 facts; let these cite another source first" in at.error[0].value
    widget(at, "button", "source.remove.unido_2004").click().run()
    assert [source.id for source in saved(at).sources] == ["visit"]


# Giving one --------------------------------------------------------------------------------------


def grouped() -> Assessment:
    a = add_actor(listed(), "Stitchers", "homeworker")
    return add_group(a, "stitchers", "home_workers", "At home")


def group_open(opened: Any, a: Assessment) -> AppTest:
    at: AppTest = opened(a, "groups")
    widget(at, "button", "group.toggle.at_home").click().run()
    return at


def test_a_source_of_the_list_is_picked_and_offered_first_after_that(opened: Any) -> None:
    at = group_open(opened, grouped())
    picker = starts_with(at, "selectbox", "group.source.at_home")
    assert picker.options == ["Visit", "UNIDO 2004"]
    picker.set_value("unido_2004").run()
    widget(at, "text_input", "group.place.at_home").set_value("Box 4").run()
    assert cited(at, saved(at).groups[0].citation) == "UNIDO 2004, Box 4"
    picker = starts_with(at, "selectbox", "group.source.at_home")
    assert (picker.value, picker.options) == ("unido_2004", ["UNIDO 2004", "Visit"])
    picker.set_value(None).run()
    assert saved(at).groups[0].citation is None


def test_a_title_that_is_typed_enters_a_source_once(opened: Any) -> None:
    at = group_open(opened, grouped())
    cite(at, "group.source.at_home", "Census of 2001")
    assert saved(at).sources[2] == Source(id="census_of_2001", document="Census of 2001")
    assert starts_with(at, "selectbox", "group.source.at_home").value == "census_of_2001"
    cite(at, "group.source.at_home", "visit")
    a = saved(at)
    assert (cited(at, a.groups[0].citation), len(a.sources)) == ("Visit", 3)


def test_a_place_needs_its_source_first(opened: Any) -> None:
    at = group_open(opened, grouped())
    widget(at, "text_input", "group.place.at_home").set_value("p. 3").run()
    assert "name the source first" in at.error[0].value
    assert saved(at).groups[0].citation is None

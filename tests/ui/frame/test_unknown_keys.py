"""Pages of a document that speaks of what the method does not know any more."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.unknown_keys import unknown_keys
from cluster_psia.assessment.edits.matrix import with_weight
from cluster_psia.assessment.files.file import plain_values, read_assessment
from cluster_psia.ui.frame.walk import every_step
from tests.assessment.files.test_golden import NEWEST
from tests.assessment.unknown import forgotten, held_keys
from tests.export.assessments import filled
from tests.ui.app import open_page, saved, store_of, widget

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

EVERY = [each.key for each in every_step()]


@pytest.mark.parametrize("page", EVERY)
def test_every_page_opens_although_the_method_knows_nothing_any_more(
    tmp_path: Path, monkeypatch: Any, page: str
) -> None:
    keys = {place.key for _, place in held_keys(plain_values(filled()))}
    a = forgotten(filled(), keys)
    at = open_page(tmp_path, monkeypatch, page, a)
    assert not at.exception
    assert not at.error
    assert unknown_keys(saved(at)) == unknown_keys(a)


def makers() -> Assessment:
    """An assessment with an operator, and a criterion, that nobody knows any more."""
    return forgotten(read_assessment(NEWEST.read_bytes()), {"small_producer", "location"})


def words(at: AppTest) -> str:
    """Everything that stands in text on the page."""
    every = (*at.markdown, *at.caption, *at.warning, *at.error)
    return as_read(" ".join(one.value for one in every))


def as_read(markdown: str) -> str:
    """A text as people see it."""
    return markdown.replace("\\", "").replace("\u2060", "")


def test_home_lists_what_is_unknown_and_what_is_chosen_mends_it(
    tmp_path: Path, monkeypatch: Any
) -> None:
    at = open_page(tmp_path, monkeypatch, "home", makers())
    assert "The method does not know 2 things any more" in words(at)
    assert "speaks of 2 things that the method does not know any more" in words(at)
    assert "gone_small_producer (chain, actor 'makers')" in words(at)
    choice = widget(at, "selectbox", "unknown.box_2.actor_kinds.gone_small_producer")
    assert as_read(choice.label).startswith("unknown: gone_small_producer (kind of actor")
    choice.set_value("small_producer").run()
    assert saved(at).chain.actors[1].kind == "small_producer"
    widget(at, "selectbox", "unknown.table_2.criteria.gone_location").set_value("market").run()
    assert unknown_keys(saved(at)) == ()
    assert "does not know" not in words(at)
    assert saved(at).ratings["market"] == makers().ratings["gone_location"]


def test_what_would_lose_something_is_refused(tmp_path: Path, monkeypatch: Any) -> None:
    a = with_weight(makers(), "market", 3.0)
    at = open_page(tmp_path, monkeypatch, "matrix", a)
    widget(at, "selectbox", "unknown.table_2.criteria.gone_location").set_value("market").run()
    assert "'market' stands here already" in words(at)
    assert saved(at) == a


def test_a_page_shows_an_unknown_choice_among_the_others(tmp_path: Path, monkeypatch: Any) -> None:
    a = forgotten(read_assessment(NEWEST.read_bytes()), {"home_workers", "both"})
    at = open_page(tmp_path, monkeypatch, "design", a)
    question = widget(at, "radio", "design.purpose")
    assert question.value == "gone_both"
    assert question.options[-1] == "unknown: gone_both"
    question.set_value("both").run()
    assert saved(at).design.purpose == "both"


@pytest.mark.parametrize("section", ["tables", "findings", "words", "files"])
@pytest.mark.parametrize("node", ["home", "guild"])
def test_the_chain_page_shows_a_node_of_which_nothing_is_known(
    tmp_path: Path, monkeypatch: Any, section: str, node: str
) -> None:
    golden = read_assessment(NEWEST.read_bytes())
    a = forgotten(golden, {place.key for _, place in held_keys(plain_values(golden))})
    at = open_page(tmp_path, monkeypatch, "chain", a)
    at.button_group(key="chain.section").set_value(section).run()
    chooser = next(box for box in at.selectbox if box.label == "Node to look at")
    chooser.select(node).run()
    assert not at.exception
    assert not at.error
    assert saved(at) == a


def test_the_list_says_what_opening_says(tmp_path: Path, monkeypatch: Any) -> None:
    at = open_page(tmp_path, monkeypatch, "home", Assessment(name="Sound"))
    store = store_of(tmp_path)
    newer, broken = (store.create(Assessment(name=name)).id for name in ("Newer", "Broken"))
    store.close()
    with contextlib.closing(sqlite3.connect(tmp_path / "test.db")) as raw, raw:
        change = "UPDATE revisions SET document = ? WHERE assessment_id = ?"
        raw.execute(change, ('{"schema_version": 99}', newer))
        raw.execute(change, ("{", broken))
    at.run()
    told = [warning.value.replace("\\", "").replace("\u2060", "") for warning in at.warning]
    assert any("written by a newer Cluster PSIA" in text for text in told)
    assert any("line 1, column 2" in text for text in told)
    assert [at.button(key=f"open.{id_}").disabled for id_ in (newer, broken)] == [True, True]

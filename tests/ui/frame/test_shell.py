"""The frame: what is open, what the address carries, undo, and two people at once."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.profile import with_name, with_part
from cluster_psia.assessment.files import samples
from cluster_psia.assessment.files.samples import FINISHED_EXAMPLE, load_sample
from cluster_psia.places import PAGES
from cluster_psia.ui.chain import begin
from cluster_psia.ui.frame.walk import LIBRARY, every_step, walk_step
from tests.export.assessments import empty, filled, half
from tests.ui.app import open_page, saved, shown_values, store_of, widget

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

EVERY = [each.key for each in every_step()]
DOCUMENTS: dict[str, Callable[[], Assessment]] = {
    "empty": empty,
    "sample": lambda: load_sample("sialkot"),
    "half": half,
    "filled": filled,
    "finished": lambda: load_sample(FINISHED_EXAMPLE),
}


def _id(at: AppTest) -> str:
    address: str | list[str] = at.query_params["a"]
    return address[0] if isinstance(address, list) else address


def _plain(text: str) -> str:
    """A text without the marks that keep markdown away from it."""
    return text.replace("\\", "").replace("\u2060", "")


@pytest.mark.parametrize("page", EVERY)
@pytest.mark.parametrize("what", DOCUMENTS)
def test_every_page_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, what: str
) -> None:
    at = open_page(tmp_path, monkeypatch, page, DOCUMENTS[what]())
    assert at.title[0].value == walk_step(page).title
    assert not at.error


def test_every_script_of_the_pages_folder_is_a_page_of_the_shell() -> None:
    assert sorted(EVERY) == sorted(file.stem for file in PAGES.glob("*.py"))


@pytest.mark.parametrize("page", ["home", "matrix", "plan"])
def test_a_first_start_opens_nothing_and_says_nothing_of_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    at = open_page(tmp_path, monkeypatch, page)
    assert "a" not in at.query_params
    assert store_of(tmp_path).is_empty()
    told = [*shown_values(at, "markdown", "caption", "info"), *(box.label for box in at.expander)]
    assert not any("Still missing" in text for text in told)


@pytest.mark.parametrize("broken", ["missing", "damaged"])
def test_a_first_start_without_its_samples_says_so_and_leaves_a_way_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    folder = tmp_path / "samples"
    folder.mkdir()
    if broken == "damaged":
        for name in ("tiruppur", FINISHED_EXAMPLE):
            (folder / f"{name}.json").write_text('{"schema_version": 1}', encoding="utf-8")
    monkeypatch.setattr(samples, "SAMPLES", folder)
    at = open_page(tmp_path, monkeypatch, "home")
    assert sum("One cannot be opened" in warning.value for warning in at.warning) == 3
    at.button(key="example").click().run()
    assert any(f"sample '{FINISHED_EXAMPLE}'" in _plain(error.value) for error in at.error)
    assert not at.exception
    at.text_input[0].set_value("My cluster")
    next(b for b in at.button if b.label == "Start an empty assessment").click().run()
    assert saved(at).name == "My cluster"
    assert not at.error


def test_an_empty_map_does_without_the_chains_of_broken_samples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(samples, "SAMPLES", tmp_path)
    begin._templates_of_cases.cache_clear()
    at = open_page(tmp_path, monkeypatch, "chain", Assessment(name="A"))
    begin._templates_of_cases.cache_clear()
    assert any(
        "One cannot be taken: sample 'agra'" in _plain(warning.value) for warning in at.warning
    )


def test_a_second_start_adds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_page(tmp_path, monkeypatch, "home")
    open_page(tmp_path, monkeypatch, "home")
    assert store_of(tmp_path).is_empty()


def test_without_an_open_assessment_a_page_leads_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_of(tmp_path).create(Assessment(name="Somebody's"))
    at = open_page(tmp_path, monkeypatch, "matrix")
    assert any("No assessment is open" in info.value for info in at.info)


@pytest.mark.parametrize("page", [step.key for step in LIBRARY])
def test_the_library_needs_no_assessment_and_has_no_foot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    store_of(tmp_path).create(Assessment(name="Somebody's"))
    at = open_page(tmp_path, monkeypatch, page)
    assert not any("No assessment is open" in info.value for info in at.info)
    assert not any(area.key and area.key.startswith("note.") for area in at.text_area)
    labels = [link.proto.label for link in at.get("page_link")]
    assert not any(label.startswith(("Back:", "**Next:")) for label in labels)


def test_the_library_stands_in_the_sidebar_without_ticks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "home", filled())
    labels = [link.proto.label for link in at.sidebar.get("page_link")]
    assert labels[-len(LIBRARY) :] == [step.title for step in LIBRARY]


def test_an_address_of_nothing_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "home", Assessment(name="A"))
    at.query_params["a"] = "doesnotexist"
    at.run()
    assert any("no assessment at this address" in error.value for error in at.error)


def test_a_damaged_assessment_is_named_and_leaves_the_way_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "home", Assessment(name="Sound"))
    store = store_of(tmp_path)
    spoiled = store.create(Assessment(name="Spoiled")).id
    store.close()
    with contextlib.closing(sqlite3.connect(tmp_path / "test.db")) as raw, raw:
        raw.execute("UPDATE revisions SET document = '{' WHERE assessment_id = ?", (spoiled,))
    at.query_params["a"] = spoiled
    at.run()
    assert any("cannot be opened" in error.value for error in at.error)
    assert at.title[0].value == "Home"
    assert any(b.key == "sample.agra" for b in at.button)


def test_one_undo_covers_a_change_on_any_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "profile", Assessment(name="A"))
    widget(at, "text_input", "profile.cluster").set_value("Agra").run()
    assert saved(at).profile.cluster == "Agra"
    at.button(key="undo").click().run()
    assert saved(at).profile.cluster == ""
    assert widget(at, "text_input", "profile.cluster").value == ""
    at.button(key="redo").click().run()
    assert saved(at).profile.cluster == "Agra"
    assert widget(at, "text_input", "profile.cluster").value == "Agra"


def test_a_note_is_saved_with_its_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "design", Assessment(name="A"))
    widget(at, "text_area", "note.design").set_value("The funder wants proof").run()
    assert saved(at).notes == {"design": "The funder wants proof"}


def test_refused_input_says_why_and_keeps_what_was_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "profile", Assessment(name="Mine"))
    widget(at, "text_input", "name").set_value("   ").run()
    assert any("Not saved" in error.value for error in at.error)
    assert saved(at).name == "Mine"


def _changed_elsewhere(tmp_path: Path, at: AppTest) -> None:
    store = store_of(tmp_path)
    now = store.get(_id(at))
    store.save(now.id, with_part(now.assessment, "profile", country="India"), now.revision)
    store.close()


def test_a_save_on_an_older_revision_is_refused_and_the_newer_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "profile", Assessment(name="A"))
    first = _id(at)
    _changed_elsewhere(tmp_path, at)
    widget(at, "text_input", "profile.cluster").set_value("Agra").run()
    assert any("changed in another tab" in warning.value for warning in at.warning)
    theirs = store_of(tmp_path).get(first).assessment.profile
    assert (theirs.country, theirs.cluster) == ("India", "")
    at.button(key="conflict.newer").click().run()
    assert _id(at) == first
    (copy,) = store_of(tmp_path).deleted()  # it can be put back
    assert re.fullmatch(r"A \(my copy of \d{4}-\d\d-\d\d, \d\d:\d\d UTC: .+\)", copy.name)
    assert widget(at, "text_input", "profile.country").value == "India"
    widget(at, "text_input", "profile.cluster").set_value("Agra").run()
    assert (saved(at).profile.country, saved(at).profile.cluster) == ("India", "Agra")


def test_my_version_can_be_kept_as_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "profile", Assessment(name="A"))
    first = _id(at)
    _changed_elsewhere(tmp_path, at)
    widget(at, "text_input", "profile.cluster").set_value("Agra").run()
    assert saved(at).profile.cluster == "Agra"  # kept at once, whatever is decided
    widget(at, "text_input", "profile.sector").set_value("Shoes").run()  # goes on working
    at.button(key="conflict.copy").click().run()
    assert not at.warning
    assert _id(at) != first
    mine = saved(at)
    assert mine.name.startswith("A (my copy of ")
    assert (mine.profile.cluster, mine.profile.sector) == ("Agra", "Shoes")
    assert store_of(tmp_path).get(first).assessment.profile.country == "India"


def test_an_assessment_deleted_meanwhile_costs_nobody_their_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "profile", Assessment(name="A"))
    store_of(tmp_path).delete(_id(at))
    widget(at, "text_input", "profile.cluster").set_value("Agra").run()
    assert any("deleted meanwhile" in warning.value for warning in at.warning)
    at.button(key="conflict.copy").click().run()
    assert saved(at).profile.cluster == "Agra"


def test_opening_another_one_in_a_conflict_costs_nobody_their_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "profile", Assessment(name="A"))
    _changed_elsewhere(tmp_path, at)
    widget(at, "text_input", "profile.cluster").set_value("Agra").run()
    at.query_params["a"] = store_of(tmp_path).create(Assessment(name="Another")).id
    at.run()
    assert saved(at).name == "Another"
    assert any(s.name.startswith("A (my copy of ") for s in store_of(tmp_path).list())


def test_two_changes_in_one_run_are_both_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when somebody types and presses a button before the server has answered."""
    at = open_page(tmp_path, monkeypatch, "profile", load_sample("tiruppur"))
    widget(at, "text_input", "profile.sector").set_value("Knitting")
    widget(at, "button_group", "programme.areas").set_value(["local_governance"])
    widget(at, "text_area", "profile.summary").set_value("In short")
    at.run()
    assert not at.exception
    now = saved(at)
    assert (now.profile.sector, now.profile.summary) == ("Knitting", "In short")
    assert now.programme.areas == ("local_governance",)


def test_two_tabs_hold_two_assessments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = open_page(tmp_path, monkeypatch, "profile", Assessment(name="One"))
    two = open_page(tmp_path, monkeypatch, "profile", Assessment(name="Two"))
    widget(one, "text_input", "profile.cluster").set_value("Agra").run()
    widget(two, "text_input", "profile.cluster").set_value("Tiruppur").run()
    assert (saved(one).profile.cluster, saved(two).profile.cluster) == ("Agra", "Tiruppur")


def test_names_are_shown_as_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = with_name(
        Assessment(name="x"), "<img src=x onerror=alert(1)> **bold** :red[no] $x^2$"
    )
    at = open_page(tmp_path, monkeypatch, "profile", hostile)
    head = next(m.value for m in at.markdown if "onerror" in m.value)
    assert r"\<img" in head
    assert r"\*\*bold\*\*" in head
    assert "\\:\u2060red\\[" in head
    assert r"\$x" in head


@pytest.mark.parametrize("how", ["emptied", "damaged", "newer"])
def test_the_library_needs_no_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    file = tmp_path / "test.db"
    store_of(tmp_path).close()
    if how == "emptied":
        file.write_bytes(b"")
    elif how == "damaged":
        file.write_bytes(file.read_bytes()[:100] + b"\xff" * 9000)
    else:
        with contextlib.closing(sqlite3.connect(file)) as raw, raw:
            raw.execute("UPDATE cluster_psia_schema SET version_num = '0099_later'")
    before = file.read_bytes()
    for step in LIBRARY:
        at = open_page(tmp_path, monkeypatch, step.key)
        at.query_params["a"] = "somebody22222"
        at.run()
        assert not at.exception
        assert [title.value for title in at.title] == [step.title]
        assert any("assessments are kept cannot be opened" in e.value for e in at.error)
        assert len(list(at.main)) > 8
    at = open_page(tmp_path, monkeypatch, "profile")
    at.query_params["a"] = "somebody22222"
    at.run()
    assert not at.exception
    assert not at.title
    links = [link.proto.label for link in at.sidebar.get("page_link")]
    assert {step.title for step in LIBRARY} <= set(links)
    assert file.read_bytes() == before

"""Home: open, rename, duplicate, delete and put back, samples, files, a new start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.model import replace
from cluster_psia.assessment.edits.guide import add_informant
from cluster_psia.assessment.edits.profile import with_note
from cluster_psia.assessment.files.file import write_assessment
from cluster_psia.assessment.files.samples import FINISHED_EXAMPLE, load_sample
from cluster_psia.ui.frame.head import MARKS
from cluster_psia.walk.gaps import assessment_gaps
from cluster_psia.walk.progress import walk_progress
from cluster_psia.words import date_words
from tests.ui.app import open_page, saved, store_of, widget

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def _names(tmp_path: Path) -> list[str]:
    store = store_of(tmp_path)
    try:
        return sorted(summary.name for summary in store.list())
    finally:
        store.close()


def _only(tmp_path: Path) -> str:
    return store_of(tmp_path).list()[0].id


def test_a_new_assessment_is_named_opened_and_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "home", Assessment(name="Old"))
    widget(at, "text_input", "home.new").set_value("New one")
    next(b for b in at.button if "Start an empty" in b.label).click().run()
    assert saved(at) == Assessment(name="New one")
    assert _names(tmp_path) == ["New one", "Old"]


def test_a_new_assessment_needs_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "home", Assessment(name="Old"))
    next(b for b in at.button if "Start an empty" in b.label).click().run()
    assert any("a name first" in error.value for error in at.error)
    assert _names(tmp_path) == ["Old"]


def test_a_sample_opens_as_a_copy_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "home", Assessment(name="Old"))
    at.button(key="sample.agra").click().run()
    at.button(key="sample.agra").click().run()
    assert saved(at) == load_sample("agra")
    assert len(_names(tmp_path)) == 3


def test_duplicate_delete_and_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "home", Assessment(name="Mine"))
    id_ = _only(tmp_path)
    at.button(key=f"duplicate.{id_}").click().run()
    assert len(_names(tmp_path)) == 2
    at.button(key=f"delete.{id_}").click().run()
    assert len(_names(tmp_path)) == 1
    assert "Mine" not in _names(tmp_path)
    at.button(key=f"restore.{id_}").click().run()
    assert "Mine" in _names(tmp_path)


def test_the_open_one_can_be_renamed_and_the_head_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "home", Assessment(name="Mine"))
    id_ = _only(tmp_path)
    widget(at, "text_input", f"rename.{id_}.name").set_value("Yours").run()
    widget(at, "button", f"rename.{id_}.send").click().run()
    assert _names(tmp_path) == ["Yours"]
    assert any("**Yours**" in m.value for m in at.markdown)


def test_a_file_opens_as_a_new_assessment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "home", Assessment(name="Old"))
    at.file_uploader[0].upload(
        "mine.json", write_assessment(load_sample("sialkot")), "application/json"
    ).run()
    assert saved(at) == load_sample("sialkot")
    assert len(_names(tmp_path)) == 2


def test_a_foreign_file_says_what_is_wrong_and_touches_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "home", Assessment(name="Old"))
    at.file_uploader[0].upload(
        "other.json", b'{"schema_version": 1, "name": "x", "colour": 3}', "application/json"
    ).run()
    assert any("was not opened" in error.value and "colour" in error.value for error in at.error)
    assert saved(at) == Assessment(name="Old")
    assert _names(tmp_path) == ["Old"]


@pytest.mark.parametrize(("may", "told"), [(False, True), (None, True), (True, False)])
def test_a_file_that_holds_names_that_may_not_be_used_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, may: bool | None, told: bool
) -> None:
    a = add_informant(Assessment(name="Names"), "Savitri", may_be_named=may)
    at = open_page(tmp_path, monkeypatch, "home", a)
    assert (
        any("the name of one informant who has not agreed" in one.value for one in at.caption)
        is told
    )


def test_the_first_screen_spells_out_what_it_is_and_shows_what_comes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "home")
    said = " ".join(one.value for one in at.markdown)
    assert "poverty and social impact assessment (PSIA)" in said
    assert "What comes out" in said
    assert "How long it takes" in said
    (picture,) = (one.proto.body for one in at.get("html") if "<figure" in one.proto.body)
    assert '<img src="data:image/svg+xml,' in picture
    assert 'alt="One page:' in picture
    assert _primary(at) == ["Start an empty assessment"]


def test_what_is_missing_is_folded_to_one_line_on_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a = Assessment(name="Mine")
    at = open_page(tmp_path, monkeypatch, "home", a)
    (folded,) = (box for box in at.expander if "Still missing" in box.label)
    assert f"({len(assessment_gaps(a))})" in folded.label
    assert not folded.proto.expanded
    (known,) = (box for box in at.expander if "What comes out" in box.label)
    assert not known.proto.expanded


def test_continue_goes_on_with_the_newest_at_the_first_step_that_lacks_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_of(tmp_path)
    store.create(Assessment(name="Older"))
    newest = store.create(load_sample(FINISHED_EXAMPLE)).id
    store.close()
    at = open_page(tmp_path, monkeypatch, "home")
    assert _primary(at) == ["Continue: Tiruppur, a finished example"]
    at.button(key="continue").click().run()
    assert at.title[0].value == "Screening"
    assert at.query_params["a"] in (newest, [newest])


def test_a_name_in_the_list_opens_it_where_work_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "home", Assessment(name="Other"))
    store = store_of(tmp_path)
    mine = store.create(Assessment(name="Mine")).id
    store.close()
    at.run()
    assert _primary(at) == ["Continue: Other"], "what is open in this tab comes first"
    at.button(key=f"open.{mine}").click().run()
    assert at.title[0].value == "Cluster profile"
    assert saved(at).name == "Mine"


def test_the_example_opens_at_its_plan_and_looking_twice_adds_one_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        at = open_page(tmp_path, monkeypatch, "home")
        at.button(key="example").click().run()
        assert at.title[0].value == "Plan"
        assert saved(at) == load_sample(FINISHED_EXAMPLE)
    assert len(_names(tmp_path)) == 1


def test_a_copy_of_the_example_that_was_worked_on_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_of(tmp_path)
    kept = store.create(load_sample(FINISHED_EXAMPLE))
    store.save(kept.id, with_note(kept.assessment, "matrix", "Mine"), kept.revision)
    store.close()
    at = open_page(tmp_path, monkeypatch, "home")
    at.button(key="example").click().run()
    assert saved(at) == load_sample(FINISHED_EXAMPLE)
    assert len(_names(tmp_path)) == 2


def test_a_row_says_cluster_country_steps_and_last_change_and_no_markup_of_anybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a = replace(load_sample("agra"), name="<b>Agra</b>")
    a = replace(a, profile=replace(a.profile, cluster='<img src="x"> & shoes', country="India"))
    at = open_page(tmp_path, monkeypatch, "home", a)
    (row,) = (
        one.proto.body for one in at.get("html") if 'class="assessment-row"' in one.proto.body
    )
    assert "India · &lt;img src=&quot;x&quot;&gt; &amp; shoes" in row
    assert "<img" not in row
    progress = walk_progress(a)
    assert "".join(MARKS[how_far] for how_far in progress.values()) in row
    assert "Value chain: nothing missing of what this program asks" in row
    (summary,) = store_of(tmp_path).list()
    assert f">{date_words(summary.changed_at)}<" in row


@pytest.mark.parametrize("many", [7, 8])
def test_search_and_pages_come_with_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    store = store_of(tmp_path)
    for n in range(many):
        store.create(Assessment(name=f"Number {n}"))
    store.close()
    at = open_page(tmp_path, monkeypatch, "home")
    assert sum((b.key or "").startswith("open.") for b in at.button) == 7
    assert (len(at.number_input) == 1) is (many > 7)
    if many > 7:
        widget(at, "text_input", "home.find").set_value("number 3").run()
        assert [b.label for b in at.button if (b.key or "").startswith("open.")] == ["Number 3"]


def _primary(at: AppTest) -> list[str]:
    """What can be pressed first: one button."""
    return [_plain(b.label) for b in at.button if b.proto.type == "primary"]


def _plain(text: str) -> str:
    return text.replace("\\", "").replace("\u2060", "")


def test_a_backup_of_everything_is_made_when_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "home")
    button = widget(at, "download_button", "home.backup").proto
    assert button.label == "Download a backup of everything"
    assert button.deferred_file_id
    assert any("`cluster-psia restore FILE` puts it back" in one.value for one in at.caption)

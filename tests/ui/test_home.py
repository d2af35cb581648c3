"""Home: open, rename, duplicate, delete and put back, samples, files, a new start."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.guide import add_informant
from cluster_psia.assessment.files.file import write_assessment
from cluster_psia.assessment.files.samples import load_sample
from tests.ui.app import open_page, saved, store_of, widget


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

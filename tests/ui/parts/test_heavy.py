"""A file that takes too long to read ends in one sentence and costs nobody their work."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.files.file import write_assessment
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.assessment.files.sheets.read import GivenFile
from cluster_psia.assessment.tables.read import read_given
from cluster_psia.export import plan_workbook
from cluster_psia.export.chain.downloads import map_files
from cluster_psia.ui.parts import heavy
from tests.ui.app import open_page, saved

WHY = "It took longer than 0.0001 seconds and was stopped; try again with less in it."


@pytest.fixture
def _hardly_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heavy, "READING", 0.0001)


@pytest.mark.usefixtures("_hardly_any_time")
def test_an_assessment_that_takes_too_long_is_not_opened_and_the_open_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "home", Assessment(name="Old"))
    data = write_assessment(load_sample("sialkot"))
    at.file_uploader[0].upload("mine.json", data, "application/json").run()
    assert [_said(error.value) for error in at.error] == [f"“mine.json” was not opened. {WHY}"]
    assert not at.exception
    assert saved(at) == Assessment(name="Old")


@pytest.mark.usefixtures("_hardly_any_time")
def test_of_several_tables_each_is_told_by_its_name() -> None:
    given = [GivenFile(name, b"Name,Kind\nMill,Factory\n") for name in ("a.csv", "b.csv")]
    found = read_given(given, read=heavy.read_heavy_sheets)
    assert [(file.name, file.problem) for file in found] == [("a.csv", WHY), ("b.csv", WHY)]


def test_what_is_read_apart_is_the_same() -> None:
    a, given = load_sample("sialkot"), [GivenFile("a.csv", b"Name,Kind\nMill,Factory\n")]
    assert read_given(given, read=heavy.read_heavy_sheets) == read_given(given)
    assert heavy.read_heavy(type(a).model_validate, a.model_dump()) == a


def test_plan_and_files_of_the_map_are_made_apart() -> None:
    a = Assessment(name="Small")
    assert heavy.make_heavy(plan_workbook, a).startswith(b"PK")
    first, *others = map_files(a)
    assert heavy.make_heavy(first.make) == first.make()
    for file in others:
        assert pickle.dumps(file.make), file.label


def _said(markdown: str) -> str:
    return markdown.replace("\\", "")

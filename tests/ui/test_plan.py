"""Plan: the assessment in short, what nobody knows, and the workbook, through the shell."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.export import build_report
from cluster_psia.ui import plan
from cluster_psia.ui.plan import plan_rows
from tests.export.assessments import empty, filled, half
from tests.export.written import written_by
from tests.ui.app import open_page, saved, shown_values, widget

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def texts(at: AppTest) -> str:
    return "\n".join(shown_values(at, "markdown", "header", "caption", "info"))


def rows(at: AppTest) -> str:
    """The rows of the plan as HTML."""
    (found,) = [e.proto.body for e in at.get("html") if 'class="folds plan"' in e.proto.body]
    return str(found)


@pytest.mark.parametrize("make", [empty, half, filled, lambda: load_sample("tiruppur")])
def test_the_page_tells_what_each_step_found_and_what_nobody_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Any
) -> None:
    a = make()
    shown = rows(open_page(tmp_path, monkeypatch, "plan", a))
    for section in build_report(a).summary:
        assert f"<h3>{section.title}</h3><span>{escape(section.findings[0])}</span>" in shown
        for text in (*section.findings, *section.unknown):
            assert escape(text) in shown
        for item in section.items:
            assert f"<b>{escape(item.label)}" in shown
            assert f"</b> {escape(item.detail)}</li>" in shown


def test_a_row_says_how_far_its_step_is_as_the_sidebar_does() -> None:
    a = load_sample("tiruppur_finished")
    marks = {
        title: word
        for word, title in re.findall(
            r'aria-label="([a-z ]+)">.</i><h3>([^<]+)', "".join(plan_rows(a))
        )
    }
    assert (marks["Value chain"], marks["Screening"]) == ("done", "begun")
    assert "Workshop" not in marks  # which is no step
    assert set(re.findall(r'aria-label="([a-z ]+)"', "".join(plan_rows(empty())))) >= {"not begun"}


def test_the_rows_are_made_again_only_when_the_document_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "plan", load_sample("tiruppur"))
    made: list[Assessment] = []

    def make(a: Assessment) -> tuple[str, ...]:
        made.append(a)
        return ("<p>made</p>",)

    monkeypatch.setattr(plan, "plan_rows", make)
    at.run()
    assert made == []
    widget(at, "text_area", "note.plan").set_value("For the board in May").run()
    assert made == [saved(at)]
    assert "<p>made</p>" in rows(at)


def test_the_workbook_can_be_taken_away_with_a_safe_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "plan", load_sample("tiruppur"))
    button = widget(at, "download_button", "plan.download").proto
    assert button.label == "Download the Excel plan"
    assert button.type == "primary"
    assert button.deferred_file_id  # made on demand, not on every run of the page


def test_an_unfinished_plan_can_be_downloaded_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "what is still missing" in texts(open_page(tmp_path, monkeypatch, "plan", empty()))


def test_text_from_people_is_no_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a = written_by(
        lambda name: (
            f"# {name} **bold** [link](http://x.example)\n\n    code\n- $x$ :red[y] <b>z</b>"
        )
    )
    at = open_page(tmp_path, monkeypatch, "plan", a)
    assert "summary **bold**" in rows(at)
    assert "<b>z" not in rows(at)
    shown = texts(at)
    assert "**bold**" not in shown
    assert "](http" not in shown
    assert "\n    code" not in shown
    assert ":red[" not in shown


def test_the_note_of_the_plan_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "plan", Assessment(name="a"))
    widget(at, "text_area", "note.plan").set_value("For the board in May").run()
    assert saved(at).notes["plan"] == "For the board in May"
    assert build_report(saved(at)).sheet("Read me").note == "For the board in May"

"""Study design: answers, ranked approaches, and the one that is accepted, through the shell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.model import StudyDesign, replace
from cluster_psia.assessment.files.samples import load_sample
from tests.ui.app import open_page, saved, widget

if TYPE_CHECKING:
    import pytest
    from streamlit.testing.v1 import AppTest

ONE_OFF = {
    "purpose": "improving",
    "resources": "low",
    "programme_stage": "under_way",
    "baseline": "none",
    "comparator": "none",
}


def answered(**answers: Any) -> Assessment:
    return replace(load_sample("tiruppur"), design=StudyDesign(**answers))


def headings(at: AppTest) -> list[str]:
    return [element.value for element in at.header]


def text(at: AppTest) -> str:
    return "\n".join(element.value for element in at.markdown)


def test_empty_nothing_is_answered_and_nothing_stands_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "design", Assessment(name="A"))
    assert [radio.value for radio in at.radio] == [None] * 5
    assert "The three approaches" in headings(at)
    assert any("Too few answers" in info.value for info in at.info)
    assert saved(at).design == StudyDesign()


def test_answers_are_kept_and_put_an_approach_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "design", answered())
    for question, answer in ONE_OFF.items():
        widget(at, "radio", f"design.{question}").set_value(answer).run()
    assert saved(at).design == StudyDesign(**ONE_OFF)
    assert "A one-off study fits best" in headings(at)
    assert "UNIDO 2004, Box 7" in text(at).replace("\\", "")


def test_where_proof_is_wanted_a_one_off_study_in_first_place_is_the_least_bad(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proving = {**ONE_OFF, "purpose": "proving", "programme_stage": "ended"}
    at = open_page(tmp_path, monkeypatch, "design", answered(**proving))
    assert "A one-off study is the least bad" in headings(at)
    assert any("it is no proof" in warning.value for warning in at.warning)


def test_half_filled_says_what_may_still_change_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "design", answered(purpose="improving", resources="low"))
    assert "So far a one-off study fits best" in headings(at)
    assert any("Where does the programme stand?" in info.value for info in at.info)


def test_an_answer_can_be_left_open_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "design", answered(**ONE_OFF))
    widget(at, "button", "design.purpose.clear").click().run()
    assert saved(at).design.purpose is None
    assert widget(at, "radio", "design.purpose").value is None


def test_the_first_is_accepted_with_one_press_and_can_be_withdrawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "design", answered(**ONE_OFF))
    widget(at, "button", "design.accept.one_off").click().run()
    assert saved(at).design.approach == "one_off"
    widget(at, "button", "design.withdraw").click().run()
    assert saved(at).design.approach is None


def test_another_than_the_first_is_accepted_only_with_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "design", answered(**ONE_OFF))
    widget(at, "button", "design.accept.repeat.send").click().run()
    assert saved(at).design.approach is None
    assert any("repeat study" in error.value for error in at.error)
    widget(at, "text_area", "design.accept.repeat.reason").set_value(
        "The funder *asks* for two rounds."
    )
    widget(at, "button", "design.accept.repeat.send").click().run()
    design = saved(at).design
    assert (design.approach, design.approach_reason) == (
        "repeat",
        "The funder *asks* for two rounds.",
    )
    assert r"The funder \*asks\* for two rounds" in text(at)


def test_a_ruled_out_approach_says_which_condition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "design", answered(**ONE_OFF))
    assert "Ruled out of first place" in text(at)
    assert "measures impact against a control group" in text(at)


def test_the_hazards_of_the_comparator_are_warned_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "design", answered(comparator="inside_cluster"))
    assert "Inside the cluster cross-over is at its worst" in text(at)


def test_undo_takes_an_answer_back_on_the_screen_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "design", answered())
    widget(at, "radio", "design.purpose").set_value("proving").run()
    widget(at, "button", "undo").click().run()
    assert saved(at).design.purpose is None
    assert widget(at, "radio", "design.purpose").value is None

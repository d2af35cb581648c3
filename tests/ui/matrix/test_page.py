"""The Poverty matrix page: answers, evidence, weights, and what they do to the pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cluster_psia.assessment import Assessment, Rating, replace
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.method import load_method
from tests.ui.app import cite, cited, open_page, saved, widget
from tests.ui.grids import matrix_row, press_answer, take_in_hand

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

NEED = [c.key for c in load_method().table_2.criteria if c.axis == "need"]


def test_every_row_is_there_and_the_first_open_one_is_in_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a = replace(Assessment(name="A"), ratings={"location": (Rating(answer=4),)})
    at = open_page(tmp_path, monkeypatch, "matrix", a)
    answers = {c.key: matrix_row(at, c.key)["answer"] for c in load_method().table_2.criteria}
    assert answers == {key: "4" if key == "location" else "" for key in answers}
    fields = [area.key.partition("#")[0] for area in at.text_area if area.key]
    assert "evidence.geographical_spread" in fields
    take_in_hand(at, "joint_action")
    assert widget(at, "text_area", "evidence.joint_action").value == ""
    assert not [area for area in at.text_area if (area.key or "").startswith("evidence.g")]


@pytest.mark.parametrize("answer", [1, 5, "unknown", "not_applicable"])
def test_a_press_is_saved_and_a_second_one_changes_nothing_until_it_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Any
) -> None:
    at = open_page(tmp_path, monkeypatch, "matrix", Assessment(name="A"))
    press_answer(at, "location", answer)
    assert saved(at).ratings["location"][0].answer == answer
    assert matrix_row(at, "location")["answer"] == str(answer)
    press_answer(at, "location", answer)
    assert saved(at).ratings["location"][0].answer == answer
    press_answer(at, "location", "")
    assert saved(at).ratings == {}


def test_an_answer_taken_back_leaves_evidence_and_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = load_sample("tiruppur")
    at = open_page(tmp_path, monkeypatch, "matrix", sample)
    (before,) = sample.ratings["employment"]
    take_in_hand(at, "employment")
    press_answer(at, "employment", "")
    (after,) = saved(at).ratings["employment"]
    assert (after.answer, after.evidence, after.citation) == (
        None,
        before.evidence,
        before.citation,
    )
    assert any("no answer yet; what was found for one is kept" in said for said in _captions(at))
    press_answer(at, "employment", 3)
    assert saved(at).ratings["employment"][0].evidence == before.evidence


def test_a_slip_is_corrected_by_pressing_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "matrix", Assessment(name="A"))
    press_answer(at, "location", 2)
    press_answer(at, "location", 4)
    assert [r.answer for r in saved(at).ratings["location"]] == [4]


def test_dont_know_moves_no_mean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ratings = {key: (Rating(answer=4),) for key in NEED[1:]}
    at = open_page(tmp_path, monkeypatch, "matrix", replace(Assessment(name="A"), ratings=ratings))
    press_answer(at, NEED[0], "unknown")
    assert any("Need 4.0: 8 of 9 rows known" in plain for plain in _captions(at))


def test_evidence_source_and_weight_are_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "matrix", Assessment(name="A"))
    press_answer(at, "location", 3)
    widget(at, "text_area", "evidence.location").set_value("Seen on the walk").run()
    cite(at, "source.location", "Transect walk")
    widget(at, "number_input", "weight.location").set_value(2.0).run()
    a = saved(at)
    (rating,) = a.ratings["location"]
    assert (rating.evidence, cited(at, rating.citation)) == (
        "Seen on the walk",
        "Transect walk",
    )
    assert a.weights == {"location": 2.0}


def test_our_reading_is_marked_until_somebody_judges_for_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "matrix", load_sample("tiruppur"))
    take_in_hand(at, "employment")
    assert any("our reading of a published source" in text for text in _captions(at))
    press_answer(at, "employment", 3)
    assert not any("our reading of a published source" in text for text in _captions(at))
    assert saved(at).ratings["employment"][0].reading == "rater"


def test_child_work_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "matrix", Assessment(name="A"))
    press_answer(at, "gender_and_difference", 4)
    assert not at.warning
    press_answer(at, "gender_and_difference", 5)
    assert any("never a merit" in warning.value for warning in at.warning)


def test_a_row_says_what_stands_behind_its_answer_and_what_the_room_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = [Rating(rater=f"p{number}", answer=1 if number < 4 else 5) for number in range(8)]
    own = Rating(answer=4, evidence="Seen on <b>the</b> walk")
    a = replace(Assessment(name="A"), ratings={"location": (own,), "market": tuple(said)})
    at = open_page(tmp_path, monkeypatch, "matrix", a)
    assert matrix_row(at, "location")["found"] == "Seen on <b>the</b> walk"
    assert matrix_row(at, "market")["found"] == "two camps, n 8"
    take_in_hand(at, "market")
    (told,) = [text for text in _captions(at) if "more ratings by other people" in text]
    assert "of 8 scores 4 say 1, 4 say 5" in told


def test_the_same_answer_heard_again_is_no_second_step_of_undo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "matrix", Assessment(name="A"))
    press_answer(at, "location", 2)
    press_answer(at, "location", 2)
    at.button(key="undo").click().run()
    assert saved(at).ratings == {}


@pytest.mark.parametrize(
    ("criterion", "answer"), [("nowhere", 3), ("location", 6), ("location", "<b>"), ("", "")]
)
def test_what_fits_no_criterion_and_no_answer_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, criterion: str, answer: object
) -> None:
    at = open_page(tmp_path, monkeypatch, "matrix", Assessment(name="A"))
    press_answer(at, criterion, answer)
    assert saved(at) == Assessment(name="A")


def test_undo_takes_back_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "matrix", load_sample("agra"))
    press_answer(at, "location", 5)
    at.button(key="undo").click().run()
    assert saved(at) == load_sample("agra")


def _captions(at: AppTest) -> list[str]:
    return [caption.value.replace("\\", "").replace("\u2060", "") for caption in at.caption]

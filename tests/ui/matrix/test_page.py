"""The Poverty matrix page: buttons, evidence, weights, and what they do to the pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cluster_psia.assessment import Assessment, Rating, replace
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.method import load_method
from tests.ui.app import cite, cited, open_page, saved, widget

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

NEED = [c.key for c in load_method().table_2.criteria if c.axis == "need"]


def _press(at: AppTest, criterion: str, answer: object) -> None:
    widget(at, "button", f"score.{criterion}.{answer}").click().run()


def test_nothing_is_pressed_in_an_empty_matrix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "matrix", Assessment(name="A"))
    labels = [b.label for b in at.button if (b.key or "").startswith("score.")]
    assert len(labels) == 10 * 7
    assert not any("✓" in label for label in labels)
    assert not [area for area in at.text_area if (area.key or "").startswith("evidence.")]


@pytest.mark.parametrize("answer", [1, 5, "unknown", "not_applicable"])
def test_a_press_is_saved_and_a_second_one_changes_nothing_until_it_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Any
) -> None:
    at = open_page(tmp_path, monkeypatch, "matrix", Assessment(name="A"))
    _press(at, "location", answer)
    assert saved(at).ratings["location"][0].answer == answer
    assert widget(at, "button", f"score.location.{answer}").label.startswith("**✓")
    _press(at, "location", answer)
    assert saved(at).ratings["location"][0].answer == answer
    widget(at, "button", "score.location.back").click().run()
    assert saved(at).ratings == {}


def test_an_answer_taken_back_leaves_evidence_and_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = load_sample("tiruppur")
    at = open_page(tmp_path, monkeypatch, "matrix", sample)
    (before,) = sample.ratings["employment"]
    widget(at, "button", "score.employment.back").click().run()
    (after,) = saved(at).ratings["employment"]
    assert (after.answer, after.evidence, after.citation) == (
        None,
        before.evidence,
        before.citation,
    )
    assert any("no answer yet; what was found for one is kept" in said for said in _captions(at))
    _press(at, "employment", 3)
    assert saved(at).ratings["employment"][0].evidence == before.evidence


def test_a_slip_is_corrected_by_pressing_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "matrix", Assessment(name="A"))
    _press(at, "location", 2)
    _press(at, "location", 4)
    assert [r.answer for r in saved(at).ratings["location"]] == [4]


def test_dont_know_moves_no_mean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ratings = {key: (Rating(answer=4),) for key in NEED[1:]}
    at = open_page(tmp_path, monkeypatch, "matrix", replace(Assessment(name="A"), ratings=ratings))
    _press(at, NEED[0], "unknown")
    assert any("Need 4.0: 8 of 9 rows known" in plain for plain in _captions(at))


def test_evidence_source_and_weight_are_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "matrix", Assessment(name="A"))
    _press(at, "location", 3)
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
    before = sum("our reading of a published source" in text for text in _captions(at))
    _press(at, "employment", 3)
    assert sum("our reading of a published source" in text for text in _captions(at)) == before - 1
    assert saved(at).ratings["employment"][0].reading == "rater"


def test_one_group_at_a_time_and_child_work_is_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "matrix", Assessment(name="A"))
    widget(at, "button_group", "matrix.group").set_value("social").run()
    assert not [b for b in at.button if (b.key or "").startswith("score.location")]
    _press(at, "gender_and_difference", 5)
    assert any("never a merit" in warning.value for warning in at.warning)
    assert widget(at, "button_group", "matrix.group").value == "social"


def test_undo_takes_back_a_press(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "matrix", load_sample("agra"))
    _press(at, "location", 5)
    at.button(key="undo").click().run()
    assert saved(at) == load_sample("agra")


def _captions(at: AppTest) -> list[str]:
    return [caption.value.replace("\\", "").replace("\u2060", "") for caption in at.caption]

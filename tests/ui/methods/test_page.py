"""Methods: taken and left at their stage, with reasons in sight and gaps as sentences,
through the shell.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.indicators import take_indicator
from cluster_psia.assessment.edits.methods import is_chosen, with_methods
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.design.methods import suggest_methods
from tests.ui.app import open_page, saved, shown_values, widget

if TYPE_CHECKING:
    import pytest
    from streamlit.testing.v1 import AppTest

GROUP, OTHER = "women_sewing_packing", "small_subcontractors"


def bare() -> Assessment:
    return load_sample("tiruppur").model_copy(update={"indicators": (), "methods": ()})


def half_filled() -> Assessment:
    return take_indicator(bare(), GROUP, "workers_wages")


KINDS = ("markdown", "info", "warning", "success", "caption")


def texts(at: AppTest) -> str:
    return " ".join(shown_values(at, "markdown", "info", "warning", "success", "caption"))


def at_stage(at: AppTest, stage: str | None) -> AppTest:
    widget(at, "button_group", "methods.part").set_value(stage)
    return at.run()


def test_an_empty_assessment_is_told_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "methods", Assessment(name="Blank"))
    assert "No indicators are taken yet" in texts(at)
    assert "No study design is chosen yet" in texts(at)
    assert widget(at, "toggle", "method.initial.focus_group_discussion").value is False


def test_a_toggle_takes_a_method_at_its_stage_and_leaves_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "methods", half_filled())
    at_stage(at, "during")
    widget(at, "toggle", "method.during.questionnaire_survey").set_value(True).run()
    assert [(m.key, m.stage) for m in saved(at).methods] == [("questionnaire_survey", "during")]
    widget(at, "toggle", "method.during.questionnaire_survey").set_value(False).run()
    assert saved(at).methods == ()


def test_reasons_name_group_indicator_and_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = at_stage(open_page(tmp_path, monkeypatch, "methods", half_filled()), "during")
    group = next(g.label for g in half_filled().groups if g.id == GROUP)
    said = texts(at).replace("\\", "")
    assert "Brings the quantitative measure of" in said
    assert f"({group})" in said
    assert "Box 6" in said
    assert "Beware" in said


def test_all_suggested_are_taken_at_once_and_undo_brings_the_toggles_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "methods", half_filled())
    wanted = {s.key for s in suggest_methods(half_filled()) if s.stage == "initial"}
    widget(at, "button", "methods.all.initial").click().run()
    assert {m.key for m in saved(at).methods} == wanted
    assert widget(at, "toggle", "method.initial.maps").value is True
    widget(at, "button", "undo").click().run()
    assert saved(at).methods == ()
    assert widget(at, "toggle", "method.initial.maps").value is False


def test_gaps_stand_as_sentences_and_go_when_a_method_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = at_stage(open_page(tmp_path, monkeypatch, "methods", half_filled()), "during")
    sentence = "No method taken brings a quantitative measure of"
    assert sentence in texts(at)
    widget(at, "toggle", "method.during.questionnaire_survey").set_value(True).run()
    assert sentence not in texts(at)
    widget(at, "toggle", "method.during.questionnaire_survey").set_value(False).run()
    assert sentence in texts(at)


def test_a_full_mix_has_no_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = with_methods(half_filled(), [(s.key, s.stage) for s in suggest_methods(half_filled())])
    at = open_page(tmp_path, monkeypatch, "methods", full)
    assert "Every kind of evidence that is asked for" in texts(at)


def test_the_evidence_stands_by_indicator_with_its_tools(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = at_stage(open_page(tmp_path, monkeypatch, "methods", half_filled()), "evidence")
    said = texts(at).replace("\\", "")
    assert "Gap." in said
    assert "Documents and records" in said
    assert "Time line" in said


def test_without_indicators_there_is_no_evidence_to_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "methods", bare())
    assert "Evidence by indicator" not in str(widget(at, "button_group", "methods.part").options)


def test_pressing_the_stage_again_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = at_stage(open_page(tmp_path, monkeypatch, "methods", half_filled()), "end")
    at_stage(at, None)
    assert widget(at, "toggle", "method.end.workshop_feedback").value is False


def test_what_is_not_suggested_can_still_be_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = at_stage(open_page(tmp_path, monkeypatch, "methods", bare()), "during")
    widget(at, "toggle", "method.during.network_diagram").set_value(True).run()
    assert is_chosen(saved(at), "network_diagram", "during")
    assert "without the Focus group discussion" in texts(at).replace("\\", "")


def test_words_of_people_stay_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a = half_filled()
    groups = tuple(
        g.model_copy(update={"label": "**Women** $x$ <b>"}) if g.id == GROUP else g
        for g in a.groups
    )
    at = at_stage(
        open_page(tmp_path, monkeypatch, "methods", a.model_copy(update={"groups": groups})),
        "during",
    )
    assert "**Women**" not in texts(at)
    assert r"\*\*Women\*\* \$x\$ \<b\>" in texts(at)


def test_what_was_taken_at_a_stage_is_carried_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a = with_methods(
        half_filled(),
        [("focus_group_discussion", "initial"), ("questionnaire_survey", "initial")],
    )
    at = open_page(tmp_path, monkeypatch, "methods", a)
    assert not [b for b in at.button if str(b.key).startswith("methods.carry")]
    at_stage(at, "during")
    widget(at, "button", "methods.carry.during").click().run()
    during = {m.key for m in saved(at).methods if m.stage == "during"}
    assert during == {"focus_group_discussion", "questionnaire_survey"}
    assert widget(at, "toggle", "method.during.questionnaire_survey").value is True
    assert not [b for b in at.button if str(b.key).startswith("methods.carry")]

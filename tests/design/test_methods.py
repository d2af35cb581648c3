"""Methods suggested by indicator, stage and design, and what is said against them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cluster_psia.assessment import Assessment, ChosenMethod, StudyDesign
from cluster_psia.design.methods import (
    all_methods,
    method_warnings,
    suggest_methods,
    tools_per_indicator,
)
from cluster_psia.method import load_method
from tests.design.taken import cluster, found, taken, words

INCOME = next(i.key for i in load_method().box_5.indicators if i.measures == "income")
HEALTH = next(i.key for i in load_method().box_5.indicators if i.measures == "healthy_work")


def keys(a: Assessment, stage: str) -> set[str]:
    return {s.key for s in suggest_methods(a) if s.stage == stage}


def test_indicators_bring_their_own_methods_and_tools() -> None:
    assert "role_play" not in keys(cluster((taken(INCOME),)), "during")
    assert "role_play" in keys(cluster((taken(HEALTH),)), "during")


def test_the_end_brings_feedback_and_a_committee() -> None:
    assert {"workshop_feedback", "stakeholder_workshop", "poverty_monitoring_committee"} <= keys(
        cluster(), "end"
    )
    assert "Phase 6" in words(found(cluster(), "poverty_monitoring_committee", "end"))


def test_diaries_need_a_second_visit() -> None:
    own = (taken(None, label="Respect"),)
    brings_diaries = any("diaries" in source.methods for source in load_method().box_6.sources)
    assert ("diaries" in keys(cluster(own, approach="repeat"), "during")) == brings_diaries
    assert "diaries" not in keys(cluster(own, approach="one_off"), "during")


def test_what_does_not_fit_the_design_says_so_when_taken() -> None:
    a = cluster(approach="one_off", methods=(ChosenMethod(key="diaries", stage="during"),))
    diaries = next(s for s in all_methods(a) if s.key == "diaries")
    assert diaries.taken
    assert not diaries.suggested
    assert "one-off" in diaries.against[0].text


def test_focus_groups_are_counted_in_people() -> None:
    assert "10 to 16 people" in words(found(cluster(), "focus_group_discussion", "initial"))


@pytest.mark.parametrize(
    ("design", "key", "word"),
    [
        ({"purpose": "proving"}, "questionnaire_survey", "prove"),
        ({"purpose": "improving"}, "focus_group_discussion", "improve"),
        ({"approach": "one_off"}, "time_line", "recall"),
    ],
)
def test_the_design_speaks_for_methods(design: dict[str, Any], key: str, word: str) -> None:
    assert word in words(found(cluster(**design), key, "during"))
    assert word not in words(found(cluster(), key, "during"))


def test_low_resources_speak_against_what_is_costly() -> None:
    assert (
        "Resources are low"
        in found(cluster(resources="low"), "household_interview", "during").against[0].text
    )
    assert (
        "Resources"
        not in found(cluster(resources="high"), "household_interview", "during").against[0].text
    )


def test_a_comparator_asks_for_the_same_methods() -> None:
    [warning] = method_warnings(cluster(comparator=True))
    assert "Home-based women" in warning.text
    assert warning.source == "UNIDO 2004, Annex II, Phase three"
    assert method_warnings(cluster()) == ()


def test_the_answer_of_the_study_design_decides_about_the_comparator() -> None:
    none = cluster().model_copy(update={"design": StudyDesign(comparator="none")})
    inside = cluster().model_copy(update={"design": StudyDesign(comparator="inside_cluster")})
    assert method_warnings(none) == ()
    assert len(method_warnings(inside)) == 1


def test_tools_need_a_group_discussion() -> None:
    tool, talk = (
        ChosenMethod(key=key, stage="during") for key in ("maps", "focus_group_discussion")
    )
    [warning] = method_warnings(cluster(methods=(tool,)))
    assert "Maps" in warning.text
    assert method_warnings(cluster(methods=(tool, talk))) == ()


def test_tools_are_listed_per_indicator() -> None:
    a = cluster((taken(INCOME), taken(HEALTH, group="men")))
    tools = {group: set(found) for (group, _), found in tools_per_indicator(a).items()}
    assert "Role play" in tools["Contract workers"]
    assert "Role play" not in tools["Home-based women"]
    assert "Time line" in tools["Home-based women"]


def test_every_reason_of_every_method_has_a_source_and_json_holds_it() -> None:
    a = cluster(
        (taken(INCOME), taken(HEALTH)), purpose="both", resources="low", approach="longitudinal"
    )
    for suggestion in all_methods(a):
        assert all(reason.source for reason in (*suggestion.because, *suggestion.against))
        again = json.loads(json.dumps(suggestion.as_dict()))
        assert again["what"]
        assert again["suggested"] == suggestion.suggested


def test_nothing_is_suggested_twice_at_a_stage() -> None:
    pairs = [(s.key, s.stage) for s in all_methods(cluster((taken(INCOME),)))]
    assert len(pairs) == len(set(pairs))

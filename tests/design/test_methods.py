"""Methods by stage: each names the group, the indicator and the place that speak for it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cluster_psia.assessment import (
    Actor,
    Assessment,
    Chain,
    ChosenIndicator,
    ChosenMethod,
    PovertyGroup,
    StudyDesign,
)
from cluster_psia.design.measures import OWN_INDICATOR, asked_measures
from cluster_psia.design.method_reasons import a1_cell, sourced_caution
from cluster_psia.design.methods import (
    MethodSuggestion,
    all_methods,
    method_warnings,
    suggest_methods,
    tools_per_indicator,
)
from cluster_psia.method import load_method

INCOME = next(i.key for i in load_method().box_5.indicators if i.measures == "income")
HEALTH = next(i.key for i in load_method().box_5.indicators if i.measures == "healthy_work")


def cluster(
    indicators: tuple[ChosenIndicator, ...] = (), comparator: bool | None = None, **design: Any
) -> Assessment:
    methods = design.pop("methods", ())
    return Assessment(
        name="x",
        chain=Chain(
            actors=(Actor(id="home", label="Homes", kind="homeworker", stage="home_work"),)
        ),
        groups=(
            PovertyGroup(
                id="women",
                node="home",
                kind="home_workers",
                label="Home-based women",
                comparator=comparator,
            ),
            PovertyGroup(id="men", node="home", kind="contract_labour", label="Contract workers"),
        ),
        indicators=indicators,
        design=StudyDesign(**design),
        methods=methods,
    )


def taken(
    key: str | None, *measures: Any, group: str = "women", label: str = ""
) -> ChosenIndicator:
    return ChosenIndicator(group=group, key=key, label=label, measures=measures)


def found(a: Assessment, key: str, stage: str) -> MethodSuggestion:
    return next(s for s in suggest_methods(a) if (s.key, s.stage) == (key, stage))


def keys(a: Assessment, stage: str) -> set[str]:
    return {s.key for s in suggest_methods(a) if s.stage == stage}


def words(s: MethodSuggestion) -> str:
    return " ".join(str(reason) for reason in s.because)


def test_a_method_names_group_indicator_kind_and_place() -> None:
    said = words(found(cluster((taken(INCOME),)), "documents_records", "during"))
    label = next(i.label for i in load_method().box_5.indicators if i.key == INCOME)
    assert f"Brings the quantitative measure of {label} (Home-based women)." in said
    assert "UNIDO 2004, Box 6" in said
    assert str(a1_cell(load_method(), "during", "quantitative")) in said


def test_indicators_bring_their_own_methods_and_tools() -> None:
    assert "role_play" not in keys(cluster((taken(INCOME),)), "during")
    assert "role_play" in keys(cluster((taken(HEALTH),)), "during")


def test_only_the_kinds_asked_for_bring_methods() -> None:
    a = cluster((taken(INCOME, "participatory"),))
    assert {x.kind for x in asked_measures(a)} == {"participatory"}
    assert all(x.kind == "participatory" for s in suggest_methods(a) for x in s.serves)


def test_an_indicator_of_the_groups_own_gets_methods_marked_as_ours() -> None:
    said = words(
        found(cluster((taken(None, label="Respect"),)), "focus_group_discussion", "during")
    )
    assert "Respect" in said
    assert OWN_INDICATOR in said


def test_the_end_brings_feedback_and_a_committee() -> None:
    assert {"workshop_feedback", "stakeholder_workshop", "poverty_monitoring_committee"} <= keys(
        cluster(), "end"
    )
    assert "Phase 6" in words(found(cluster(), "poverty_monitoring_committee", "end"))


def test_no_reason_is_made_up_for_literature() -> None:
    """Box A.1's cell for figures at the start speaks of
    piloting questionnaires: no reason to read.
    """
    said = words(found(cluster(), "secondary_literature", "initial"))
    assert "Phase 2 uses it" in said
    assert "ilot" not in said


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


@pytest.mark.parametrize(
    ("caution", "text", "source"),
    [
        ("Ask less (Box A.1).", "Ask less.", "UNIDO 2004, Annex II, Box A.1"),
        ("Ask less (phase three).", "Ask less.", "UNIDO 2004, Annex II, Phase three"),
        ("Ask less (section 5).", "Ask less.", "UNIDO 2004, Section 5"),
        ("Ask less (ours).", "Ask less.", "Ours: no source says it"),
        ("Ask less (in vain).", "Ask less (in vain).", "elsewhere"),
        ("Ask less.", "Ask less.", "elsewhere"),
    ],
)
def test_a_caution_carries_the_place_that_it_names(caution: str, text: str, source: str) -> None:
    assert (
        sourced_caution(load_method(), caution, "elsewhere").text,
        sourced_caution(load_method(), caution, "elsewhere").source,
    ) == (
        text,
        source,
    )


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

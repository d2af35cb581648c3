"""Which kinds of evidence bear on an indicator, and what goes missing
when a kind of method is taken away.
"""

from __future__ import annotations

import json
from typing import Any

from cluster_psia.assessment import Actor, Assessment, Chain, ChosenIndicator, PovertyGroup
from cluster_psia.assessment.edits.methods import with_method, with_methods
from cluster_psia.design.methods import suggest_methods
from cluster_psia.design.triangulation import IndicatorRow, triangulation
from cluster_psia.method import load_method

INCOME = next(i for i in load_method().box_5.indicators if i.measures == "income")


def cluster(*indicators: ChosenIndicator) -> Assessment:
    return Assessment(
        name="x",
        chain=Chain(
            actors=(Actor(id="home", label="Homes", kind="homeworker", stage="home_work"),)
        ),
        groups=(
            PovertyGroup(id="women", node="home", kind="home_workers", label="Home-based women"),
        ),
        indicators=indicators,
    )


def income(*measures: Any) -> Assessment:
    return cluster(ChosenIndicator(group="women", key=INCOME.key, measures=measures))


def gap_kinds(a: Assessment) -> set[str]:
    return {cell.kind for row in triangulation(a).rows for cell in row.gaps}


def only_row(a: Assessment) -> IndicatorRow:
    [row] = triangulation(a).rows
    return row


ALL = with_methods(
    income(),
    [
        ("questionnaire_survey", "during"),
        ("semi_structured_interview", "during"),
        ("focus_group_discussion", "during"),
    ],
)


def test_with_all_three_kinds_there_is_no_gap() -> None:
    assert gap_kinds(ALL) == set()
    assert only_row(ALL).triangulated
    assert triangulation(ALL).finding == "1 of 1 indicator rests on more than one kind of evidence"


def test_taking_one_kind_of_method_away_makes_the_gap_appear_and_adding_it_back_removes_it() -> (
    None
):
    for key, kind in (
        ("questionnaire_survey", "quantitative"),
        ("semi_structured_interview", "qualitative"),
        ("focus_group_discussion", "participatory"),
    ):
        without = with_method(ALL, key, "during", taken=False)
        assert gap_kinds(without) == {kind}
        [gap] = triangulation(without).gaps
        assert kind in gap.text
        assert "Home-based women" in gap.text
        assert INCOME.label in gap.text
        assert gap_kinds(with_method(without, key, "during", taken=True)) == set()


def test_another_method_of_the_kind_closes_the_gap_too() -> None:
    a = with_method(ALL, "questionnaire_survey", "during", taken=False)
    assert gap_kinds(with_method(a, "documents_records", "during", taken=True)) == set()


def test_one_kind_alone_is_not_triangulated() -> None:
    a = with_method(income("quantitative"), "questionnaire_survey", "during", taken=True)
    assert gap_kinds(a) == set()
    [alone] = triangulation(a).not_triangulated
    assert "only quantitative evidence" in alone.text
    assert alone.source == "UNIDO 2004, Annex II, Phase four"


def test_nothing_chosen_is_no_evidence() -> None:
    assert "no evidence" in triangulation(income()).not_triangulated[0].text
    assert gap_kinds(income()) == {"quantitative", "qualitative", "participatory"}


def test_a_kind_that_is_not_asked_for_is_no_gap() -> None:
    assert gap_kinds(income("qualitative")) == {"qualitative"}


def test_a_questionnaire_that_is_only_piloted_brings_no_evidence() -> None:
    a = with_method(income("quantitative"), "questionnaire_survey", "initial", taken=True)
    assert gap_kinds(a) == {"quantitative"}


def test_a_method_for_something_else_does_not_close_a_gap() -> None:
    a = with_method(income("participatory"), "venn_diagram", "during", taken=True)
    assert gap_kinds(a) == {"participatory"}


def test_a_groups_own_indicator_is_looked_at_too() -> None:
    own = cluster(ChosenIndicator(group="women", label="Respect", measures=("participatory",)))
    assert gap_kinds(own) == {"participatory"}
    assert gap_kinds(with_method(own, "focus_group_discussion", "during", taken=True)) == set()


def test_the_whole_suggestion_leaves_no_gap() -> None:
    for indicator in load_method().box_5.indicators:
        a = cluster(ChosenIndicator(group="women", key=indicator.key))
        a = with_methods(a, [(s.key, s.stage) for s in suggest_methods(a)])
        assert gap_kinds(a) == set(), indicator.key


def test_without_indicators_it_says_so() -> None:
    assert triangulation(cluster()).rows == ()
    assert "No indicators" in triangulation(cluster()).finding


def test_json_holds_rows_gaps_and_source() -> None:
    found = json.loads(
        json.dumps(
            triangulation(with_method(ALL, "questionnaire_survey", "during", taken=False)).as_dict()
        )
    )
    assert found["rows"][0]["triangulated"] is True
    assert [cell["is_gap"] for cell in found["rows"][0]["cells"]] == [True, False, False]
    assert len(found["gaps"]) == 1
    assert found["source"] == "UNIDO 2004, Annex II, Phase four"

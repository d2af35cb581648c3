"""Which kinds of evidence bear on an indicator, and what goes missing
when a kind of method is taken away.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from cluster_psia.assessment import Actor, Assessment, Chain, ChosenIndicator, PovertyGroup
from cluster_psia.assessment.edits.methods import with_method, with_methods
from cluster_psia.design.measures import OWN_INDICATOR
from cluster_psia.design.methods import suggest_methods
from cluster_psia.design.triangulation import IndicatorRow, triangulation
from cluster_psia.method import load_method

if TYPE_CHECKING:
    from cluster_psia.method.model import StageKey

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


def test_a_questionnaire_that_is_only_piloted_brings_no_evidence_and_the_gap_says_why() -> None:
    a = with_method(income("quantitative"), "questionnaire_survey", "initial", taken=True)
    [cell] = only_row(a).gaps
    assert cell.elsewhere == (
        "Questionnaire survey is taken under “Initial”, there to pilot the questionnaires; to bring"
        " this, take it under “During”, too.",
    )
    assert cell.mending.startswith(cell.elsewhere[0])
    assert "Questionnaire survey" not in cell.could
    assert "Questionnaire survey is taken under “Initial”" in triangulation(a).gaps[0].text


def test_what_is_taken_towards_the_end_alone_says_what_it_does_there() -> None:
    a = with_method(income("participatory"), "focus_group_discussion", "end", taken=True)
    [cell] = only_row(a).gaps
    assert "under “Towards the end”, there to find and test recommendations" in cell.elsewhere[0]


@pytest.mark.parametrize(
    ("key", "stage"), [("documents_records", "end"), ("secondary_literature", "initial")]
)
def test_papers_and_figures_that_exist_count_at_whatever_stage_they_are_read(
    key: str, stage: StageKey
) -> None:
    label, closed = load_method().methods.method(key).label, 0
    for indicator in load_method().box_5.indicators:
        own = ChosenIndicator(group="women", key=indicator.key, measures=("quantitative",))
        bare = cluster(own)
        gaps = only_row(bare).gaps
        if any(label in cell.could for cell in gaps):
            closed += 1
            assert gap_kinds(with_method(bare, key, stage, taken=True)) == set(), indicator.key
    assert closed


def test_no_gap_ever_names_what_is_taken_as_something_to_take() -> None:
    for method in load_method().methods.methods:
        for stage in method.stages:
            a = with_method(income(), method.key, stage, taken=True)
            for cell in only_row(a).gaps:
                assert method.label not in cell.could


def test_a_method_is_not_said_to_bring_what_it_only_prepares() -> None:
    a = income("quantitative")
    for suggestion in suggest_methods(a):
        says = [r.text for r in suggestion.because if " measure of " in r.text]
        brings = any(text.startswith("Brings the") for text in says)
        counts = with_method(a, suggestion.key, suggestion.stage, taken=True)
        assert brings == bool(says and gap_kinds(counts) == set()), suggestion.what


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


def test_a_gap_cites_the_row_that_asks_for_the_measure() -> None:
    """Seven rows are printed in Box 6; the others are ours, and one's own indicator has none."""
    keys = {i.measures: i.key for i in load_method().box_5.indicators}
    for measures, source in (
        ("housing", "UNIDO 2004, Box 6"),
        ("childcare", "Ours: measures in the manner of Box 6, which is silent here"),
    ):
        gaps = triangulation(cluster(ChosenIndicator(group="women", key=keys[measures]))).gaps
        assert {gap.source for gap in gaps} == {source}
    own = triangulation(cluster(ChosenIndicator(group="women", label="Sleep"))).gaps
    assert {gap.source for gap in own} == {OWN_INDICATOR}

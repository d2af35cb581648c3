"""Boxes 5 and 6 as data: every bullet of the print, the pairing,
first suggestions by group, three kinds of measure.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from cluster_psia.method import load_method

if TYPE_CHECKING:
    from cluster_psia.method.model import GroupKind, Measure, MeasureSet

METHOD = load_method()
INDICATORS = METHOD.box_5.indicators
KINDS = ("quantitative", "qualitative", "participatory")
ROWS_OF_BOX_6 = {
    "income",
    "housing",
    "consumables",
    "healthy_work",
    "security",
    "no_discrimination",
    "empowerment",
}
PRINTED_ROWS = [row for row in METHOD.box_6.rows if row.source]
ALL_MEASURES = [(row.key, measure) for row in METHOD.box_6.rows for measure in row.measures]


# Box 5 -------------------------------------------------------------------------------------------


def test_box_5_has_every_bullet_of_both_columns() -> None:
    """As printed: 9, 10, 5 and 3 bullets in each of the two columns."""
    printed = {"entrepreneurs": 9, "workers": 10, "households": 5, "local_community": 3}
    for side in ("positive", "negative"):
        assert Counter(i.stakeholder for i in INDICATORS if getattr(i, side)) == printed, side


def test_an_unpaired_indicator_has_one_direction_and_a_paired_one_two() -> None:
    for indicator in INDICATORS:
        directions = bool(indicator.positive) + bool(indicator.negative)
        assert directions == (1 if indicator.pairing == "unpaired" else 2), indicator.key


def test_only_what_the_print_pairs_is_called_printed() -> None:
    """The lists of households mirror each other in their last item only;
    the rest by meaning is ours.
    """
    pairing = {
        i.key.removeprefix("households_"): i.pairing
        for i in INDICATORS
        if i.stakeholder == "households"
    }
    assert pairing == {
        "income": "unpaired",
        "housing": "unpaired",
        "childcare": "ours",
        "networks": "ours",
        "distribution": "printed",
        "debt": "unpaired",
        "migration": "unpaired",
    }
    assert all(i.pairing == "printed" for i in INDICATORS if i.stakeholder != "households")


def test_an_indicator_leads_to_states_of_its_own_stakeholder() -> None:
    sides = {"entrepreneurs": {"entrepreneurs"}, "workers": {"workers"}}
    stakeholder = {state.key: state.stakeholder for state in METHOD.box_1.states}
    for indicator in INDICATORS:
        found = {stakeholder[key] for key in indicator.states}
        assert found, indicator.key
        assert found <= sides.get(indicator.stakeholder, {"entrepreneurs", "workers"}), (
            indicator.key
        )
        assert indicator.areas, indicator.key


def test_every_state_of_box_1_is_told_by_some_indicator_but_the_one_box_5_leaves_out() -> None:
    told = {key for indicator in INDICATORS for key in indicator.states}
    assert {state.key for state in METHOD.box_1.states} - told == {
        "e_health_and_non_hazardous_work"
    }


# First suggestions, by kind of group -------------------------------------------------------------


def first_suggested(group: str) -> set[str]:
    return {i.key for i in INDICATORS if group in i.group_kinds}


def test_home_workers_and_small_firms_get_different_indicators_first() -> None:
    home, firms = first_suggested("home_workers"), first_suggested("small_firms")
    assert home.isdisjoint(firms)
    assert "households_childcare" in home
    assert "entrepreneurs_governance" in firms


def test_every_two_kinds_of_group_differ_in_at_least_three_indicators() -> None:
    kinds = [kind.key for kind in METHOD.box_4.kinds]
    for n, one in enumerate(kinds):
        for other in kinds[n + 1 :]:
            assert len(first_suggested(one) ^ first_suggested(other)) >= 3, (one, other)


@pytest.mark.parametrize("kind", METHOD.box_4.kinds, ids=lambda kind: kind.key)
def test_each_kind_of_group_gets_a_manageable_number_of_its_own_side(kind: GroupKind) -> None:
    suggested = [i for i in INDICATORS if kind.key in i.group_kinds]
    assert 5 <= len(suggested) <= 7
    assert {i.stakeholder for i in suggested} <= {kind.stakeholder, "households", "local_community"}
    assert sum(i.stakeholder == kind.stakeholder for i in suggested) >= 3
    assert any(i.stakeholder in {"households", "local_community"} for i in suggested)


# Box 6 -------------------------------------------------------------------------------------------


def test_the_seven_rows_of_box_6_are_those_of_the_print() -> None:
    assert {row.key for row in METHOD.box_6.rows if row.source} == ROWS_OF_BOX_6


def test_every_row_has_all_three_kinds_of_measure_once() -> None:
    for row in METHOD.box_6.rows:
        assert tuple(m.kind for m in row.measures) == KINDS, row.key


def test_every_row_of_box_6_measures_an_indicator() -> None:
    assert {i.measures for i in INDICATORS} == {row.key for row in METHOD.box_6.rows}


@pytest.mark.parametrize(
    "measure",
    [measure for _, measure in ALL_MEASURES],
    ids=[f"{row}-{measure.kind}" for row, measure in ALL_MEASURES],
)
def test_a_measure_is_brought_by_methods_of_its_own_kind(measure: Measure) -> None:
    """So that taking one kind of method away leaves a gap, as triangulation must show."""
    family = {m.key: m.family for m in METHOD.methods.methods}
    assert {family[key] for key in METHOD.box_6.methods_of(measure)} == {measure.kind}
    assert measure.what
    assert measure.information_sources


def measure_counts(row: MeasureSet) -> tuple[int, ...]:
    return tuple(len(measure.what) for measure in row.measures)


def test_box_6_carries_the_printed_number_of_measures() -> None:
    """Bullets of the print taken apart: (quantitative, qualitative, participatory) for each row."""
    counts = {row.key: measure_counts(row) for row in PRINTED_ROWS}
    assert counts == {
        "income": (2, 2, 5),
        "housing": (6, 2, 4),
        "consumables": (2, 2, 4),
        "healthy_work": (5, 3, 4),
        "security": (3, 2, 4),
        "no_discrimination": (1, 2, 5),
        "empowerment": (3, 3, 7),
    }


# Information sources -----------------------------------------------------------------------------

FIGURES = {"documents_records", "questionnaire_survey"}
TALKS = {"key_informant_interview", "semi_structured_interview"}
TOOLS = {"focus_group_discussion", "time_line"}


def test_the_sources_are_counted_those_of_ours_apart() -> None:
    """Fourteen different ones in Box 6, seven named elsewhere in the source, fifteen of ours;
    none stands unused.
    """
    places = Counter(s.source.place if s.source else "ours" for s in METHOD.box_6.sources)
    assert (places["Box 6"], places["ours"], places.total()) == (14, 15, 36)
    assert {key for _, m in ALL_MEASURES for key in m.information_sources} == {
        s.key for s in METHOD.box_6.sources
    }


def information_sources_of(row: MeasureSet) -> set[str]:
    return {key for measure in row.measures for key in measure.information_sources}


def test_each_row_of_box_6_carries_the_printed_sources() -> None:
    core = {
        "structured_questionnaire",
        "semi_structured_interview",
        "focus_group_discussion",
        "time_lines",
    }
    found = {row.key: information_sources_of(row) for row in PRINTED_ROWS}
    assert {key: sources - core for key, sources in found.items()} == {
        "income": {"accounts", "wage_slips", "ranking", "mapping"},
        "housing": {"mapping", "ranking", "participant_observation"},
        "consumables": {"receipts", "participant_observation", "ranking", "mapping"},
        "healthy_work": {"key_informants", "health_and_safety_records", "role_play", "mapping"},
        "security": {"key_informants", "documentation", "accounts", "ranking"},
        "no_discrimination": {"key_informants", "documentation", "role_play", "ranking", "mapping"},
        "empowerment": {"key_informants", "documentation", "role_play", "mapping", "ranking"},
    }
    assert all(core <= sources for sources in found.values())


def methods_of_measures(row: MeasureSet) -> list[set[str]]:
    return [set(METHOD.box_6.methods_of(measure)) for measure in row.measures]


def test_the_methods_of_the_printed_rows_follow_from_their_sources() -> None:
    """As they were listed beside the measures before the sources named their methods:
    (figures, words, groups).
    """
    found = {row.key: methods_of_measures(row) for row in PRINTED_ROWS}
    assert found == {
        "income": [FIGURES, {"semi_structured_interview"}, TOOLS | {"matrix_scoring", "maps"}],
        "housing": [
            {"questionnaire_survey"},
            {"semi_structured_interview", "participant_observation"},
            TOOLS | {"maps", "matrix_scoring"},
        ],
        "consumables": [
            FIGURES,
            {"semi_structured_interview", "participant_observation"},
            TOOLS | {"matrix_scoring", "maps"},
        ],
        "healthy_work": [FIGURES, TALKS, TOOLS | {"role_play", "maps"}],
        "security": [FIGURES, TALKS, TOOLS | {"matrix_scoring"}],
        "no_discrimination": [FIGURES, TALKS, TOOLS | {"role_play", "matrix_scoring", "maps"}],
        "empowerment": [FIGURES, TALKS, TOOLS | {"role_play", "maps", "matrix_scoring"}],
    }


def test_two_sources_of_one_method_bring_it_once() -> None:
    income = METHOD.box_6.rows[0].measures[0]
    assert [source.key for source in METHOD.box_6.sources_of(income)][:2] == [
        "accounts",
        "wage_slips",
    ]
    assert METHOD.box_6.methods_of(income) == ("documents_records", "questionnaire_survey")


def test_the_four_stakeholders_of_box_5_are_those_of_its_indicators() -> None:
    assert [s.key for s in METHOD.box_5.stakeholders] == list(
        dict.fromkeys(i.stakeholder for i in INDICATORS)
    )

"""Boxes 5 and 6 as data: every bullet of the print, the pairing, first suggestions by group, three kinds of measure."""

from __future__ import annotations

from collections import Counter

import pytest

from cluster_psia.method import load_method
from cluster_psia.method.model import GroupKind, Measure

METHOD = load_method()
INDICATORS = METHOD.box_5.indicators
KINDS = ("quantitative", "qualitative", "participatory")
ROWS_OF_BOX_6 = {"income", "housing", "consumables", "healthy_work", "security", "no_discrimination", "empowerment"}
ALL_MEASURES = [(row.key, measure) for row in METHOD.box_6.rows for measure in row.measures]


# Box 5 -------------------------------------------------------------------------------------------------------------


def test_box_5_has_every_bullet_of_both_columns() -> None:
    """As printed: 9, 10, 5 and 3 bullets in each of the two columns."""
    printed = {"entrepreneurs": 9, "workers": 10, "households": 5, "local_community": 3}
    for side in ("positive", "negative"):
        assert Counter(i.stakeholder for i in INDICATORS if getattr(i, side)) == printed, side


def test_an_unpaired_indicator_has_one_direction_and_a_paired_one_two() -> None:
    for indicator in INDICATORS:
        directions = bool(indicator.positive) + bool(indicator.negative)
        assert directions == (1 if indicator.pairing == "unpaired" else 2), indicator.key


def test_households_are_paired_by_meaning() -> None:
    pairing = {i.key.removeprefix("households_"): i.pairing for i in INDICATORS if i.stakeholder == "households"}
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
        assert found <= sides.get(indicator.stakeholder, {"entrepreneurs", "workers"}), indicator.key
        assert indicator.areas, indicator.key


def test_every_state_of_box_1_is_told_by_some_indicator_but_the_one_box_5_leaves_out() -> None:
    told = {key for indicator in INDICATORS for key in indicator.states}
    assert {state.key for state in METHOD.box_1.states} - told == {"e_health_and_non_hazardous_work"}


# First suggestions, by kind of group -------------------------------------------------------------------------------


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


# Box 6 -------------------------------------------------------------------------------------------------------------


def test_the_seven_rows_of_box_6_are_those_of_the_print() -> None:
    assert {row.key for row in METHOD.box_6.rows if row.source} == ROWS_OF_BOX_6


def test_every_row_has_all_three_kinds_of_measure_once() -> None:
    for row in METHOD.box_6.rows:
        assert tuple(m.kind for m in row.measures) == KINDS, row.key


def test_every_row_of_box_6_measures_an_indicator() -> None:
    assert {i.measures for i in INDICATORS} == {row.key for row in METHOD.box_6.rows}


@pytest.mark.parametrize(("row", "measure"), ALL_MEASURES, ids=[f"{row}-{m.kind}" for row, m in ALL_MEASURES])
def test_a_measure_is_brought_by_methods_of_its_own_kind(row: str, measure: Measure) -> None:
    """So that taking one kind of method away leaves a gap, as triangulation must show."""
    family = {m.key: m.family for m in METHOD.methods.methods}
    assert {family[key] for key in measure.methods} == {measure.kind}
    assert measure.what
    assert measure.information_sources


def test_box_6_carries_the_printed_number_of_measures() -> None:
    """Bullets of the print taken apart: (quantitative, qualitative, participatory) for each row."""
    counts = {r.key: tuple(len(m.what) for m in r.measures) for r in METHOD.box_6.rows if r.source}
    assert counts == {
        "income": (2, 2, 5),
        "housing": (6, 2, 4),
        "consumables": (2, 2, 4),
        "healthy_work": (5, 3, 4),
        "security": (3, 2, 4),
        "no_discrimination": (1, 2, 5),
        "empowerment": (3, 3, 7),
    }

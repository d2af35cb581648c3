"""Harms that a programme can bring, each on the groups that the data name."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from cluster_psia.mapping.reach import GroupReach, Reach, programme_reach
from cluster_psia.method import load_method
from tests.mapping.chains import activity, assessment, group
from tests.mapping.entering import CHAIN, entering, of

WOMEN = group("women", "home", gender="women", people=300)
LONE = group("lone ones".replace(" ", "_"), "lone", "own_account_workers", people=50)
GROUPS = (WOMEN, LONE)


def harms(found: Iterable[GroupReach]) -> set[tuple[str | None, str]]:
    return {(one.group, harm.harm) for one in found for harm in one.harms}


def harm_keys(found: Reach) -> set[str]:
    return {key for _, key in harms(found.groups)}


WHO = "who would bear it, and when we warn of it"
EFFECTS = {
    "better_technology": {("women", "technology_displaces_labour"), ("women", "women_passed_over")},
    "better_skills": {("women", "training_without_upgrading"), ("women", "women_passed_over")},
    "quality_control": set(),
    "more_jobs": set(),
}


@pytest.mark.parametrize(("effect", "expected"), EFFECTS.items())
def test_a_harm_falls_on_the_kinds_of_group_that_the_data_name(
    effect: str, expected: set[tuple[str, str]]
) -> None:
    assert (
        harms(programme_reach(entering("bds", "enterprise_development", effect)).groups) == expected
    )


# Harm, effect beside which it is told, a kind of group that would bear it, one that would not.
FROM_GOVERNANCE_AND_CREDIT = [
    ("leans_to_larger", "networks", "micro_entrepreneurs", "wage_labour"),
    ("ties_stop_at_owners", "networks", "wage_labour", "small_firms"),
    ("left_out_of_certification", "quality_control", "small_subcontractors", "wage_labour"),
    ("core_and_margin", "vendor_upgradation", "small_subcontractors", "wage_labour"),
    ("rents_shut_out", "new_enterprises", "own_account_workers", "home_workers"),
    ("credit_as_debt", "more_credit", "micro_entrepreneurs", "home_workers"),
]


AREA_OF = {e.key: area.key for area in load_method().table_1.areas for e in area.effects}


@pytest.mark.parametrize(("harm", "effect", "bears", "spared"), FROM_GOVERNANCE_AND_CREDIT)
def test_harms_of_cooperation_standards_rents_and_credit_speak_for_those_who_would_bear_them(
    harm: str, effect: str, bears: str, spared: str
) -> None:
    groups = (group("bears", "home", bears), group("spared", "home", spared))
    at_home = activity("act", "home", AREA_OF[effect], effect)
    found = programme_reach(assessment(CHAIN, at_home, groups=groups))
    assert ("bears", harm) in harms(found.groups)
    assert ("spared", harm) not in harms(found.groups)
    other = activity("act", "home", effect="more_jobs")
    assert harm not in harm_keys(programme_reach(assessment(CHAIN, other, groups=groups)))


def test_a_harm_cites_its_source_and_says_how_it_comes() -> None:
    found = of(
        programme_reach(entering("bds", "enterprise_development", "better_technology")), "women"
    ).harms[0]
    assert found.source == f"UNIDO 2004, Table 1, note; ours: {WHO}"
    assert found.text.startswith(
        "New technology may take their work: “Act” comes to them through Bds and Owner. "
    )
    near = of(
        programme_reach(entering("home", "enterprise_development", "better_technology")), "women"
    ).harms[0]
    assert "“Act” enters at their own node." in near.text


def test_dependence_on_a_buyer_comes_with_markets_and_value_chains() -> None:
    found = of(programme_reach(entering("abroad", "business_linkages", "value_chains")), "women")
    assert [(harm.harm, harm.source) for harm in found.harms] == [
        (
            "dependence_on_buyers",
            f"UNIDO 2004, Section 4, Cluster dynamics and poverty; ours: {WHO}",
        )
    ]


def test_training_is_no_harm_where_better_technology_comes_to_the_same_people() -> None:
    train = activity("train", "bds", effect="better_skills")
    alone = programme_reach(assessment(CHAIN, train, groups=GROUPS))
    there = programme_reach(
        assessment(
            CHAIN, train, activity("looms", "owner", effect="better_products"), groups=GROUPS
        )
    )
    elsewhere = programme_reach(
        assessment(CHAIN, train, activity("looms", "lone", effect="better_products"), groups=GROUPS)
    )
    warned = ["training_without_upgrading" in harm_keys(r) for r in (alone, there, elsewhere)]
    assert warned == [True, False, True]
    assert next(h for h in of(alone, "women").harms).source.startswith(
        "ILO 2008, Part I, Section 5"
    )


def test_a_harm_to_women_is_not_told_of_men_nor_of_a_group_of_unknown_gender() -> None:
    for gender in ("men", None):
        people = group("people", "home", gender=gender)
        found = programme_reach(
            assessment(CHAIN, activity("a", "home", effect="better_technology"), groups=(people,))
        )
        assert harms(found.groups) == {("people", "technology_displaces_labour")}

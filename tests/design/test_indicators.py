"""Indicators put before a group: different for different groups,
each reason with a fact and a place.
"""

from __future__ import annotations

from typing import Any

import pytest

from cluster_psia.assessment.document.model import (
    Actor,
    Assessment,
    Chain,
    Difference,
    Link,
    PovertyGroup,
    Programme,
    replace,
)
from cluster_psia.assessment.edits.indicators import (
    change_chosen_indicator,
    drop_indicator,
    indicator_label,
    of_group,
    rank_indicator,
    take_indicator,
    with_own,
)
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.design.indicators import (
    IndicatorSuggestion,
    suggest_beyond_group,
    suggest_indicators,
    too_many_indicators,
)
from cluster_psia.method import load_method

FEW = load_method().study_design.manageable.per_group


def actor(key: str, kind: str = "homeworker", stage: str = "home_work", **more: Any) -> Actor:
    return Actor(id=key, label=f"The {key}", kind=kind, stage=stage, **more)


def group(key: str, kind: str = "home_workers", **more: Any) -> PovertyGroup:
    return PovertyGroup(id=key, node="homes", kind=kind, label=f"Group {key}", **more)


def assessment(
    *groups: PovertyGroup,
    areas: tuple[str, ...] = (),
    poverty: Any = None,
    links: tuple[Link, ...] = (),
) -> Assessment:
    actors = (
        actor("homes", poverty=poverty),
        actor("trader", "trader", "trade"),
        actor("maker", "trader", "trade"),
    )
    return Assessment(
        name="Test",
        chain=Chain(actors=actors, links=links),
        groups=groups,
        programme=Programme(areas=areas),
    )


def points(a: Assessment, key: str, group_id: str = "g") -> int:
    return next(s for s in suggest_indicators(a, group_id) if s.indicator == key).points


def put_forward(a: Assessment, group_id: str) -> list[str]:
    return [s.indicator for s in suggest_indicators(a, group_id) if s.suggested]


def test_workers_get_the_indicators_of_workers_and_producers_those_of_entrepreneurs() -> None:
    a = assessment(group("w", "wage_labour"), group("p", "small_subcontractors"))
    assert {s.stakeholder for s in suggest_indicators(a, "w")} == {"workers"}
    assert {s.stakeholder for s in suggest_indicators(a, "p")} == {"entrepreneurs"}


def test_two_groups_of_the_same_stakeholder_get_different_suggestions() -> None:
    a = assessment(group("home", "home_workers"), group("hired", "contract_labour"))
    assert set(put_forward(a, "home")) != set(put_forward(a, "hired"))


def test_a_group_of_women_is_asked_about_discrimination_and_gender_first() -> None:
    a = assessment(
        group("g", "wage_labour", gender="women"),
        areas=("enterprise_development",),
        poverty="likely",
    )
    assert set(put_forward(a, "g")[:2]) == {"workers_discrimination", "workers_gender_empowerment"}


def test_a_group_of_men_is_not_put_forward_for_gender_empowerment_and_sees_why() -> None:
    a = assessment(group("g", "home_workers", gender="men"))
    empowerment = next(
        s for s in suggest_indicators(a, "g") if s.indicator == "workers_gender_empowerment"
    )
    assert not empowerment.suggested
    assert any("Group g" in r.text and "men" in r.text for r in empowerment.against)


def test_a_minority_is_asked_about_discrimination_first_and_the_reason_names_why() -> None:
    a = assessment(
        group("g", "own_account_workers", differences=(Difference(kind="caste", value="Jatav"),))
    )
    best = suggest_indicators(a, "g")[0]
    assert best.indicator == "entrepreneurs_discrimination"
    assert any("caste (Jatav)" in r.text for r in best.because)


def test_an_area_of_intervention_lifts_what_it_aims_at() -> None:
    without, aimed = (
        assessment(group("g")),
        assessment(group("g"), areas=("enterprise_development",)),
    )
    assert points(aimed, "workers_wages") > points(without, "workers_wages")
    assert points(aimed, "workers_freedom_of_association") == points(
        without, "workers_freedom_of_association"
    )


def test_what_the_programme_does_not_aim_at_says_so() -> None:
    a = assessment(group("g"), areas=("business_linkages",))
    wages = next(s for s in suggest_indicators(a, "g") if s.indicator == "workers_wages")
    assert any("business linkages" in r.text for r in wages.against)


def test_one_buyer_lifts_dependence_and_two_do_not() -> None:
    one = (Link(source="homes", target="trader", kind="sells_to"),)
    two = (*one, Link(source="maker", target="homes", kind="subcontracts"))
    key, kind = "entrepreneurs_market_dependence", "own_account_workers"
    node, alone, many = (assessment(group("g", kind), links=k) for k in (one, one, two))
    trader = tuple(
        actor.model_copy(update={"units": 1}) if actor.id == "trader" else actor
        for actor in alone.chain.actors
    )
    chain = alone.chain.model_copy(update={"actors": trader})
    alone = alone.model_copy(update={"chain": chain})
    assert points(alone, key) > points(node, key)
    assert points(node, key) == points(many, key)
    named = next(s for s in suggest_indicators(alone, "g") if s.indicator == key)
    assert any("The trader. For “" in r.text and "may keep" in r.text for r in named.because)


def test_whole_kinds_of_employer_and_buyer_keep_nobody_s_income_low() -> None:
    """In Agra's map one node stands for 5,000 units: to sell to it is no dependence on one."""
    for key in ("agra", "sialkot"):
        a = load_sample(key)
        for one in a.groups:
            said = [r.text for s in suggest_indicators(a, one.id) for r in s.because]
            assert not [text for text in said if "one buyer or giver of work" in text]


def test_a_loan_inside_the_chain_lifts_credit() -> None:
    lent = (Link(source="trader", target="homes", kind="lends"),)
    kind, key = "own_account_workers", "entrepreneurs_credit"
    assert points(assessment(group("g", kind), links=lent), key) > points(
        assessment(group("g", kind)), key
    )


@pytest.mark.parametrize(
    ("poverty", "key"), [("likely", "workers_wages"), ("vulnerable", "workers_security")]
)
def test_the_shade_of_the_node_lifts_what_it_means(poverty: str, key: str) -> None:
    assert points(assessment(group("g"), poverty=poverty), key) > points(
        assessment(group("g")), key
    )


def test_only_a_manageable_number_is_put_forward_and_the_rest_follows() -> None:
    sample = load_sample("tiruppur")
    alone = replace(sample, groups=sample.groups[:1])
    suggested = [s.suggested for s in suggest_indicators(alone, sample.groups[0].id)]
    assert 0 < sum(suggested) <= FEW < len(suggested)
    assert suggested == sorted(suggested, reverse=True)


@pytest.mark.parametrize("sample", ["tiruppur", "agra", "sialkot"])
def test_every_reason_names_the_group_and_a_place(sample: str) -> None:
    a = load_sample(sample)
    for g in a.groups:
        suggestions: tuple[IndicatorSuggestion, ...] = (
            *suggest_indicators(a, g.id),
            *suggest_beyond_group(a, g.id),
        )
        for s in suggestions:
            assert s.because
            for reason in (*s.because, *s.against):
                assert g.label in reason.text
                assert reason.source.startswith(("UNIDO 2004, ", "Ours: "))
                assert "{" not in reason.text


def test_households_and_the_community_are_offered_apart() -> None:
    a = assessment(group("g", gender="women"))
    beyond = suggest_beyond_group(a, "g")
    assert [s.stakeholder for s in beyond] == sorted(s.stakeholder for s in beyond)
    assert {s.stakeholder for s in beyond} == {"households", "local_community"}
    assert beyond[0].indicator == "households_childcare"


def test_an_unknown_group_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"'nobody'.*: g"):
        suggest_indicators(assessment(group("g")), "nobody")


def test_too_many_for_one_group_is_said() -> None:
    a = assessment(group("g"))
    keys = [s.indicator for s in suggest_indicators(a, "g")]
    for key in keys[:FEW]:
        a = take_indicator(a, "g", key)
    assert too_many_indicators(a) == ()
    assert "Group g" in too_many_indicators(take_indicator(a, "g", keys[FEW]))[0].text


def test_too_many_different_ones_confirmed_in_all_is_said() -> None:
    limit = load_method().study_design.manageable.in_all
    a = assessment(group("a"), group("b", "small_firms"))
    for g in ("a", "b"):
        for s in suggest_indicators(a, g)[:FEW]:
            a = change_chosen_indicator(
                take_indicator(a, g, s.indicator), g, s.indicator, confirmed=True
            )
    assert limit < 2 * FEW
    assert any(f"{2 * FEW} different" in r.text for r in too_many_indicators(a))


# Edits -------------------------------------------------------------------------------------------


def three() -> Assessment:
    a = assessment(group("g"))
    for key in ("workers_wages", "workers_security", "workers_training"):
        a = take_indicator(a, "g", key)
    for rank, key in enumerate(("workers_wages", "workers_security", "workers_training"), 1):
        a = rank_indicator(a, "g", key, rank)
    return a


def ranks(a: Assessment) -> dict[str, int | None]:
    return {indicator_label(a, c): c.rank for c in of_group(a, "g")}


def test_a_rank_that_is_taken_changes_places() -> None:
    a = rank_indicator(three(), "g", "workers_training", 1)
    assert [c.key for c in of_group(a, "g")] == [
        "workers_training",
        "workers_security",
        "workers_wages",
    ]
    assert [c.rank for c in of_group(a, "g")] == [1, 2, 3]


def test_leaving_one_moves_the_ranks_behind_it_up() -> None:
    a = drop_indicator(three(), "g", "workers_wages")
    assert [(c.key, c.rank) for c in of_group(a, "g")] == [
        ("workers_security", 1),
        ("workers_training", 2),
    ]


def test_an_indicator_of_the_groups_own_has_its_label_and_stands_once() -> None:
    a = with_own(three(), "g", "Days with two meals")
    assert "Days with two meals" in ranks(a)
    with pytest.raises(ValueError, match="stands twice"):
        with_own(a, "g", "Days with two meals")
    assert "Days with two meals" not in ranks(drop_indicator(a, "g", "Days with two meals"))


def test_what_is_not_taken_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="is not taken"):
        change_chosen_indicator(three(), "g", "workers_benefits", confirmed=True)

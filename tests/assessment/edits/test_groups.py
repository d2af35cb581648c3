from typing import Any

import pytest
from hypothesis import given, settings

from cluster_psia.assessment import Assessment, ChosenIndicator
from cluster_psia.assessment.document.model import Actor, Citation, replace
from cluster_psia.assessment.document.screening import TEMPLATE_SHADE
from cluster_psia.assessment.edits.chain import add_actor
from cluster_psia.assessment.edits.groups import (
    add_group,
    change_group,
    fields_from_node,
    group_disagreement,
    group_from_node,
    groups_at,
    kinds_for,
    make_groups_of_nodes,
    poor_nodes_without_group,
    remove_group,
    with_difference,
)
from cluster_psia.assessment.edits.screening import rate_item
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.method import load_method
from tests.assessment.strategies import assessments


def with_groups(*people: int | None, workers: int | None = 100) -> Assessment:
    a = add_actor(Assessment(name="x"), "Homeworkers", "homeworker", workers=workers)
    for number in people:
        a = add_group(a, "homeworkers", "home_workers", "Stitchers", people=number)
    return a


def test_groups_get_ids_of_their_own_and_stand_at_their_node() -> None:
    a = with_groups(10, 20)
    assert [g.id for g in groups_at(a, "homeworkers")] == ["stitchers", "stitchers_2"]
    assert groups_at(a, "other") == ()


def test_a_group_at_a_node_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no actor 'moon'"):
        add_group(with_groups(), "moon", "home_workers", "Stitchers")


def test_removing_a_group_takes_its_indicators_and_no_others() -> None:
    a = with_groups(10, 20)
    a = replace(
        a, indicators=tuple(ChosenIndicator(group=g.id, label="Own income") for g in a.groups)
    )
    left = remove_group(a, "stitchers")
    assert [g.id for g in left.groups] == ["stitchers_2"]
    assert [chosen.group for chosen in left.indicators] == ["stitchers_2"]


def test_differences_are_set_changed_and_taken_back_one_by_one() -> None:
    a = with_difference(with_groups(10), "stitchers", "caste", "lower castes")
    a = with_difference(a, "stitchers", "migration", "newcomers")
    a = with_difference(a, "stitchers", "caste", "scheduled castes")
    assert {d.kind: d.value for d in a.groups[0].differences} == {
        "caste": "scheduled castes",
        "migration": "newcomers",
    }
    a = with_difference(a, "stitchers", "migration", " ")
    assert [d.kind for d in a.groups[0].differences] == ["caste"]


def test_kinds_usual_at_the_node_come_first_and_none_is_left_out() -> None:
    node = with_groups().chain.actors[0]
    keys = [kind.key for kind in kinds_for(node, load_method())]
    assert keys[:2] == ["home_workers", "family_labour"]
    assert len(keys) == len(set(keys)) == 8


@pytest.mark.parametrize(
    ("people", "workers", "said"),
    [
        ((60, 40), 100, ""),
        ((60, 50), 100, "The groups hold 110 people, 10 more than the 100 workers"),
        ((60, 30), 100, "The groups hold 90 people, 10 fewer than the 100 workers"),
        ((60, None), 100, ""),
        ((160, None), 100, "60 more than"),
        ((60, 40), None, ""),
        ((None,), 100, ""),
        ((), 100, ""),
    ],
)
def test_figures_that_do_not_fit_are_pointed_out(
    people: tuple[int | None, ...], workers: int | None, said: str
) -> None:
    a = with_groups(*people, workers=workers)
    found = group_disagreement(a, a.chain.actors[0])
    assert found == "" if not said else said in found


def test_a_renamed_group_keeps_its_id() -> None:
    assert [
        (g.id, g.label) for g in change_group(with_groups(1), "stitchers", label="Women").groups
    ] == [("stitchers", "Women")]


# What a node knows, its groups inherit ----------------------------------------------------------


def a_node(**more: Any) -> Assessment:
    marked = {"poverty": "likely", "poverty_reason": "Paid late"}
    return add_actor(Assessment(name="x"), "Homeworkers", "homeworker", **{**marked, **more})


def inherited(a: Assessment, *, others: bool = False) -> dict[str, Any]:
    return group_from_node(a.chain.actors[0], load_method(), others=others)


def test_a_group_inherits_what_its_node_knows_and_nothing_that_it_does_not() -> None:
    assert inherited(a_node()) == {"kind": "home_workers", "why_poor": "Paid late"}
    a = replace(load_sample("tiruppur"), groups=())
    women = next(actor for actor in a.chain.actors if actor.id == "women_workers")
    assert group_from_node(women, load_method()) == {
        "kind": "wage_labour",
        "why_poor": women.poverty_reason,
        "citation": women.citation,
    }


@pytest.mark.parametrize(
    ("counts", "gender"),
    [
        ({"women": 30, "men": 0}, "women"),
        ({"women": 30, "workers": 30}, "women"),
        ({"men": 30, "women": 0}, "men"),
        ({"men": 30, "workers": 30}, "men"),
        ({"women": 20, "men": 10}, "mixed"),
        ({"women": 20, "workers": 30}, "mixed"),
        ({"women": 20}, None),
        ({"women": 20, "workers": 10}, None),
        ({"women": 0, "men": 0}, None),
        ({"workers": 30}, None),
        ({}, None),
    ],
)
def test_gender_follows_from_the_counts_as_far_as_they_tell(
    counts: dict[str, int], gender: str | None
) -> None:
    assert inherited(a_node(**counts)).get("gender") == gender


def test_the_number_of_a_node_is_not_that_of_a_second_group_there() -> None:
    a = a_node(workers=900, women=900)
    assert (inherited(a)["people"], inherited(a)["gender"]) == (900, "women")
    assert inherited(a, others=True).keys() == {"kind", "why_poor"}


def test_a_kind_that_somebody_said_stands_before_the_usual_one() -> None:
    said = inherited(a_node(status_in_employment=("contract_labour",)))
    assert said["kind"] == "contract_labour"


def test_a_number_with_a_source_of_its_own_brings_that_source() -> None:
    node = Citation(source="ids_2004", place="Small firms, global markets")
    own = Citation(source="unido_2004", place="Section 6")
    a = load_sample("tiruppur")
    actor = replace(
        a.chain.actors[0],
        workers=30,
        citation=node,
        figure_sources=({"figure": "workers", "citation": own},),
    )
    assert group_from_node(actor, load_method())["citation"] == own
    assert group_from_node(actor, load_method(), others=True)["citation"] == node


def test_where_nobody_gave_a_reason_the_noted_signs_are_the_reason() -> None:
    a = a_node(poverty_reason=TEMPLATE_SHADE)
    assert "why_poor" not in inherited(a)
    a = rate_item(a, "homeworkers", "incomes_and_wages", "clear", note="Half the minimum")
    a = rate_item(a, "homeworkers", "basic_needs", "none", note="Brick houses")
    a = rate_item(a, "homeworkers", "women_and_minorities", "clear", note="Women only")
    a = rate_item(a, "homeworkers", "social_protection", "some", note="Few are insured")
    assert inherited(a)["why_poor"] == (
        "Incomes and wages: Half the minimum\nSocial protection: Few are insured"
    )


def test_one_edit_makes_a_group_at_each_poverty_node_that_has_none() -> None:
    sample = load_sample("tiruppur")
    one = sample.groups[0]
    made = make_groups_of_nodes(replace(sample, groups=(one,)))
    assert made.groups[0] == one
    names = {group.node: group.label for group in made.groups[1:]}
    assert names == {
        "subcontractors": "Subcontractors",
        "job_workers": "Job workers",
        "contract_workers": "Workers on contract and piece rates",
        "migrant_workers": "Migrants from poorer rural districts",
    }
    assert make_groups_of_nodes(made) == made


def test_a_field_is_from_the_node_until_somebody_changes_it() -> None:
    a = make_groups_of_nodes(a_node(workers=30, women=30))
    assert _same(a) == ("kind", "gender", "people", "why_poor")
    a = change_group(a, "homeworkers", people=20, gender=None)
    assert _same(a) == ("kind", "why_poor")


def _same(a: Assessment) -> tuple[str, ...]:
    return fields_from_node(a.groups[0], a.chain.actors[0], load_method())


@settings(max_examples=60)
@given(assessments())
def test_what_is_made_of_any_nodes_is_theirs_and_leaves_out_only_unknown_kinds(
    a: Assessment,
) -> None:
    method, made = load_method(), make_groups_of_nodes(a)
    assert made.groups[: len(a.groups)] == a.groups
    actors: dict[str, Actor] = {actor.id: actor for actor in a.chain.actors}
    for group in made.groups[len(a.groups) :]:
        node = group_from_node(actors[group.node], method)
        assert set(fields_from_node(group, actors[group.node], method)) == set(node)
    left = poor_nodes_without_group(made)
    assert [actor.id for actor in left if "kind" in group_from_node(actor, method)] == []

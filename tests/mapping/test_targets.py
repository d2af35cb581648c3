"""Whose reach is looked at: poverty groups, and poverty nodes that have none."""

from __future__ import annotations

from cluster_psia.assessment import Chain, PovertyGroup
from cluster_psia.mapping.reach import programme_reach
from cluster_psia.mapping.targets import Target, reach_targets
from cluster_psia.method import load_method
from tests.mapping.chains import activity, actor, assessment, group, poor
from tests.mapping.entering import CHAIN, WOMEN

METHOD = load_method()


def found(chain: Chain, *groups: PovertyGroup) -> tuple[Target, ...]:
    return reach_targets(assessment(chain, groups=groups), METHOD)


def test_a_poverty_node_without_groups_stands_for_itself() -> None:
    found = programme_reach(assessment(CHAIN, activity("act", "owner")))
    assert [(one.group, one.node, one.how) for one in found.groups] == [
        (None, "lone", "not_reached"),
        (None, "home", "indirect"),
    ]


def test_a_group_said_not_to_be_poor_is_left_out_and_named_whatever_its_node_is() -> None:
    owners = group("owners", "home", "micro_entrepreneurs", poverty="none", people=9)
    found = programme_reach(assessment(CHAIN, activity("act", "home"), groups=(WOMEN, owners)))
    assert [one.group for one in found.groups if one.node == "home"] == ["women"]
    assert next(count for count in found.counts if count.way == "direct").people == 300
    assert "Left out, because it is said of them that they are not poor: Owners." in found.notes


def test_a_group_counts_also_at_a_node_that_is_not_marked_poor() -> None:
    (only,) = found(Chain(actors=(actor("owner"),)), group("staff", "owner", people=7))
    assert (only.group, only.actor.id, only.people, only.kinds) == (
        "staff",
        "owner",
        7,
        ("home_workers",),
    )


def test_a_node_whose_only_group_is_better_off_does_not_stand_for_itself() -> None:
    chain = Chain(actors=(poor("home"),))
    assert found(chain, group("owners", "home", poverty="none")) == ()


def test_a_whole_node_has_its_workers_and_is_mixed_only_where_women_are_counted() -> None:
    nodes = (poor("one", workers=9, women=4), poor("two", workers=9, women=0), poor("three"))
    assert [(t.people, t.gender) for t in found(Chain(actors=nodes))] == [
        (9, "mixed"),
        (9, None),
        (None, None),
    ]


def test_groups_and_nodes_of_a_kind_that_the_method_does_not_know_are_left_out() -> None:
    chain = Chain(actors=(actor("owner"), poor("odd", "basket_weaver_of_old")))
    staff = group("staff", "owner", "kind_of_old")
    opened = assessment(CHAIN).model_copy(update={"chain": chain, "groups": (staff,)})
    assert reach_targets(opened, METHOD) == ()


def test_two_whole_nodes_of_one_name_are_told_apart() -> None:
    nodes = (poor("one", label="Weavers"), poor("two", label="Weavers"))
    assert [t.label for t in found(Chain(actors=nodes))] == ["Weavers [one]", "Weavers [two]"]

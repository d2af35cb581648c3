"""Whom a programme reaches along the chain: ways, paths, counts, and what could not be followed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_psia.assessment import Assessment, Chain
from cluster_psia.assessment.document.model import Programme, replace
from cluster_psia.assessment.edits.chain import remove_node
from cluster_psia.assessment.files.samples import case_keys, load_sample
from cluster_psia.mapping.reach import programme_reach
from tests.assessment.strategies import assessments
from tests.mapping.chains import (
    activity,
    actor,
    assessment,
    group,
    links,
    poor,
    random_assessment,
)
from tests.mapping.entering import CHAIN, WOMEN, entering, how


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ("home", "direct"),
        ("owner", "indirect"),  # gives work out
        ("bds", "indirect"),  # serves the owner
        ("union", "indirect"),  # represents them
        ("trader", "indirect"),  # buys from the owner
        ("abroad", "indirect"),
        ("mill", "indirect"),  # its inputs reach the owner
        ("lone", "not_reached"),
    ],
)
def test_how_a_group_is_reached_follows_from_where_the_activity_enters(
    node: str, expected: str
) -> None:
    assert how(entering(node)) == expected


def test_what_an_operator_makes_does_not_carry_a_gain_to_its_buyer_unless_it_is_an_input() -> None:
    nodes = (actor("owner"), actor("other"), poor("home"))
    chain = Chain(actors=nodes, links=links("owner sells_to other", "other subcontracts home"))
    assert how(assessment(chain, activity("act", "owner"), groups=(WOMEN,))) == "not_reached"


def test_the_unreached_come_first_with_the_reason() -> None:
    found = programme_reach(entering("bds"))
    assert [one.group for one in found.groups] == ["lone_ones", "women"]
    assert (
        found.groups[0].because.text
        == "Nothing on the map is linked to this node, so no activity can be followed to it."
    )
    assert found.groups[0].paths == ()


def test_trickle_down_never_enters_a_total() -> None:
    found = programme_reach(entering("bds", "business_linkages"))
    counts = {count.way: (count.groups, count.people, count.not_counted) for count in found.counts}
    assert counts == {
        "not_reached": (0, None, 0),
        "trickle_down": (1, None, 0),
        "indirect": (1, 300, 0),
        "direct": (0, None, 0),
    }
    assert [count.served for count in found.counts][:3] == [None, None, None]


def test_a_group_without_a_number_is_counted_apart() -> None:
    unknown = group("men", "home", gender="men")
    found = programme_reach(assessment(CHAIN, activity("act", "home"), groups=(WOMEN, unknown)))
    direct = next(count for count in found.counts if count.way == "direct")
    assert (direct.groups, direct.people, direct.not_counted) == (2, 300, 1)


def test_an_activity_whose_node_was_deleted_stays_and_asks_for_another() -> None:
    left = remove_node(entering("bds"), "bds")
    assert [one.node for one in left.programme.activities] == [None]
    assert programme_reach(left).groups == ()
    assert any(
        note.startswith("No activity of the programme stands on the map yet")
        for note in programme_reach(left).notes
    )


def test_the_map_shows_where_activities_enter_what_they_come_to_and_over_which_links() -> None:
    found = programme_reach(entering("bds"))
    assert found.entered == {"bds"}
    assert found.reached == {"owner", "home", "mill"}
    assert found.links == {("bds", "owner", "serves"), ("owner", "home", "subcontracts")}


@pytest.mark.parametrize("key", case_keys())
def test_every_published_case_can_be_followed_from_every_node(key: str) -> None:
    a = load_sample(key)
    nodes = [*(n.id for n in a.chain.actors), *(n.id for n in a.chain.institutions)]
    acts = tuple(
        activity(f"a{n}", node, effect="better_technology") for n, node in enumerate(nodes)
    )
    found = programme_reach(replace(a, programme=Programme(activities=acts)))
    assert all(one.how == "direct" for one in found.groups)


@settings(deadline=None, max_examples=40)
@given(assessments())
def test_any_assessment_is_followed_to_the_end(a: Assessment) -> None:
    check(a)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 60), st.integers(0, 150), st.integers(0, 1000))
def test_random_chains_with_loops_orphans_and_one_name_for_all(
    nodes: int, wanted: int, seed: int
) -> None:
    check(random_assessment(nodes, min(wanted, nodes * 2), seed, one_name=True))


def check(a: Assessment) -> None:
    """What holds for every map: each group once, each path on the map,
    and no people in trickle-down.
    """
    found = programme_reach(a)
    drawn = {(k.source, k.target, k.kind) for k in a.chain.links}
    entered = {one.id: one.node for one in a.programme.activities if one.node}
    if entered:
        poor_ones = {one.id for one in a.groups if one.poverty != "none"}
        assert {one.group for one in found.groups if one.group} == poor_ones
    for one in found.groups:
        assert bool(one.paths) == (one.how != "not_reached")
        for path in one.paths:
            assert path.steps[0] == entered[path.activity]
            assert len(path.steps) == len(path.links) + 1 == len(set(path.steps))
            assert {(k.source, k.target, k.kind) for k in path.links} <= drawn
            if one.how != "trickle_down":
                assert path.steps[-1] == one.node
            else:
                assert re.search(r"assumed$", path.words)
    assert next(count for count in found.counts if count.way == "trickle_down").people is None

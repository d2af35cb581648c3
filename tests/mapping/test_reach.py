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
    body,
    group,
    links,
    poor,
    random_assessment,
)
from tests.mapping.entering import CHAIN, NODES, entering, of

WOMEN = group("women", "home", gender="women", people=300)
LONE = group("lone ones".replace(" ", "_"), "lone", "own_account_workers", people=50)
GROUPS = (WOMEN, LONE)


def how(a: Assessment, group_id: str = "women") -> str:
    return of(programme_reach(a), group_id).how


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


def test_a_path_shows_every_step_with_names_and_links() -> None:
    path = of(programme_reach(entering("abroad")), "women").paths[0]
    assert path.steps == ("abroad", "trader", "owner", "home")
    assert [(k.source, k.kind, k.target) for k in path.links] == [
        ("trader", "sells_to", "abroad"),
        ("owner", "sells_to", "trader"),
        ("owner", "subcontracts", "home"),
    ]
    assert (
        path.words
        == "“Act” enters at Abroad → buys from Trader → buys from Owner → gives work to Home"
    )


def test_a_group_reached_both_ways_is_direct_and_shows_both_paths() -> None:
    a = assessment(CHAIN, activity("far", "bds"), activity("near", "home"), groups=GROUPS)
    found = of(programme_reach(a), "women")
    assert found.how == "direct"
    assert [path.activity for path in found.paths] == ["near", "far"]


def test_the_unreached_come_first_with_the_reason() -> None:
    found = programme_reach(entering("bds"))
    assert [one.group for one in found.groups] == ["lone_ones", "women"]
    assert (
        found.groups[0].because.text
        == "Nothing on the map is linked to this node, so no activity can be followed to it."
    )
    assert found.groups[0].paths == ()


def test_local_spending_is_assumed_for_own_account_workers_and_called_so() -> None:
    found = of(programme_reach(entering("bds", "business_linkages")), "lone_ones")
    assert found.how == "trickle_down"
    assert found.paths[0].steps == ("bds", "owner")
    assert found.paths[0].words.endswith("→ serves Owner → spending in the cluster, assumed")
    assert "assumed" in found.because.text


def test_trickle_down_says_what_is_assumed_and_where_the_sources_speak_of_it() -> None:
    """Section 5 names it; the household stands in the same section,
    and local demand in Box 1, which it prints.
    """
    local = of(programme_reach(entering("bds", "business_linkages")), "lone_ones").because
    assert (
        local.source
        == "UNIDO 2004, Section 5, Developing a conceptual frame for PSIA; UNIDO 2004, Box 1"
    )
    assert "Spending in the cluster: " in local.text
    assert "for which groups it is assumed is ours" in local.text
    kin = Chain(actors=NODES, links=(*CHAIN.links[:4], *links("lone lends owner")))
    home = of(
        programme_reach(
            assessment(
                kin, activity("act", "trader"), groups=(group("kin", "lone", "family_labour"),)
            )
        ),
        "kin",
    )
    assert home.because.source.endswith(
        "; UNIDO 2004, Section 5, Units and indicators of assessment"
    )
    assert "Spending within the household: " in home.because.text


def test_an_activity_that_ends_where_it_enters_is_told_unless_poor_people_are_there() -> None:
    chain = Chain(actors=(poor("home"), actor("owner")), institutions=(body("bds"),))
    told = programme_reach(
        assessment(chain, activity("fair", "bds"), activity("near", "home"))
    ).notes
    assert (
        "Nothing on the map leads on from where it enters, and no poverty group is there: “Fair”."
        in told
    )
    assert not any(
        "Nothing on the map leads on" in note for note in programme_reach(entering("bds")).notes
    )


def test_no_spending_is_assumed_when_nobody_earns_or_the_area_raises_no_earnings() -> None:
    lonely = Chain(actors=NODES, links=())
    assert (
        how(
            assessment(lonely, activity("act", "abroad", "business_linkages"), groups=(LONE,)),
            "lone_ones",
        )
        == "not_reached"
    )
    assert how(entering("bds", "local_governance"), "lone_ones") == "not_reached"
    assert how(entering("bds", "enterprise_development"), "lone_ones") == "not_reached"


def test_a_household_shares_earnings_only_beside_a_node_that_is_reached() -> None:
    kin = group("kin", "lone", "family_labour")
    joined = Chain(actors=NODES, links=(*CHAIN.links[:4], *links("lone sells_to owner")))
    beside = assessment(joined, activity("act", "trader"), groups=(kin,))
    # The trader buys from the owner, who buys from them: that is a link, not an assumption.
    assert how(beside, "kin") == "indirect"
    lending = Chain(actors=NODES, links=(*CHAIN.links[:4], *links("lone lends owner")))
    assert (
        how(assessment(lending, activity("act", "trader"), groups=(kin,)), "kin") == "trickle_down"
    )
    apart = Chain(actors=NODES, links=CHAIN.links[:4])
    assert how(assessment(apart, activity("act", "trader"), groups=(kin,)), "kin") == "not_reached"


def test_trickle_down_never_enters_a_total() -> None:
    found = programme_reach(entering("bds", "business_linkages"))
    counts = {count.way: (count.groups, count.people, count.not_counted) for count in found.counts}
    assert counts == {
        "not_reached": (0, None, 0),
        "trickle_down": (1, None, 0),
        "indirect": (1, 300, 0),
        "direct": (0, None, 0),
    }


def test_a_group_without_a_number_is_counted_apart() -> None:
    unknown = group("men", "home", gender="men")
    found = programme_reach(assessment(CHAIN, activity("act", "home"), groups=(WOMEN, unknown)))
    direct = next(count for count in found.counts if count.way == "direct")
    assert (direct.groups, direct.people, direct.not_counted) == (2, 300, 1)


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


def test_an_activity_whose_node_was_deleted_stays_and_asks_for_another() -> None:
    left = remove_node(entering("bds"), "bds")
    assert [one.node for one in left.programme.activities] == [None]
    assert programme_reach(left).groups == ()
    assert any(
        note.startswith("No activity of the programme stands on the map yet")
        for note in programme_reach(left).notes
    )


def test_with_no_activity_on_the_map_nothing_is_said_of_any_group() -> None:
    a = replace(entering("bds"), programme=Programme(areas=("local_governance",)))
    found = programme_reach(a)
    assert found.groups == ()
    assert found.notes[0].startswith("No activity of the programme stands on the map yet")
    assert "Chosen without any activity: Local governance." in found.notes


def test_what_could_not_be_followed_is_told() -> None:
    found = programme_reach(
        assessment(CHAIN, activity("act", "bds"), activity("lost", None), groups=GROUPS)
    )
    assert "Not followed, because nobody has said where it enters the chain: “Lost”." in found.notes
    assert any(
        note.startswith("No expected effect of Table 1 is chosen") and "“Act”" in note
        for note in found.notes
    )


def test_the_map_shows_where_activities_enter_what_they_come_to_and_over_which_links() -> None:
    found = programme_reach(entering("bds"))
    assert found.entered == {"bds"}
    assert found.reached == {"owner", "home", "mill"}
    assert found.links == {("bds", "owner", "serves"), ("owner", "home", "subcontracts")}


def test_a_loop_is_walked_once() -> None:
    nodes = (actor("a"), actor("b"), poor("home"))
    ring = links(
        "a subcontracts b",
        "b subcontracts a",
        "b subcontracts home",
        "home sells_to a",
        "a lends home",
    )
    found = programme_reach(
        assessment(Chain(actors=nodes, links=ring), activity("act", "a"), groups=(WOMEN,))
    )
    assert of(found, "women").paths[0].steps == ("a", "home")


def test_two_nodes_of_one_name_are_told_apart() -> None:
    nodes = (actor("one", label="Firms"), actor("two", label="Firms"), poor("home"))
    chain = Chain(actors=nodes, links=links("one subcontracts two", "two subcontracts home"))
    words = (
        of(programme_reach(assessment(chain, activity("act", "one"), groups=(WOMEN,))), "women")
        .paths[0]
        .words
    )
    assert words == "“Act” enters at Firms [one] → gives work to Firms [two] → gives work to Home"


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

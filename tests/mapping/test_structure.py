"""What the shape of the map says: each rule has a map that trips it,
one that does not, and one where it is silent.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_psia.assessment import Chain
from cluster_psia.assessment.document.model import PovertyGroup, Screened
from cluster_psia.mapping.chokepoints import sampling_note
from cluster_psia.mapping.structure import Finding, structure_findings
from cluster_psia.method import load_method
from tests.assessment.chain_strategies import chains
from tests.mapping.chains import actor, body, group, links, poor, random_assessment

METHOD = load_method()

LINE = ("home", "owner", "big", "trader", "abroad")


def said(chain: Chain, rule: str, *groups: PovertyGroup) -> list[Finding]:
    return [found for found in structure_findings(chain, METHOD, groups) if found.rule == rule]


def test_one_buyer_only_is_told_with_all_who_depend_on_it() -> None:
    nodes = (poor("home"), poor("alone"), actor("owner", units=40))
    found = said(
        Chain(actors=nodes, links=links("owner subcontracts home", "alone sells_to owner")),
        "single_buyer",
    )
    assert [one.nodes for one in found] == [("home", "alone", "owner")]
    assert found[0].text == "Home and Alone: the only buyer or giver of work on the map is Owner."
    assert found[0].note == "Owner is one node on the map and counts 40 units."
    assert found[0].source.startswith("UNIDO 2004, Section 5")


@pytest.mark.parametrize(
    ("units", "note"),
    [
        (1, ""),
        (None, "Owner is one node on the map; how many units it stands for is not known."),
        (2, "Owner is one node on the map and counts 2 units."),
    ],
)
def test_a_node_that_may_be_many_buyers_is_not_told_as_one(units: int | None, note: str) -> None:
    nodes = (poor("home"), actor("owner", units=units))
    found = said(Chain(actors=nodes, links=links("owner subcontracts home")), "single_buyer")
    assert [one.note for one in found] == [note]


def test_two_buyers_are_no_dependence_on_one() -> None:
    nodes = (poor("home"), actor("owner"), actor("trader", "trader", "trade"))
    both = links("owner subcontracts home", "home sells_to trader")
    assert said(Chain(actors=nodes, links=both), "single_buyer") == []


def test_without_a_link_to_a_buyer_nothing_is_said_nor_of_wages_from_one_employer() -> None:
    nodes = (poor("home"), actor("owner"))
    assert said(Chain(actors=nodes), "single_buyer") == []
    assert said(Chain(actors=nodes, links=links("owner employs home")), "single_buyer") == []


def test_one_buyer_of_those_who_are_not_poor_is_no_finding() -> None:
    nodes = (actor("owner"), actor("trader", "trader", "trade"))
    assert said(Chain(actors=nodes, links=links("owner sells_to trader")), "single_buyer") == []


def test_poor_nodes_tied_to_no_institution_are_named() -> None:
    chain = Chain(
        actors=(poor("home"), actor("owner")),
        institutions=(body("bds"),),
        links=links("bds serves owner"),
    )
    found = said(chain, "no_institution")
    assert [(one.text, one.nodes) for one in found] == [
        ("Home: tied to no institution on the map.", ("home",))
    ]


@pytest.mark.parametrize("tie", ["bds trains home", "home sells_to bds"])
def test_any_link_with_an_institution_is_a_tie(tie: str) -> None:
    nodes = (poor("home"), actor("owner"))
    chain = Chain(actors=nodes, institutions=(body("bds"),), links=links("bds serves owner", tie))
    assert said(chain, "no_institution") == []


def test_being_represented_is_a_tie_without_a_link() -> None:
    union = body("union", "labour_civil_society", represents=("home",))
    chain = Chain(actors=(poor("home"), actor("owner")), institutions=(union,))
    assert said(chain, "no_institution") == said(chain, "serves_no_poor") == []


def test_nothing_is_said_of_ties_while_no_institution_has_any() -> None:
    chain = Chain(
        actors=(poor("home"), actor("owner")),
        institutions=(body("bds"), body("school")),
        links=links("bds serves school"),
    )
    assert said(chain, "no_institution") == said(chain, "serves_no_poor") == []


def test_an_institution_that_serves_only_others_is_named() -> None:
    bodies = (body("bds"), body("school", "training_institute"), body("office", "government"))
    chain = Chain(
        actors=(poor("home"), actor("owner")),
        institutions=bodies,
        links=links("bds serves owner", "school trains home", "office regulates bds"),
    )
    assert [one.nodes for one in said(chain, "serves_no_poor")] == [("bds",)]


def test_no_institution_fails_the_poor_while_nobody_is_known_to_be_poor() -> None:
    chain = Chain(
        actors=(actor("owner"),), institutions=(body("bds"),), links=links("bds serves owner")
    )
    assert said(chain, "serves_no_poor") == []


def test_a_node_with_a_poverty_group_counts_as_poor_unless_it_is_said_to_be_better_off() -> None:
    chain = Chain(
        actors=(actor("owner"),), institutions=(body("bds"),), links=links("bds serves owner")
    )
    other = Chain(
        actors=(actor("owner"), actor("x")),
        institutions=(body("bds"),),
        links=links("bds serves x"),
    )
    assert said(chain, "serves_no_poor", group("staff", "owner", "wage_labour")) == []
    assert len(said(other, "no_institution", group("staff", "owner", "wage_labour"))) == 1
    assert (
        said(other, "no_institution", group("staff", "owner", "wage_labour", poverty="none")) == []
    )


def test_what_screening_suggests_marks_a_node_as_poor() -> None:
    items = [item.key for item in METHOD.screening.items if item.counts]
    signs = tuple(Screened(item=item, sign="clear") for item in items)
    nodes = (actor("home", "homeworker", "home_work", screening=signs), actor("owner"))
    chain = Chain(actors=nodes, institutions=(body("bds"),), links=links("bds serves owner"))
    assert [one.nodes for one in said(chain, "no_institution")] == [("home",)]


def test_the_node_that_all_ways_lead_through_is_a_chokepoint() -> None:
    arms = [actor(name) for name in ("a", "b", "c", "d")]
    star = Chain(
        actors=(actor("hub"), *arms), links=links(*(f"{one.id} sells_to hub" for one in arms))
    )
    found = said(star, "chokepoint")
    assert [one.text for one in found] == [
        "100% of the shortest ways between the other operators lead through Hub."
    ]
    assert found[0].note == ""


def test_a_ring_has_no_chokepoint_and_four_operators_are_too_few_for_one() -> None:
    names = ("a", "b", "c", "d", "e", "f")
    ring = [f"{one} sells_to {names[(n + 1) % 6]}" for n, one in enumerate(names)]
    assert said(Chain(actors=tuple(map(actor, names)), links=links(*ring)), "chokepoint") == []
    few = Chain(
        actors=tuple(map(actor, "abcd")),
        links=links("a sells_to d", "b sells_to d", "c sells_to d"),
    )
    assert said(few, "chokepoint") == []


def test_above_500_nodes_ways_are_sampled_the_same_every_time_and_said_so() -> None:
    arms = [actor(f"n{n}") for n in range(600)]
    star = Chain(
        actors=(*arms, actor("hub")), links=links(*(f"{one.id} sells_to hub" for one in arms))
    )
    found = said(star, "chokepoint")
    assert found[0].nodes == ("hub",)
    assert "counted from a sample of nodes, the same every time. 100 of 601 nodes." in found[0].note
    assert found == said(star, "chokepoint")


def test_a_sample_is_told_also_where_it_shows_no_chokepoint_and_not_of_500() -> None:
    def ring(size: int) -> Chain:
        told = (f"n{n} sells_to n{(n + 1) % size}" for n in range(size))
        return Chain(actors=tuple(actor(f"n{n}") for n in range(size)), links=links(*told))

    assert said(ring(501), "chokepoint") == []
    assert sampling_note(ring(501), METHOD).endswith("100 of 501 nodes.")
    assert sampling_note(ring(500), METHOD) == ""


def line(*kinds: str) -> Chain:
    stages = ("home_work", "production", "production", "trade", "markets")
    nodes = tuple(actor(name, stage=stage) for name, stage in zip(LINE, stages, strict=True))
    home = poor("home")
    told = (
        f"owner {kinds[0]} home",
        f"owner {kinds[1]} big",
        "big sells_to trader",
        "trader sells_to abroad",
    )
    return Chain(actors=(home, *nodes[1:]), links=links(*told))


def test_a_long_way_to_the_market_names_every_hand() -> None:
    found = said(line("employs", "sells_to"), "long_way")
    assert found[0].text == "From Home to Abroad it takes 4 steps, through Owner, Big and Trader."
    assert found[0].nodes == LINE


def test_a_short_way_is_no_finding_and_the_shortest_one_counts() -> None:
    chain = line("subcontracts", "sells_to")
    short = Chain(actors=chain.actors, links=(*chain.links, *links("home sells_to abroad")))
    assert said(short, "long_way") == []


def test_without_a_market_or_a_way_there_nothing_is_said_of_length() -> None:
    chain = line("subcontracts", "sells_to")
    assert said(Chain(actors=chain.actors, links=chain.links[:3]), "long_way") == []
    assert said(Chain(actors=chain.actors[:4], links=chain.links[:3]), "long_way") == []


def test_a_loop_on_the_way_does_not_lengthen_it() -> None:
    chain = line("subcontracts", "sells_to")
    looped = Chain(
        actors=chain.actors,
        links=(*chain.links, *links("big sells_to home", "trader sells_to owner")),
    )
    assert said(looped, "long_way")[0].nodes == LINE


def test_at_most_seven_findings_the_gravest_first() -> None:
    found = structure_findings(random_assessment(120, 160).chain, METHOD)
    assert 1 < len(found) <= 7
    assert [one.gravity for one in found] == sorted((one.gravity for one in found), reverse=True)


def test_of_more_findings_those_of_the_least_people_are_left_out() -> None:
    nodes = [poor(f"p{n}", workers=n) for n in range(9)] + [actor(f"b{n}") for n in range(9)]
    found = structure_findings(
        Chain(actors=tuple(nodes), links=links(*(f"p{n} sells_to b{n}" for n in range(9)))),
        METHOD,
    )
    assert [one.nodes[0] for one in found] == ["p8", "p7", "p6", "p5", "p4", "p3", "p2"]


def test_without_links_between_operators_nothing_is_said_at_all() -> None:
    nodes = (poor("home"), *map(actor, "abcde"))
    assert structure_findings(Chain(actors=nodes, institutions=(body("bds"),)), METHOD) == ()


def test_two_nodes_of_one_name_are_told_apart() -> None:
    nodes = (poor("one", label="Weavers"), poor("two", label="Weavers"), actor("owner"))
    found = said(
        Chain(actors=nodes, links=links("owner subcontracts one", "owner subcontracts two")),
        "single_buyer",
    )
    assert "Weavers [one] and Weavers [two]: " in found[0].text


@settings(deadline=None, max_examples=60)
@given(chains())
def test_any_chain_is_read_to_the_end(chain: Chain) -> None:
    ids = {*(n.id for n in chain.actors), *(n.id for n in chain.institutions)}
    for found in structure_findings(chain, METHOD):
        assert set(found.nodes) <= ids


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 60), st.integers(0, 150), st.integers(0, 1000))
def test_random_chains_with_loops_orphans_and_one_name_for_all(
    nodes: int, wanted: int, seed: int
) -> None:
    a = random_assessment(nodes, min(wanted, nodes * 2), seed, one_name=True)
    assert structure_findings(a.chain, METHOD, a.groups) == structure_findings(
        a.chain, METHOD, a.groups
    )

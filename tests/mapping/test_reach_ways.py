"""The way on which something comes to a group: along links, by spending, or not at all."""

from __future__ import annotations

from cluster_psia.assessment import Chain
from cluster_psia.mapping.reach import programme_reach
from tests.mapping.chains import activity, actor, assessment, body, group, links, poor
from tests.mapping.entering import CHAIN, GROUPS, LONE, NODES, entering, how, of


def test_a_group_reached_both_ways_is_direct_and_shows_both_paths() -> None:
    a = assessment(CHAIN, activity("far", "bds"), activity("near", "home"), groups=GROUPS)
    found = of(programme_reach(a), "women")
    assert found.how == "direct"
    assert [path.activity for path in found.paths] == ["near", "far"]


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
    assert local.source == (
        "UNIDO 2004, Section 5, Developing a conceptual frame for PSIA; UNIDO 2004, Box 1; ours:"
        " for which groups it is assumed"
    )
    assert "Spending in the cluster: " in local.text
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
        "; UNIDO 2004, Section 5, Units and indicators of assessment; ours: that family labour at a"
        " linked node lives in such a household"
    )
    assert "Spending within the household: " in home.because.text


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


def spending(*told: str) -> Chain:
    """An activity at the office comes to both firms, to the near one first."""
    nodes = (actor("near"), actor("far"), poor("kin_home", "own_account"))
    return Chain(
        actors=nodes,
        institutions=(body("office"),),
        links=links("office serves near", "near subcontracts far", *told),
    )


def spent(chain: Chain, kind: str) -> list[tuple[str, ...]]:
    kin = group("kin", "kin_home", kind)
    act = activity("act", "office", "business_linkages")
    found = of(programme_reach(assessment(chain, act, groups=(kin,))), "kin")
    assert found.how == "trickle_down"
    return [path.steps for path in found.paths]


def test_of_those_who_earn_beside_a_household_the_nearest_is_taken() -> None:
    both = spending("kin_home lends far", "kin_home lends near")
    assert spent(both, "family_labour") == [("office", "near")]
    only_far = spending("kin_home lends far")
    assert spent(only_far, "family_labour") == [("office", "near", "far")]


def test_spending_in_the_cluster_begins_with_the_nearest_who_earns_wherever_the_group_is() -> None:
    assert spent(spending("kin_home lends far"), "own_account_workers") == [("office", "near")]


def test_an_unreached_group_that_has_links_is_not_called_alone() -> None:
    chain = spending("kin_home lends far")
    act = activity("act", "office")
    groups = (group("kin", "kin_home", "wage_labour"),)
    found = of(programme_reach(assessment(chain, act, groups=groups)), "kin")
    assert found.how == "not_reached"
    assert "is linked to this node" not in found.because.text

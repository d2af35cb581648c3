"""The finding and the counts that a map says over itself."""

from __future__ import annotations

from cluster_psia.assessment import Actor, Assessment, Chain
from cluster_psia.drawing.map.captions import count_of, map_title
from cluster_psia.drawing.map.views import Reached
from tests.mapping.chains import actor, assessment, links

NOTHING = Reached()


def of(*actors: Actor) -> Assessment:
    return assessment(Chain(actors=actors))


def opened(*actors: Actor) -> Assessment:
    """A map with kinds that the method need not know."""
    return of().model_copy(update={"chain": Chain(actors=actors)})


TWO = of(actor("one", workers=100, women=90), actor("two", workers=300, women=30))


def test_women_are_added_up_where_both_figures_are_known_and_the_highest_share_is_named() -> None:
    told = map_title(TWO, "women", NOTHING)
    assert told == (
        "120 of 400 people are women in the 2 nodes where both are counted; highest share, 90%: One"
    )
    more = of(*TWO.chain.actors, actor("three", women=500), actor("four", workers=9))
    assert map_title(more, "women", NOTHING) == told


def test_of_equal_shares_the_one_of_more_women_is_named() -> None:
    a = of(actor("few", workers=10, women=5), actor("many", workers=100, women=50))
    assert map_title(a, "women", NOTHING).endswith("highest share, 50%: Many")


def test_people_of_an_unknown_kind_are_in_no_sum_and_that_is_told() -> None:
    odd = actor("odd", "basket_weaver_of_old", workers=1000, women=1000)
    a = opened(*TWO.chain.actors, odd)
    assert map_title(a, "women", NOTHING) == map_title(TWO, "women", NOTHING)
    assert count_of(a, "women").endswith(
        ", 1 of an unknown kind, whose people are counted in no sum"
    )


def test_without_both_figures_of_any_node_no_share_is_told() -> None:
    assert "is not known of any node" in map_title(of(actor("one", women=3)), "women", NOTHING)


def test_the_unreached_are_told_before_those_who_may_get_something() -> None:
    both = Reached({"one": ("not_reached", "direct"), "two": ("trickle_down",)})
    assert map_title(TWO, "reach", both) == (
        "Not reached by the programme in 1 of 2 nodes with poverty groups: One"
    )
    assumed = Reached({"one": ("direct",), "two": ("trickle_down", "direct")})
    assert map_title(TWO, "reach", assumed).endswith(
        "assumed, in 1 of 2 nodes with poverty groups: Two"
    )


def test_something_comes_to_all_only_where_nobody_is_left_to_trickle_down() -> None:
    every = Reached({"one": ("direct",), "two": ("indirect",)})
    assert map_title(TWO, "reach", every) == (
        "Something comes to each of 2 nodes with poverty groups"
    )
    one = Reached({"one": ("direct",)})
    assert map_title(TWO, "reach", one) == "Something comes to the one node with poor people"


def test_reach_that_is_not_known_is_told_as_such() -> None:
    assert map_title(TWO, "reach", NOTHING).startswith("Whom the programme reaches is not known")


def test_counts_tell_of_how_many_the_plotted_figure_is_known() -> None:
    nodes = (actor("one", workers=5), actor("two", women=5, workers=9), actor("three"))
    a = assessment(Chain(actors=nodes, links=links("one sells_to two")))
    start = "3 operators, 0 institutions, 1 link"
    assert count_of(a, "people") == f"{start}, people counted in 2 of 3 operators"
    assert count_of(a, "women") == f"{start}, women and all people counted in 1 of 3 operators"
    assert count_of(a, "status") == f"{start}, 0 looked at for poverty of 3 operators"
    assert count_of(a, "reach") == start
    assert count_of(of(), "people") == "0 operators, 0 institutions, 0 links"

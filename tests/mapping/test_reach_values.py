"""Paths from an activity to a group, as steps, links and words."""

from __future__ import annotations

from cluster_psia.assessment import Chain
from cluster_psia.mapping.reach import programme_reach
from cluster_psia.mapping.reach_values import Path
from tests.mapping.chains import activity, actor, assessment, links, poor
from tests.mapping.entering import WOMEN, entering, of


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


def test_two_nodes_of_one_name_are_told_apart() -> None:
    nodes = (actor("one", label="Firms"), actor("two", label="Firms"), poor("home"))
    chain = Chain(actors=nodes, links=links("one subcontracts two", "two subcontracts home"))
    words = (
        of(programme_reach(assessment(chain, activity("act", "one"), groups=(WOMEN,))), "women")
        .paths[0]
        .words
    )
    assert words == "“Act” enters at Firms [one] → gives work to Firms [two] → gives work to Home"


def test_a_path_that_ends_where_it_begins_has_one_step_and_no_link() -> None:
    path = Path("act", "home", (), "Fair", labels={"home": "Home"})
    assert (path.steps, path.links) == (("home",), ())
    assert path.words == "“Fair” enters at Home"


def test_what_is_assumed_stands_last_and_is_called_so() -> None:
    path = Path("act", "home", (), "Fair", "spending at home", {"home": "Home"})
    assert path.words == "“Fair” enters at Home → spending at home, assumed"


def test_paths_are_equal_whatever_their_nodes_are_called() -> None:
    assert Path("act", "a", (), "Fair", labels={"a": "A"}) == Path("act", "a", (), "Fair")

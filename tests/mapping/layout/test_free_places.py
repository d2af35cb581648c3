"""Free places beside nodes that stand already."""

from __future__ import annotations

from cluster_psia.assessment import Chain
from cluster_psia.mapping.layout.free_places import StandingNodes
from cluster_psia.mapping.layout.grid import chain_grid
from cluster_psia.mapping.layout.lattice import COLUMN, ROW, NodePlace, node_place
from cluster_psia.method import load_method
from tests.mapping.chains import actor, body

METHOD = load_method()
CHAIN = Chain(
    actors=tuple(actor(f"p{n}") for n in range(3)),
    institutions=(body("bds"), body("office", "government")),
)
GRID = chain_grid(CHAIN, METHOD)
WANTED = NodePlace("new", 0.0, 0.0, "micro")


def test_a_node_may_stand_where_it_covers_nobody_on_its_level() -> None:
    nodes = StandingNodes(GRID, GRID.places)
    assert nodes.takes(WANTED)
    assert not nodes.takes(GRID.at("p1"))
    meso, macro = GRID.at("bds"), GRID.at("office")
    assert not nodes.takes(NodePlace("new", 0.0, meso.y, "micro")), "below its level"
    assert nodes.takes(NodePlace("new", 0.5 * COLUMN, macro.y + ROW, "macro")), "nobody is below"


def test_a_node_put_aside_keeps_others_off_its_place() -> None:
    nodes = StandingNodes(GRID, GRID.places)
    nodes.add(NodePlace("aside", 20.0, 15.0, "micro"))
    assert nodes.free_place(WANTED).point == (0.0, 2 * ROW)


def test_each_node_that_is_added_takes_a_place_of_its_own() -> None:
    nodes = StandingNodes(GRID, GRID.places)
    taken = [nodes.free_place(WANTED)]
    for _ in range(4):
        nodes.add(taken[-1])
        taken.append(nodes.free_place(WANTED))
    assert [place.y / ROW for place in taken] == [0, 1, 2, 3, -1]
    assert {place.x for place in taken} == {0.0}


def test_the_first_on_an_empty_map_stands_where_the_grid_has_it() -> None:
    empty = chain_grid(Chain(), METHOD)
    assert StandingNodes(empty).free_place(WANTED) == node_place(("new", 0, 0), "micro", -ROW / 2)

"""Ways between operators: which side they leave by, and that no two lie on each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cluster_psia.assessment import Chain
from cluster_psia.drawing.map.operators import CLEAR, RoutedLink, plan_ways, way_corners
from cluster_psia.drawing.map.places import NodeBox, Plane, by_column, map_plane
from cluster_psia.mapping.layout.grid import chain_grid
from cluster_psia.mapping.layout.lattice import ROW
from cluster_psia.method import load_method
from tests.mapping.chains import actor

METHOD = load_method()
# One, then three below each other, then one, then one.
CHAIN = Chain(
    actors=(
        actor("mill", "input_supplier", "inputs"),
        *(actor(name) for name in ("a", "b", "c")),
        actor("mid", "trader", "trade"),
        actor("end", "external_buyer", "markets"),
    )
)
PLANE: Plane = map_plane(CHAIN, chain_grid(CHAIN, METHOD), {})
BOXES: dict[str, NodeBox] = {box.node: box for box in PLANE.boxes}


def planned(*told: tuple[str, str]) -> list[RoutedLink]:
    ways = {i: RoutedLink(BOXES[a], BOXES[b]) for i, (a, b) in enumerate(told)}
    plan_ways(ways, by_column(BOXES.values()), PLANE)
    return list(ways.values())


@pytest.mark.parametrize(
    ("link", "sides"),
    [
        (("a", "mid"), ("right", "left")),
        (("mid", "a"), ("left", "right")),
        (("a", "b"), ("bottom", "top")),
        (("b", "a"), ("top", "bottom")),
        (("a", "c"), ("right", "right")),  # past the one between
        (("a", "a"), ("right", "right")),
    ],
)
def test_a_way_leaves_by_the_side_that_looks_where_it_goes(
    link: tuple[str, str], sides: tuple[str, str]
) -> None:
    assert planned(link)[0].sides == sides


def test_a_way_passes_only_the_columns_between_in_the_order_it_meets_them() -> None:
    there, back, near = planned(("mill", "end"), ("end", "mill"), ("b", "mid"))
    between = [BOXES["a"].x, BOXES["mid"].x]
    assert [x for x, _ in there.passes] == between
    assert [x for x, _ in back.passes] == between[::-1]
    assert near.passes == []


def test_a_way_takes_the_side_of_a_node_that_is_nearer_to_its_line() -> None:
    (way,) = planned(("c", "end"))
    mid = BOXES["mid"]
    assert way.height_at(mid.x) > mid.y
    assert way.lanes[mid.x] >= mid.bottom + CLEAR


def test_a_way_keeps_clear_of_the_node_that_it_passes() -> None:
    (way,) = planned(("a", "end"))
    lane, mid = way.lanes[BOXES["mid"].x], BOXES["mid"]
    assert lane <= mid.top - CLEAR or lane >= mid.bottom + CLEAR


def test_ways_through_one_gap_each_have_a_height_of_their_own() -> None:
    ways = planned(("a", "end"), ("b", "end"), ("end", "a"))
    gap = BOXES["mid"].x
    assert len({way.lanes[gap] for way in ways}) == 3


def test_ends_at_one_side_stand_apart_in_the_order_of_where_they_come_from() -> None:
    ways = planned(("c", "mid"), ("a", "mid"), ("b", "mid"))
    ports = [way.ports[False] for way in ways]
    c, a, b = ports
    assert a < b < c


def test_a_way_begins_and_ends_at_the_border_of_its_nodes() -> None:
    (across,) = planned(("a", "mid"))
    corners = way_corners(across)
    assert corners[0][0] == BOXES["a"].right
    assert corners[-1][0] == BOXES["mid"].left
    (down,) = planned(("a", "b"))
    assert [y for _, y in way_corners(down)] == [BOXES["a"].bottom, BOXES["b"].top]


@pytest.mark.parametrize(("rows", "out"), [(0, 34), (2, 44), (100, 60)])
def test_a_way_back_into_its_own_column_bulges_out_and_not_without_end(rows: int, out: int) -> None:
    a = BOXES["a"]
    below = replace(a, node="below", y=a.y + rows * ROW)
    way = RoutedLink(a, below, ("right", "right"), ports={True: a.y, False: below.y})
    assert [x - a.right for x, _ in way_corners(way)] == [0, out, out, 0]

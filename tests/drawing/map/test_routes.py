"""Ways of the links: none behind a node, each from its own to its own."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from cluster_psia.drawing.map.places import map_plane
from cluster_psia.drawing.map.routes import Route, link_routes
from cluster_psia.mapping.layout.grid import chain_grid
from cluster_psia.method import load_method
from tests.drawing.map.drawn import MAP, drawn
from tests.mapping.chains import random_assessment

METHOD = load_method()


def sampled(route: Route) -> Iterator[tuple[float, float]]:
    """Points along a way, the bends of a soft one as they are drawn."""
    for a, b in pairwise(route.points):
        for i in range(13):
            t = i / 12
            bend = 3 * t * t - 2 * t**3
            if route.soft and abs(a[0] - b[0]) >= 1 and abs(a[1] - b[1]) >= 1:
                yield (
                    a[0] + (b[0] - a[0]) * (1.5 * t - 1.5 * t * t + t**3),
                    a[1] + (b[1] - a[1]) * bend,
                )
            else:
                yield a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


@pytest.mark.parametrize("folded", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_no_link_passes_behind_a_node_and_each_begins_and_ends_at_its_own(
    seed: int, folded: bool
) -> None:
    laid, ways = drawn(random_assessment(60, 150, seed), folded)
    boxes = {box.node: box for box in laid.boxes}
    for way in ways:
        for node, (x, y) in ((way.link.source, way.points[0]), (way.link.target, way.points[-1])):
            box = boxes[node]
            assert box.left - 1 <= x <= box.right + 1
            assert box.top - 1 <= y <= box.bottom + 1
        for x, y in sampled(way):
            hit = [
                b.node
                for b in laid.boxes
                if b.left + 2 < x < b.right - 2 and b.top + 2 < y < b.bottom - 2
            ]
            assert hit == [], (way.link, x, y)


def test_a_node_that_was_dragged_stands_where_it_was_put_and_keeps_its_links() -> None:
    places = chain_grid(MAP.chain, METHOD, {"home": (222.0, 500.0)})
    laid = map_plane(MAP.chain, places, {})
    box = next(box for box in laid.boxes if box.node == "home")
    assert (box.x, box.y) == (270.0, 500.0)
    assert len(link_routes(laid, MAP.chain.links)) == len(MAP.chain.links)

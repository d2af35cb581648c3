"""The ways of the links: around nodes, never behind them.

Links between operators run from side to side; where one skips a column it passes through a gap
between the nodes that stand there. Links of institutions climb between the columns. Everything is
computed from the boxes in one pass over the links, so that a map of a thousand nodes takes no more
time for each link than a small one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from cluster_psia.drawing.map.operators import RoutedLink, plan_ways, way_corners
from cluster_psia.drawing.map.places import MapPoint, NodeBox, Plane, by_column
from cluster_psia.drawing.map.services import Services

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Link


@dataclass(frozen=True)
class Route:
    """The way of one link.

    Its corners, and whether it bends softly (operators) or at right angles (institutions).
    """

    link: Link
    points: tuple[MapPoint, ...]
    soft: bool
    service: bool
    trunk: str = ""  # links with the same trunk share their way as far as it is the same


def link_routes(plane: Plane, links: Iterable[Link]) -> tuple[Route, ...]:
    """The way of each link.

    Links of nodes that people put aside run straight: there the grid is no help.
    """
    given, aside = tuple(links), {box.node for box in plane.boxes if box.aside}
    boxes = {box.node: box for box in plane.boxes}
    ways = _operator_ways(plane, given, aside)
    services = Services(plane)
    found = []
    for number, link in enumerate(given):
        if number in ways:
            found.append(Route(link, way_corners(ways[number]), soft=True, service=False))
        elif _ends(link) & aside:
            found.append(_straight_route(link, boxes))
        else:
            found.append(_service_route(link, boxes, services))
    return tuple(found)


def _operator_ways(plane: Plane, links: Sequence[Link], aside: set[str]) -> dict[int, RoutedLink]:
    """The planned ways of the links between operators that stand on the grid, by their number."""
    boxes = {box.node: box for box in plane.boxes}
    ways = {
        number: RoutedLink(boxes[link.source], boxes[link.target])
        for number, link in enumerate(links)
        if not _is_service(link, boxes) and not _ends(link) & aside
    }
    operators = (box for box in plane.boxes if box.level == "micro" and not box.aside)
    plan_ways(ways, by_column(operators), plane)
    return ways


def _service_route(link: Link, boxes: Mapping[str, NodeBox], services: Services) -> Route:
    points = services.way(boxes[link.source], boxes[link.target], link.kind)
    trunk = "|".join(services.owner)
    return Route(link, points, soft=False, service=True, trunk=trunk)


def _ends(link: Link) -> set[str]:
    return {link.source, link.target}


def _is_service(link: Link, boxes: Mapping[str, NodeBox]) -> bool:
    """Whether an institution stands at an end of the link."""
    return not boxes[link.source].level == boxes[link.target].level == "micro"


def _straight_route(link: Link, boxes: Mapping[str, NodeBox]) -> Route:
    points = _straight(boxes[link.source], boxes[link.target])
    return Route(link, points, soft=False, service=_is_service(link, boxes))


def _straight(a: NodeBox, b: NodeBox) -> tuple[MapPoint, ...]:
    """From border to border, straight."""
    return (_border(a, b), _border(b, a))


def _border(a: NodeBox, towards: NodeBox) -> MapPoint:
    dx, dy = towards.x - a.x, towards.y - a.y
    if not dx and not dy:
        return a.right, a.y
    across = a.width / 2 / abs(dx) if dx else 9e9
    down = a.height / 2 / abs(dy) if dy else 9e9
    part = min(across, down, 1.0)
    return a.x + dx * part, a.y + dy * part


# Along a way -------------------------------------------------------------------------------------


def tidy_corners(points: Iterable[MapPoint]) -> list[MapPoint]:
    """Corners without those that repeat the one before or lie on a straight line between their
    neighbours.
    """
    kept: list[MapPoint] = []
    for point in points:
        if kept and _near(kept[-1][0], point[0]) and _near(kept[-1][1], point[1]):
            continue
        if len(kept) > 1 and _in_line(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return kept


def _near(a: float, b: float) -> bool:
    return abs(a - b) < 0.5


def _in_line(a: MapPoint, b: MapPoint, c: MapPoint) -> bool:
    """Whether three corners stand under or beside each other."""
    return any(_near(a[k], b[k]) and _near(b[k], c[k]) for k in (0, 1))


def route_points(route: Route) -> Iterator[MapPoint]:
    """Points along a way, close enough for choosing where its word may stand."""
    points = list(route.points) if route.soft else tidy_corners(route.points)
    for a, b in pairwise(points):
        for part in (0.5, 0.35, 0.65, 0.2, 0.8):
            bend = part * part * (3 - 2 * part) if route.soft else part
            yield a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * bend

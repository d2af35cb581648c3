"""The ways of the links: around nodes, never behind them.

Links between operators run from side to side; where one skips a column it passes through a gap
between the nodes that stand there. Links of institutions climb between the columns. Everything is
computed from the boxes in one pass over the links, so that a map of a thousand nodes takes no more
time for each link than a small one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from cluster_psia.assessment.document.model import Link
from cluster_psia.drawing.map.places import BETWEEN, COLUMN, NodeBox, Plane, Point, by_column
from cluster_psia.drawing.map.services import Services
from cluster_psia.mapping.grid import ROW

Side = Literal["left", "right", "top", "bottom"]
End = tuple[int, bool]  # number of the link, and whether this is its source
PORTS = 9  # most that two links at one side of a node stand apart
LANES = 7  # the same for two links in one gap
CLEAR = 7  # between a link that passes and the node beside it


@dataclass(frozen=True)
class Route:
    """The way of one link: its corners, and whether it bends softly
    (operators) or at right angles (institutions).
    """

    link: Link
    points: tuple[Point, ...]
    soft: bool
    service: bool
    trunk: str = ""  # links with the same trunk share their way as far as it is the same


@dataclass
class _Way:
    """A link on its way to becoming a route."""

    source: NodeBox
    target: NodeBox
    sides: tuple[Side, Side] = ("right", "left")
    passes: list[tuple[float, int]] = field(default_factory=list)  # column, gap
    ports: dict[bool, float] = field(default_factory=dict)
    lanes: dict[float, float] = field(default_factory=dict)


def link_routes(
    plane: Plane, links: Iterable[Link], moved: Iterable[str] = ()
) -> tuple[Route, ...]:
    """The way of each link.

    Links of nodes that people put elsewhere run straight: there the grid is no help.
    """
    boxes, dragged = {box.node: box for box in plane.boxes}, set(moved)
    given = tuple(links)
    columns = by_column(
        box for box in plane.boxes if box.level == "micro" and box.node not in dragged
    )
    ways = {
        i: _Way(boxes[link.source], boxes[link.target])
        for i, link in enumerate(given)
        if boxes[link.source].level == boxes[link.target].level == "micro"
        and not {link.source, link.target} & dragged
    }
    _plan(ways, columns, plane)
    services = Services(plane, dragged)
    found = []
    for i, link in enumerate(given):
        if i in ways:
            found.append(Route(link, _soft(ways[i]), soft=True, service=False))
        elif {link.source, link.target} & dragged:
            both = boxes[link.source].level == boxes[link.target].level == "micro"
            found.append(
                Route(
                    link,
                    _straight(boxes[link.source], boxes[link.target]),
                    soft=False,
                    service=not both,
                )
            )
        else:
            points = services.way(boxes[link.source], boxes[link.target], link.kind)
            found.append(
                Route(link, points, soft=False, service=True, trunk="|".join(services.owner))
            )
    return tuple(found)


# Operators ---------------------------------------------------------------------------------------


def _plan(ways: dict[int, _Way], columns: dict[float, list[NodeBox]], plane: Plane) -> None:
    """Sides, then gaps, then where in each gap and at each side."""
    xs = sorted(columns)
    for way in ways.values():
        way.sides = _sides(way, columns)
        if way.sides in (("right", "left"), ("left", "right")):
            way.passes = [
                (x, _gap(way, x, columns[x], plane))
                for x in _between(xs, way.source.x, way.target.x)
            ]
    _take_lanes(ways, columns, plane)
    _take_ports(ways)


def _sides(way: _Way, columns: dict[float, list[NodeBox]]) -> tuple[Side, Side]:
    source, target = way.source, way.target
    if source.x != target.x:
        return ("right", "left") if source.x < target.x else ("left", "right")
    column = columns[source.x]
    apart = column.index(target) - column.index(source) if source != target else 0
    if apart == 1:
        return ("bottom", "top")
    return ("top", "bottom") if apart == -1 else ("right", "right")


def _between(xs: list[float], a: float, b: float) -> list[float]:
    """The columns strictly between two,
    in the order in which a link from ``a`` to ``b`` meets them.
    """
    low, high = sorted((a, b))
    met = xs[bisect_left(xs, low) + 1 : bisect_left(xs, high)]
    return met if a < b else met[::-1]


def _gap(way: _Way, x: float, column: list[NodeBox], plane: Plane) -> int:
    """The gap of a column nearest to the straight line; gap i lies above the column's i-th node."""
    part = (x - way.source.x) / (way.target.x - way.source.x)
    wanted = way.source.y + (way.target.y - way.source.y) * part
    at = bisect_left([box.y for box in column], wanted)
    near = range(max(at - 1, 0), min(at + 2, len(column) + 1))

    def away(gap: int) -> float:
        low, high = _room(column, gap, plane)
        return max(low - wanted, wanted - high, 0.0)

    return min(near, key=away)


def _room(column: list[NodeBox], gap: int, plane: Plane) -> tuple[float, float]:
    """The heights between which a link may pass through a gap."""
    low = column[gap - 1].bottom + CLEAR if gap else plane.top - BETWEEN / 2
    high = column[gap].top - CLEAR if gap < len(column) else plane.levels[0].bottom + BETWEEN / 4
    return (low, high) if low < high else ((low + high) / 2, (low + high) / 2)


def _take_lanes(ways: dict[int, _Way], columns: dict[float, list[NodeBox]], plane: Plane) -> None:
    passing: dict[tuple[float, int], list[tuple[float, int]]] = defaultdict(list)
    for i, way in ways.items():
        for x, gap in way.passes:
            part = (x - way.source.x) / (way.target.x - way.source.x)
            passing[x, gap].append((way.source.y + (way.target.y - way.source.y) * part, i))
    for (x, gap), wanted in passing.items():
        low, high = _room(columns[x], gap, plane)
        heights = _spread([y for y, _ in wanted], low, high, LANES)
        for y, (_, i) in zip(heights, sorted(wanted), strict=True):
            ways[i].lanes[x] = y


def _spread(wanted: list[float], low: float, high: float, most: float) -> list[float]:
    """Places for so many between ``low`` and ``high``, around where they would like to be."""
    step = min(most, (high - low) / max(len(wanted) - 1, 1))
    half = step * (len(wanted) - 1) / 2
    middle = min(max(sum(wanted) / len(wanted), low + half), high - half)
    return [middle - half + step * i for i in range(len(wanted))]


def _take_ports(ways: dict[int, _Way]) -> None:
    ends: dict[tuple[str, Side], list[tuple[float, End]]] = defaultdict(list)
    for i, way in ways.items():
        for box, side, other, is_source in (
            (way.source, way.sides[0], way.target, True),
            (way.target, way.sides[1], way.source, False),
        ):
            lane = list(way.lanes.values())
            next_y = (lane[0] if is_source else lane[-1]) if lane else other.y
            ends[box.node, side].append((next_y, (i, is_source)))
    for (_, side), wanted in ends.items():
        i, is_source = wanted[0][1]
        box = ways[i].source if is_source else ways[i].target
        along, centre = (box.height, box.y) if side in ("left", "right") else (box.width / 2, box.x)
        step = min(PORTS, (along - 16) / len(wanted))
        for n, (_, (number, source)) in enumerate(sorted(wanted)):
            ways[number].ports[source] = centre + step * (n - (len(wanted) - 1) / 2)


def _soft(way: _Way) -> tuple[Point, ...]:
    points = [_port(way.source, way.sides[0], way.ports[True])]
    half = COLUMN / 2 - 46  # the straight part of a passage: as wide as the widest node
    for x, _ in way.passes:
        ahead = half if way.source.x < way.target.x else -half
        points += [(x - ahead, way.lanes[x]), (x + ahead, way.lanes[x])]
    points.append(_port(way.target, way.sides[1], way.ports[False]))
    if way.sides == ("right", "right"):
        bulge = max(points[0][0], points[1][0]) + min(
            34 + 5 * abs(way.source.y - way.target.y) / ROW, 60
        )
        points[1:1] = [(bulge, points[0][1]), (bulge, points[1][1])]
    return tuple(points)


def _port(box: NodeBox, side: Side, at: float) -> Point:
    if side in ("left", "right"):
        return (box.left if side == "left" else box.right), at
    return at, (box.top if side == "top" else box.bottom)


def _straight(a: NodeBox, b: NodeBox) -> tuple[Point, ...]:
    """From border to border, straight."""
    return (_border(a, b), _border(b, a))


def _border(a: NodeBox, towards: NodeBox) -> Point:
    dx, dy = towards.x - a.x, towards.y - a.y
    if not dx and not dy:
        return a.right, a.y
    part = min(a.width / 2 / abs(dx) if dx else 9e9, a.height / 2 / abs(dy) if dy else 9e9, 1.0)
    return a.x + dx * part, a.y + dy * part


# Along a way -------------------------------------------------------------------------------------


def tidy_corners(points: Iterable[Point]) -> list[Point]:
    """Corners without those that repeat the one before
    or lie on a straight line between their neighbours.
    """
    kept: list[Point] = []
    for point in points:
        if kept and abs(kept[-1][0] - point[0]) < 0.5 and abs(kept[-1][1] - point[1]) < 0.5:
            continue
        if len(kept) > 1 and any(
            abs(kept[-2][k] - kept[-1][k]) < 0.5 > abs(kept[-1][k] - point[k]) for k in (0, 1)
        ):
            kept.pop()
        kept.append(point)
    return kept


def route_points(route: Route) -> Iterator[Point]:
    """Points along a way, close enough for choosing where its word may stand."""
    points = list(route.points) if route.soft else tidy_corners(route.points)
    for a, b in pairwise(points):
        for part in (0.5, 0.35, 0.65, 0.2, 0.8):
            bend = part * part * (3 - 2 * part) if route.soft else part
            yield a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * bend

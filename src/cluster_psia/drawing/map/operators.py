"""The ways of links between operators: from side to side, through gaps between the nodes."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from cluster_psia.drawing.map.places import BETWEEN, COLUMN, MapPoint, NodeBox, Plane
from cluster_psia.mapping.layout.lattice import ROW

Side = Literal["left", "right", "top", "bottom"]
PORTS = 9  # most that two links at one side of a node stand apart
LANES = 7  # the same for two links in one gap
CLEAR = 7  # between a link that passes and the node beside it
_PASSING = COLUMN / 2 - 46  # half the straight part of a passage: as wide as the widest node


@dataclass
class RoutedLink:
    """A link on its way to becoming a route."""

    source: NodeBox
    target: NodeBox
    sides: tuple[Side, Side] = ("right", "left")
    passes: list[tuple[float, int]] = field(default_factory=list)  # column, gap
    ports: dict[bool, float] = field(default_factory=dict)  # at the source (True), at the target
    lanes: dict[float, float] = field(default_factory=dict)

    def height_at(self, x: float) -> float:
        """Where the straight line from source to target stands at ``x``."""
        part = (x - self.source.x) / (self.target.x - self.source.x)
        return self.source.y + (self.target.y - self.source.y) * part


class _End(NamedTuple):
    """One end of a way, with the height that it comes from or goes to next."""

    next_y: float
    number: int
    is_source: bool


def plan_ways(
    ways: dict[int, RoutedLink], columns: dict[float, list[NodeBox]], plane: Plane
) -> None:
    """Sides, then gaps, then where in each gap and at each side."""
    xs = sorted(columns)
    for way in ways.values():
        way.sides = _sides(way, columns)
        if way.sides in (("right", "left"), ("left", "right")):
            met = _between(xs, way.source.x, way.target.x)
            way.passes = [(x, _gap(way, x, columns[x], plane)) for x in met]
    _take_lanes(ways, columns, plane)
    _take_ports(ways)


def way_corners(way: RoutedLink) -> tuple[MapPoint, ...]:
    """The corners of a way that is planned."""
    first = _port(way.source, way.sides[0], way.ports[True])
    last = _port(way.target, way.sides[1], way.ports[False])
    if way.sides == ("right", "right"):
        bulge = max(first[0], last[0]) + min(34 + 5 * abs(way.source.y - way.target.y) / ROW, 60)
        return first, (bulge, first[1]), (bulge, last[1]), last
    return first, *_passages(way), last


def _passages(way: RoutedLink) -> Iterator[MapPoint]:
    """In and out of each gap that the way passes through."""
    ahead = _PASSING if way.source.x < way.target.x else -_PASSING
    for x, _ in way.passes:
        yield x - ahead, way.lanes[x]
        yield x + ahead, way.lanes[x]


def _sides(way: RoutedLink, columns: dict[float, list[NodeBox]]) -> tuple[Side, Side]:
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


def _gap(way: RoutedLink, x: float, column: list[NodeBox], plane: Plane) -> int:
    """The gap of a column nearest to the straight line; gap i lies above the column's i-th node."""
    wanted = way.height_at(x)
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


def _take_lanes(
    ways: dict[int, RoutedLink], columns: dict[float, list[NodeBox]], plane: Plane
) -> None:
    """Each way gets a height of its own in every gap that it passes through."""
    passing: dict[tuple[float, int], list[tuple[float, int]]] = defaultdict(list)
    for i, way in ways.items():
        for x, gap in way.passes:
            passing[x, gap].append((way.height_at(x), i))
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


def _take_ports(ways: dict[int, RoutedLink]) -> None:
    """Each way gets a place of its own at the sides of its nodes."""
    ends: dict[tuple[str, Side], list[_End]] = defaultdict(list)
    for i, way in ways.items():
        lanes = list(way.lanes.values())
        leaves, arrives = (lanes[0], lanes[-1]) if lanes else (way.target.y, way.source.y)
        ends[way.source.node, way.sides[0]].append(_End(leaves, i, True))
        ends[way.target.node, way.sides[1]].append(_End(arrives, i, False))
    for (_, side), wanted in ends.items():
        places = _ports(_box_of(wanted[0], ways), side, len(wanted))
        for at, end in zip(places, sorted(wanted), strict=True):
            ways[end.number].ports[end.is_source] = at


def _box_of(end: _End, ways: dict[int, RoutedLink]) -> NodeBox:
    way = ways[end.number]
    return way.source if end.is_source else way.target


def _ports(box: NodeBox, side: Side, many: int) -> list[float]:
    """Places for so many ends along a side of a node, around its middle."""
    along, centre = (box.height, box.y) if side in ("left", "right") else (box.width / 2, box.x)
    step = min(PORTS, (along - 16) / many)
    return [centre + step * (n - (many - 1) / 2) for n in range(many)]


def _port(box: NodeBox, side: Side, at: float) -> MapPoint:
    if side in ("left", "right"):
        return (box.left if side == "left" else box.right), at
    return at, (box.top if side == "top" else box.bottom)

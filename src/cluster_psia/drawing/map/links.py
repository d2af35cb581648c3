"""The links of the map.

Each kind has a dash and a word; a line has an arrow head, and its word stands in nobody's way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

from cluster_psia.drawing import tokens
from cluster_psia.drawing.letters import width_of
from cluster_psia.drawing.map.routes import Route, route_points, tidy_corners
from cluster_psia.drawing.svg import svg_number, svg_tag, text_line, text_tag
from cluster_psia.method.model.entry import EntryLabels

if TYPE_CHECKING:
    from cluster_psia.drawing.map.places import MapPoint, NodeBox
    from cluster_psia.method import Method

# One dash for each kind, those of operators first. Drawn thin where an institution is at one end.
DASHES = {
    "sells_to": None,
    "subcontracts": "10 4",
    "employs": "2 3.5",
    "lends": "10 4 2 4",
    "serves": "6 4",
    "trains": "6 3 1.5 3",
    "represents": "2 5",
    "regulates": "14 4",
    "sets_standards": "14 3 2 3 2 3",
}
OTHER = "4 2"
WORD = 11
MANY, FAINT = 150, "0.55"  # so many lines step back behind the nodes
# Links with dash, head and word; ours: beyond, they cover each other and take a minute as pixels.
MOST = 600
PLAINLY = "so many links are drawn as plain lines, without kind and direction"
HEAD = 8  # length of an arrow head
BEND = 9  # radius of a corner
_CELL = 48


def link_words(method: Method) -> Mapping[str, str]:
    """The word of each kind of link, as it stands on the line."""
    return EntryLabels((kind.key, kind.label.lower()) for kind in method.box_2.link_kinds)


def is_dense(links: Collection[object]) -> bool:
    """Whether a map has more links than can be told apart."""
    return len(links) > MOST


def draw_links(
    ways: Sequence[Route],
    boxes: Iterable[NodeBox],
    labels: Mapping[str, str],
    carrying: Collection[tuple[str, str, str]],
    words: Mapping[str, str],
) -> Iterator[str]:
    """All lines, and on them the words for which there is room beside nodes and other words.

    ``labels`` are the names of nodes by id, ``words`` those of the kinds of link.
    """
    many = len(ways) > MANY
    for way in ways:
        link = way.link
        told = f"{labels[link.source]} {words[link.kind]} {labels[link.target]}"
        bears = (link.source, link.target, link.kind) in carrying
        yield svg_tag(
            "g",
            text_tag("title", told),
            *draw_line(way, bears),
            stroke_opacity=FAINT if many and not bears else None,
        )
    yield from _draw_words(ways, boxes, words)


def draw_line(way: Route, bears: bool = False) -> list[str]:
    """The line of a link and its arrow head; nothing where it has no length."""
    points = list(way.points) if way.soft else tidy_corners(way.points)
    if len(points) < 2:
        return []
    tip = points[-1]
    base, head = _head(_seen_from(points, soft=way.soft), tip)
    path = soft_path if way.soft else hard_path
    colour = tokens.PRIMARY if bears else tokens.MUTED
    width = (1.1 if way.service else 1.5) * (2.2 if bears else 1)
    line = svg_tag(
        "path",
        d=path([*points[:-1], base]),
        stroke=colour,
        stroke_width=f"{width:.1f}",
        stroke_dasharray=DASHES.get(way.link.kind, OTHER),
    )
    arrow = svg_tag(
        "path",
        d=head,
        fill=tokens.PAPER if way.service else colour,
        stroke=colour,
        stroke_linejoin="round",
    )
    return [line, arrow]


def _seen_from(points: Sequence[MapPoint], *, soft: bool) -> MapPoint:
    """The point from which a line reaches its tip; soft lines that are not upright end level."""
    *_, before, tip = points
    ends_level = soft and abs(before[0] - tip[0]) > 1
    return (before[0], tip[1]) if ends_level else before


def _head(before: MapPoint, tip: MapPoint) -> tuple[MapPoint, str]:
    """Where the line ends, and the arrow head that takes over from there."""
    dx, dy = tip[0] - before[0], tip[1] - before[1]
    far = hypot(dx, dy) or 1.0
    ux, uy = dx / far * HEAD, dy / far * HEAD
    base = (tip[0] - ux, tip[1] - uy)
    side = (-uy * 0.45, ux * 0.45)
    left = (base[0] + side[0], base[1] + side[1])
    right = (base[0] - side[0], base[1] - side[1])
    return base, f"M{_at(tip)}L{_at(left)}L{_at(right)}Z"


def soft_path(points: Sequence[MapPoint]) -> str:
    """A line that leaves and arrives level and bends between two columns;
    straight where it goes up or down.
    """
    path = f"M{_at(points[0])}"
    for a, b in pairwise(points):
        if abs(a[0] - b[0]) < 1 or abs(a[1] - b[1]) < 1:
            path += f"L{_at(b)}"
            continue
        middle = (a[0] + b[0]) / 2
        path += (
            f"C{svg_number(middle)} {svg_number(a[1])} {svg_number(middle)} {svg_number(b[1])}"
            f" {_at(b)}"
        )
    return path


def hard_path(points: Sequence[MapPoint]) -> str:
    """A line with right angles, each a little rounded."""
    path = f"M{_at(points[0])}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(BEND, _far(before, corner) / 2, _far(corner, after) / 2)
        path += (
            f"L{_at(_towards(corner, before, radius))}Q{_at(corner)}"
            f" {_at(_towards(corner, after, radius))}"
        )
    return f"{path}L{_at(points[-1])}"


def _at(point: MapPoint) -> str:
    return f"{svg_number(point[0])} {svg_number(point[1])}"


def _far(a: MapPoint, b: MapPoint) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])


def _towards(a: MapPoint, b: MapPoint, by: float) -> MapPoint:
    far = _far(a, b) or 1.0
    return a[0] + (b[0] - a[0]) / far * by, a[1] + (b[1] - a[1]) / far * by


# Words -------------------------------------------------------------------------------------------

Area = tuple[float, float, float, float]


class _Taken:
    """The parts of the plane that are taken, found by their neighbourhood."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], list[Area]] = defaultdict(list)

    def add(self, area: Area) -> None:
        for cell in self._cells(area):
            self.cells[cell].append(area)

    def free(self, area: Area) -> bool:
        left, top, right, bottom = area
        return not any(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
            for cell in self._cells(area)
            for other in self.cells.get(cell, ())
        )

    @staticmethod
    def _cells(area: Area) -> Iterator[tuple[int, int]]:
        left, top, right, bottom = (int(edge // _CELL) for edge in area)
        return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))


def _draw_words(
    ways: Sequence[Route], boxes: Iterable[NodeBox], words: Mapping[str, str]
) -> Iterator[str]:
    """The words of links, those of operators first; one for all the branches of a trunk."""
    taken = _Taken()
    for box in boxes:
        taken.add((box.left, box.top - 8, box.right, box.bottom))
    named: set[str] = set()
    for way in sorted(ways, key=lambda way: way.service):
        if way.trunk in named:
            continue
        drawn = _draw_word(way, words[way.link.kind], taken)
        if drawn and way.trunk:
            named.add(way.trunk)
        yield from drawn


def _draw_word(way: Route, word: str, taken: _Taken) -> list[str]:
    """The word of a link in the first place that is free.

    Nothing where there is no room: the dash still tells.
    """
    half = width_of(word, WORD) / 2 + 3
    for x, y in route_points(way):
        area = (x - half, y - 8, x + half, y + 8)
        if taken.free(area):
            taken.add(area)
            return [
                _ground(x, y, half),
                text_line((x, y + 4), word, WORD, tokens.MUTED, text_anchor="middle"),
            ]
    return []


def _ground(x: float, y: float, half: float) -> str:
    """A field behind a word that stands around a point, ``half`` a word to either side."""
    return svg_tag(
        "rect",
        x=x - half,
        y=y - 8,
        width=2 * half,
        height=16,
        rx=3,
        fill=tokens.PAPER,
        fill_opacity="0.9",
    )

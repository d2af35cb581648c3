"""Where the nodes of the map stand on paper, and how large they are.

The picture has the places of ``mapping.layout.grid``; ``folding`` fits computed ones to a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.model import Actor, Chain, Institution
from cluster_psia.drawing.letters import width_of, wrap_text
from cluster_psia.mapping.layout.lattice import COLUMN as ON_SCREEN
from cluster_psia.mapping.layout.lattice import NODE_HEIGHT, Level, NodePlace
from cluster_psia.mapping.network import nodes_by_id

if TYPE_CHECKING:
    from cluster_psia.mapping.layout.grid import Grid

LABEL, SECOND = 14, 12  # sizes of type in a node
LABEL_LINE, SECOND_LINE = 17, 16
LABEL_LINES, SECOND_LINES = 4, 2
# Width of a node by the number of people in it: four steps, told in the legend.
STEPS: tuple[tuple[int, int, str], ...] = (
    (10_000, 186, "10,000"),
    (1_000, 172, "1,000"),
    (100, 158, "100"),
    (0, 144, "fewer"),
)
INSTITUTION_WIDTH = 152
COLUMN = 270  # wider than on the screen, where the word of a link can be had by a click
BETWEEN = 28  # room between two levels for the links that run along them
LEVELS = ("micro", "meso", "macro")
MapPoint = tuple[float, float]
MARGIN = 12  # between a node's border and its text, both sides together


@dataclass(frozen=True)
class NodeBox:
    """A node as drawn: centre, size, and its text in lines."""

    node: str
    level: str
    x: float
    y: float
    width: float
    height: float
    label: tuple[str, ...]
    second: tuple[str, ...]
    aside: bool = False  # somebody put it where the grid has no place for it

    @property
    def left(self) -> float:
        """The left edge."""
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width / 2

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.y - self.height / 2

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height / 2


@dataclass(frozen=True)
class StageHeading:
    """A stage's heading over one or more columns of nodes,
    from the centre of the first to that of the last.
    """

    label: str
    first: float
    last: float


@dataclass(frozen=True)
class Plane:
    """Everything that has a place: boxes in reading order, headings, bands."""

    boxes: tuple[NodeBox, ...]
    stages: tuple[StageHeading, ...]
    levels: tuple[Level, ...]

    @property
    def left(self) -> float:
        """The left edge of the columns."""
        return self.stages[0].first - COLUMN / 2

    @property
    def right(self) -> float:
        """The right edge of the columns."""
        return self.stages[-1].last + COLUMN / 2

    @property
    def top(self) -> float:
        """The upper edge of the first band."""
        return self.levels[0].top

    @property
    def bottom(self) -> float:
        """The lower edge of the last band."""
        return self.levels[-1].bottom


def map_plane(chain: Chain, places: Grid, seconds: Mapping[str, str]) -> Plane:
    """The boxes of ``chain`` at ``places``; ``seconds`` is what stands below a label."""
    by_id = nodes_by_id(chain)
    boxes = tuple(
        _box(place, by_id[place.node], seconds.get(place.node, "")) for place in places.places
    )
    levels = tuple(
        Level(band.key, band.label, band.top + BETWEEN * i, band.bottom + BETWEEN * i)
        for i, band in enumerate(places.levels)
    )
    return Plane(boxes, stage_spans(places), levels)


def width_by_people(node: Actor | Institution) -> int:
    """How wide a node is drawn."""
    if isinstance(node, Institution):
        return INSTITUTION_WIDTH
    return next(width for least, width, _ in STEPS if (node.workers or 0) >= least)


def _box(place: NodePlace, node: Actor | Institution, second: str) -> NodeBox:
    width = width_by_people(node)
    room = width - MARGIN
    below = _second(second, room)
    lines = LABEL_LINES + 1 - max(len(below), 1)
    label = wrap_text(node.label, room, LABEL, lines, bold=True)
    return NodeBox(
        node=place.node,
        level=place.level,
        x=place.x * COLUMN / ON_SCREEN,
        y=place.y + BETWEEN * LEVELS.index(place.level),
        width=width,
        height=min(16 + LABEL_LINE * len(label) + SECOND_LINE * len(below), NODE_HEIGHT),
        label=tuple(label),
        second=tuple(below),
        aside=place.aside,
    )


def _second(second: str, room: float) -> list[str]:
    """Figures on one line, else on two, broken at the point between them."""
    if not second:
        return []
    if width_of(second, SECOND) <= room:
        return [second]
    parts = second.split(" · ", 1)
    if all(width_of(part, SECOND) <= room for part in parts):
        return parts
    return wrap_text(second, room, SECOND, SECOND_LINES)


def stage_spans(folded: Grid) -> tuple[StageHeading, ...]:
    """The heading of each stage with the columns that it covers."""
    starts = [stage.x for stage in folded.stages]
    ends = [*(x - ON_SCREEN for x in starts[1:]), last_column(folded, starts[-1])]
    wider = COLUMN / ON_SCREEN
    return tuple(
        StageHeading(s.label, a * wider, b * wider)
        for s, a, b in zip(folded.stages, starts, ends, strict=True)
    )


def last_column(folded: Grid, start: float) -> float:
    """The last column of operators, or ``start`` where none stands further on."""
    operators = (place for place in folded.places if place.level == "micro" and not place.aside)
    return max([start, *(place.x for place in operators)])


def by_column(boxes: Iterable[NodeBox]) -> dict[float, list[NodeBox]]:
    """Boxes by the place of their column, each column from top to bottom."""
    ordered = sorted(boxes, key=lambda box: (box.x, box.y))
    return {x: list(column) for x, column in groupby(ordered, key=lambda box: box.x)}

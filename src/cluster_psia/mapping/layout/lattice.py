"""The columns and rows that nodes of the map stand in, and the bands that rows belong to.

Operators stand in the columns of their stages, institutions between two columns, where their links
can rise without crossing the operators above them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor

# Pixels of the drawing at full size.
COLUMN = 222
ROW = 112
NODE_WIDTH = 152
NODE_HEIGHT = 100  # the tallest a node may be: three lines of label and one of figures
# Kept free for operators from the start, so that the first ones do not push the levels below.
MICRO_ROWS = 3
LEVELS = ("micro", "meso", "macro")
FIRST = -ROW / 2  # where the first row begins
GridPoint = tuple[float, float]
Slot = tuple[str, int, int]  # node, column, row


@dataclass(frozen=True)
class NodePlace:
    """The centre of a node, in pixels from the centre of the first stage's first row. ``aside`` is
    a node that somebody put where the grid has no place for it.
    """

    node: str
    x: float
    y: float
    level: str
    aside: bool = False

    @property
    def point(self) -> GridPoint:
        """Where it stands."""
        return self.x, self.y


@dataclass(frozen=True)
class Level:
    """A horizontal band from ``top`` to ``bottom``."""

    key: str
    label: str
    top: float
    bottom: float


def stagger(level: str, column: int) -> float:
    """Every second column of operators is half a row lower: links that skip a column then pass
    between nodes.
    """
    return 0.5 if level == "micro" and column % 2 else 0.0


def node_place(slot: Slot, level: str, top: float) -> NodePlace:
    """Where a node stands in a band that begins at ``top``: the one rule for the screen and for
    folded pages.
    """
    node, column, row = slot
    x = (column + _between(level)) * COLUMN
    return NodePlace(node, x, top + ROW / 2 + (row + stagger(level, column)) * ROW, level)


def column_at(x: float, level: str) -> int:
    """The column of a level that is nearest to ``x``."""
    return round(x / COLUMN - _between(level))


def stands_in_grid(place: NodePlace) -> bool:
    """Whether a node stands in a column and a row, as the grid itself would place one."""
    column = column_at(place.x, place.level)
    in_column = place.x == (column + _between(place.level)) * COLUMN
    return in_column and (place.y / ROW - stagger(place.level, column)).is_integer()


def _between(level: str) -> float:
    return 0.0 if level == "micro" else 0.5


# Bands -------------------------------------------------------------------------------------------


def level_bands(computed: Sequence[Level], standing: Iterable[NodePlace]) -> tuple[Level, ...]:
    """The bands of a map whose nodes stand so: between two levels runs the line that has the fewest
    nodes on its wrong side, close above the nodes below it; ``computed`` says where it runs when
    there are none.
    """
    at: dict[str, list[float]] = {key: [] for key in LEVELS}
    for place in standing:
        at[place.level].append(place.y)
    micro, meso, macro = (at[key] for key in LEVELS)
    _, second, third = computed
    top = min([FIRST, *map(_line_above, micro)])
    lower = _line(micro + meso, macro, third.top)
    upper = max(_line(micro, meso, min(second.top, lower - ROW)), top + ROW)
    lower = max(lower, upper + ROW)
    bottom = max([lower + ROW, *map(_line_below, macro)])
    edges = (top, upper, lower, bottom)
    return tuple(
        Level(level.key, level.label, edges[n], edges[n + 1]) for n, level in enumerate(computed)
    )


def _line(above: Sequence[float], below: Sequence[float], usual: float) -> float:
    """Where a line runs between nodes that belong above and nodes that belong below it."""
    ends, starts = sorted(map(_line_below, above)), sorted(map(_line_above, below))
    if not starts:
        return max([usual, *ends[-1:]])

    def fit(line: float) -> tuple[int, float]:
        fitting = bisect_right(ends, line) + len(starts) - bisect_left(starts, line)
        return fitting, line

    return max({*starts, *ends}, key=fit)


def _line_above(y: float) -> float:
    """The edge of rows above a node that stands at ``y``."""
    return floor((y - NODE_HEIGHT / 2 - FIRST) / ROW) * ROW + FIRST


def _line_below(y: float) -> float:
    """The edge of rows below a node that stands at ``y``."""
    return ceil((y + NODE_HEIGHT / 2 - FIRST) / ROW) * ROW + FIRST

"""Free places on a map on which others stand already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import count, product
from math import floor, hypot
from typing import TYPE_CHECKING

from cluster_psia.mapping.layout.lattice import (
    COLUMN,
    LEVELS,
    NODE_HEIGHT,
    ROW,
    GridPoint,
    Level,
    NodePlace,
    column_at,
    level_bands,
    node_place,
    stands_in_grid,
)

if TYPE_CHECKING:
    from cluster_psia.mapping.layout.grid import Grid

# Two nodes that are nearer to each other than this, both ways, may cover each other: a node of
# many people is wider than others.
NEAR_X, NEAR_Y = COLUMN - 30, ROW - 8
Cost = Callable[[NodePlace], tuple[float, ...]]


class StandingNodes:
    """The nodes that stand on a map, and where one more may stand.

    ``computed`` is the grid of the whole chain: it tells levels, columns, and where lines run as
    long as no node says otherwise.
    """

    def __init__(self, computed: Grid, standing: Iterable[NodePlace] = ()) -> None:
        self._levels = computed.levels
        self._gaps = max(len(computed.stages) - 1, 1)
        self._in_grid: list[NodePlace] = []
        self._lowest = 0  # the last level on which somebody stands
        self._near: dict[tuple[int, int], list[GridPoint]] = defaultdict(list)
        self._bands: tuple[Level, ...] | None = None
        for place in standing:
            self.add(place)

    def add(self, place: NodePlace) -> None:
        """One more node stands here."""
        self._near[_cell(place.point)].append(place.point)
        if stands_in_grid(place):
            self._lowest = max(self._lowest, LEVELS.index(place.level))
            self._in_grid.append(place)
            self._bands = None

    def takes(self, place: NodePlace) -> bool:
        """Whether a node may stand there: on its level, and covering no other."""
        band = self._band(place.level)
        below = place.y + NODE_HEIGHT / 2 <= band.bottom or self._is_last(place.level)
        return band.top <= place.y and below and self._is_free(place.point)

    def _is_free(self, point: GridPoint) -> bool:
        x, y = point
        column, row = _cell(point)
        around = (
            self._near.get((column + right, row + down), ())
            for right in (-1, 0, 1)
            for down in (-1, 0, 1)
        )
        return not any(
            abs(x - other_x) < NEAR_X and abs(y - other_y) < NEAR_Y
            for points in around
            for other_x, other_y in points
        )

    def free_place(self, wanted: NodePlace, here: GridPoint | None = None) -> NodePlace:
        """A free place for a node on its level, an operator's in its column: the nearest one to
        ``here``, else the one that the grid would take next.

        Where all are taken, operators go on above the first row and institutions beside the first
        and the last column, so that nobody has to move.
        """
        band = self._band(wanted.level)
        column = column_at(wanted.x, wanted.level)
        cost = _way_from(here, column, band)
        inside = filter(self.takes, self._inside(wanted.node, column, band))
        outside = self._outside(wanted.node, column, band)
        found = min(inside, key=cost, default=None)
        return found or next(place for place in outside if self._is_free(place.point))

    def _band(self, level: str) -> Level:
        """The band of a level, as those who stand there say it runs."""
        if self._bands is None:
            self._bands = level_bands(self._levels, self._in_grid)
        return self._bands[LEVELS.index(level)]

    def _is_last(self, level: str) -> bool:
        """Whether nobody stands on a level further down."""
        return LEVELS.index(level) >= self._lowest

    def _inside(self, node: str, column: int, band: Level) -> Iterator[NodePlace]:
        """The places of a level, and those of one more row."""
        columns = (column,) if band.key == "micro" else range(self._gaps)
        for row, one in product(range(_rows(band) + 1), columns):
            yield _place(node, one, row, band)

    def _outside(self, node: str, column: int, band: Level) -> Iterator[NodePlace]:
        """Places beyond those of a level that is full, without end."""
        for beyond in count(1):
            if band.key == "micro":
                yield _place(node, column, -beyond, band)
                continue
            left, right = -beyond, self._gaps - 1 + beyond
            sides = (left, right) if column < self._gaps / 2 else (right, left)
            for side, row in product(sides, range(_rows(band))):
                yield _place(node, side, row, band)


def _place(node: str, column: int, row: int, band: Level) -> NodePlace:
    return node_place((node, column, row), band.key, band.top)


def _rows(band: Level) -> int:
    return round((band.bottom - band.top) / ROW)


def _cell(point: GridPoint) -> tuple[int, int]:
    return floor(point[0] / COLUMN), floor(point[1] / ROW)


def _way_from(here: GridPoint | None, column: int, band: Level) -> Cost:
    """How far a place is from the one that is wanted; as in the grid, a row counts as far as two
    columns.
    """
    if here is not None:
        return lambda place: (hypot(place.x - here[0], place.y - here[1]),)

    def way(place: NodePlace) -> tuple[float, ...]:
        """How far a place lies from where one would look."""
        row = (place.y - band.top) / ROW
        return abs(column_at(place.x, place.level) - column) + 2 * row, row, place.x

    return way

"""The places of nodes, folded to fill a page.

On a page nobody can scroll: a stage with many operators is folded into several columns side by
side. Same stages, same levels, same order, but as large as it can be.
"""

from __future__ import annotations

from math import ceil

from cluster_psia.drawing.map.places import BETWEEN, COLUMN
from cluster_psia.mapping.layout.grid import Grid, Stage
from cluster_psia.mapping.layout.lattice import COLUMN as ON_SCREEN
from cluster_psia.mapping.layout.lattice import ROW, Level, NodePlace, node_place

READABLE = 0.5  # of a node's full size: smaller, and nobody reads a page that is printed


def page_places(shown: Grid, computed: Grid, page: tuple[float, float]) -> Grid:
    """The places for a page of this width and height: as the screen shows them, where somebody
    placed nodes and they can be read; else computed, and folded.
    """
    if shown is not computed and _scale(shown, *page) >= READABLE:
        return shown
    return fit_to(computed, *page)


def fit_to(places: Grid, wide: float, high: float) -> Grid:
    """``places`` folded so that they fill a page of ``wide`` x ``high`` as large as they can;
    unchanged if they do.
    """
    tallest = max(_columns(places, "micro").values(), default=0)
    folds = [places, *(_folded(places, rows) for rows in range(3, min(tallest, 40)))]
    return max(folds, key=lambda folded: _scale(folded, wide, high))


def _scale(places: Grid, wide: float, high: float) -> float:
    xs, ys = [place.x for place in places.places], [place.y for place in places.places]
    left, right = min([places.stages[0].x, *xs]), max([places.stages[-1].x, *xs])
    top = min([places.levels[0].top, *ys])
    bottom = max([places.levels[-1].bottom, *ys])
    across = (right - left + ON_SCREEN) * COLUMN / ON_SCREEN
    return min(wide / across, high / (bottom - top + 2 * BETWEEN))


def _columns(places: Grid, level: str) -> dict[float, int]:
    """How many nodes stand in each column of a level, by its place."""
    counts: dict[float, int] = {}
    for place in places.places:
        if place.level == level:
            counts[place.x] = counts.get(place.x, 0) + 1
    return counts


def _folded(places: Grid, rows: int) -> Grid:
    """The same with at most ``rows`` operators below each other,
    and institutions spread over the width there is.
    """
    stages, at, columns = _folded_stages(places, rows)
    operators = places.levels[0]
    lowest = max((place.y for place in at), default=0.0)
    bands = [_band(operators, operators.top, lowest + ROW / 2)]
    for level in places.levels[1:]:
        laid, bottom = _institutions(places, level.key, columns - 1, bands[-1].bottom)
        at += laid
        bands.append(_band(level, bands[-1].bottom, bottom))
    return Grid(tuple(at), tuple(stages), tuple(bands))


def _folded_stages(places: Grid, rows: int) -> tuple[list[Stage], list[NodePlace], int]:
    """(stages, operators, columns): each stage in as many columns as it needs."""
    micro = [place for place in places.places if place.level == "micro"]
    top = places.levels[0].top
    stages, at, x = list[Stage](), list[NodePlace](), 0
    for stage in places.stages:
        column = [place for place in micro if place.x == stage.x]
        stages.append(Stage(stage.key, stage.label, x * ON_SCREEN))
        folds = max(1, ceil(len(column) / rows))
        deep = ceil(len(column) / folds)
        at += (
            node_place((place.node, x + i // deep, i % deep), "micro", top)
            for i, place in enumerate(column)
        )
        x += folds
    return stages, at, x


def _band(level: Level, top: float, bottom: float) -> Level:
    return Level(level.key, level.label, top, bottom)


def _institutions(places: Grid, level: str, gaps: int, top: float) -> tuple[list[NodePlace], float]:
    """Institutions between the columns, from left to right as they stood,
    and where their band ends.
    """
    kept = sorted((p for p in places.places if p.level == level), key=lambda p: (p.x, p.y))
    deep = max(1, ceil(len(kept) / max(gaps, 1)))
    used = ceil(len(kept) / deep)
    apart = max(gaps // max(used, 1), 1)
    first = (gaps - apart * (used - 1)) // 2
    laid = [
        node_place((place.node, min(first + apart * (i // deep), gaps - 1), i % deep), level, top)
        for i, place in enumerate(kept)
    ]
    return laid, top + deep * ROW

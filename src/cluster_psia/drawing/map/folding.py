"""The places of nodes, folded to fill a page.

On a page nobody can scroll: a stage with many operators is folded into several columns side by
side. Same stages, same levels, same order, but as large as it can be.
"""

from __future__ import annotations

from math import ceil

from cluster_psia.drawing.map.places import BETWEEN, COLUMN, last_column
from cluster_psia.mapping.grid import COLUMN as ON_SCREEN
from cluster_psia.mapping.grid import ROW, Grid, Level, NodePlace, Stage, node_place


def fit_to(places: Grid, wide: float, high: float) -> Grid:
    """``places`` folded so that they fill a page of ``wide`` x ``high`` as large as they can;
    unchanged if they do.
    """
    tallest = max(_columns(places, "micro").values(), default=0)
    folds = [places, *(_folded(places, rows) for rows in range(3, min(tallest, 40)))]
    return max(folds, key=lambda folded: _scale(folded, wide, high))


def _scale(places: Grid, wide: float, high: float) -> float:
    columns = last_column(places, places.stages[-1].x) - places.stages[0].x + ON_SCREEN
    across = columns * COLUMN / ON_SCREEN
    down = places.levels[-1].bottom - places.levels[0].top + 2 * BETWEEN
    return min(wide / across, high / down)


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

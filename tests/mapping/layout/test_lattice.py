"""Columns, rows, and the lines between levels."""

from __future__ import annotations

import pytest

from cluster_psia.mapping.layout.lattice import (
    COLUMN,
    ROW,
    Level,
    NodePlace,
    column_at,
    level_bands,
    node_place,
    stands_in_grid,
)

COMPUTED = (
    Level("micro", "Operators", -56, 280),
    Level("meso", "In the cluster", 280, 392),
    Level("macro", "Beyond", 392, 504),
)


def at(level: str, column: int, row: int, top: float = 0) -> NodePlace:
    return node_place(("n", column, row), level, top - ROW / 2)


def edges(*standing: NodePlace) -> list[float]:
    bands = level_bands(COMPUTED, standing)
    return [bands[0].top, *(band.bottom for band in bands)]


@pytest.mark.parametrize("level", ["micro", "meso", "macro"])
@pytest.mark.parametrize("column", [-1, 0, 1, 4])
def test_every_place_of_the_grid_is_told_from_one_beside_it(level: str, column: int) -> None:
    place = at(level, column, 2)
    assert stands_in_grid(place)
    assert column_at(place.x, level) == column
    for right, down in ((1, 0), (0, 1), (COLUMN / 2, 0), (0, ROW / 2)):
        aside = NodePlace("n", place.x + right, place.y + down, level)
        assert not stands_in_grid(aside)


def test_without_nodes_the_lines_run_where_they_are_computed() -> None:
    assert edges() == [-56, 280, 392, 504]


def test_a_line_runs_close_above_the_nodes_below_it() -> None:
    meso, macro = at("meso", 0, 5), at("macro", 0, 7)
    assert edges(at("micro", 0, 0), meso, macro) == [-56, 504, 728, 840]


def test_a_level_without_nodes_keeps_one_row() -> None:
    assert edges(at("micro", 0, 0), at("macro", 0, 7)) == [-56, 280, 728, 840]
    assert edges(at("micro", 0, 6), at("macro", 0, 7)) == [-56, 728, 840, 952]


def test_operators_above_the_first_row_lift_the_upper_edge() -> None:
    assert edges(at("micro", 0, -2), at("micro", 1, 0)) == [-280, 280, 392, 504]


def test_one_node_on_the_wrong_side_moves_no_line() -> None:
    micro = [at("micro", 0, row) for row in range(3)]
    meso = [at("meso", column, 3) for column in range(3)]
    assert edges(*micro, *meso, at("meso", 3, 0)) == edges(*micro, *meso)

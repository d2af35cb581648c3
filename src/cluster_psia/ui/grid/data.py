"""What a browser gets of a grid: the rows that are in sight, and what is marked in all of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cluster_psia.words import counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.grid.value import DataGrid, GridColumn, GridRow

FIRST_ROWS = 60  # that are sent before anybody looks further down
AROUND = 30  # rows before and after those in sight
_MARKED = 200  # marked cells whose places are sent; there may be more


def rows_in_sight(said: Any, total: int) -> range:
    """The rows to be sent, by what a browser says of those in sight; the first ones when it says
    nothing that fits.
    """
    match said:
        case [int(first), int(last)] if 0 <= first <= last:
            return range(min(max(0, first - AROUND), total), min(last + AROUND, total))
    return range(min(FIRST_ROWS, total))


def grid_data(grid: DataGrid, sight: range) -> dict[str, Any]:
    """A grid as the component takes it."""
    columns, lists = _columns(grid)
    return {
        "name": grid.name,
        "columns": columns,
        "lists": lists,
        "total": len(grid.rows),
        "first": sight.start,
        "rows": [_row(grid, grid.rows[place]) for place in sight],
        "fresh": list(grid.draft.new),
        "adds": grid.adds,
        "removes": grid.removes,
        "marked": _marked(grid),
        "marked_words": marked_words(grid),
        "typing": _typing(grid),
    }


def marked_words(grid: DataGrid) -> str:
    """How much of a grid is not saved, and that nobody counts it."""
    refused, rows = len(grid.refused), len({row for row, _ in grid.incomplete})
    parts = []
    if refused:
        was = "was" if refused == 1 else "were"
        parts.append(f"{counted_noun(refused, 'cell')} {was} not understood")
    if rows:
        parts.append(
            f"{counted_noun(rows, 'new row')} still {'needs' if rows == 1 else 'need'} something"
        )
    if not parts:
        return ""
    return f"{' and '.join(parts)}: not saved and not counted."


def _columns(grid: DataGrid) -> tuple[list[dict[str, Any]], dict[str, list[list[str]]]]:
    """The columns, and the lists that they choose from; equal lists are sent once."""
    names: dict[tuple[tuple[str, str], ...], str] = {}
    columns = [_column(column, names) for column in grid.columns]
    return columns, {name: list(map(list, options)) for options, name in names.items()}


def _column(column: GridColumn, names: dict[tuple[tuple[str, str], ...], str]) -> dict[str, Any]:
    about = {
        "key": column.key,
        "head": column.head,
        "kind": column.kind,
        "help": column.help,
        "width": column.width,
        "lines": column.lines,
    }
    if column.options:
        about["list"] = names.setdefault(tuple(column.options.items()), f"list {len(names)}")
    if column.keys:
        about |= {"keys": dict(column.keys), "quiet": column.quiet}
    return about


def _row(grid: DataGrid, row: GridRow) -> dict[str, Any]:
    draft = grid.draft
    about: dict[str, Any] = {
        "id": row.id,
        "cells": [grid.text(row, column) for column in grid.columns],
    }
    bad = _of_row(draft.reasons, row, grid)
    told = {
        "mark": row.mark,
        "noted": list(row.noted),
        "fresh": row.thing is None,
        "bad": bad,
        "lacking": _of_row(draft.lacking, row, grid),
        "kept": {c.key: c.text_of(row.thing) for c in grid.columns if c.key in bad and row.thing},
        "fixed": {c.key: c.fixed(row.thing) for c in grid.columns if c.fixed(row.thing)},
    }
    return about | {name: what for name, what in told.items() if what}


def _of_row(cells: Mapping[tuple[str, str], str], row: GridRow, grid: DataGrid) -> dict[str, str]:
    places = ((column.key, cells.get((row.id, column.key))) for column in grid.columns)
    return {key: words for key, words in places if words is not None}


def _marked(grid: DataGrid) -> list[list[int]]:
    """The places of marked cells, row and column, in order."""
    marks = {*grid.refused, *grid.incomplete}
    rows = {row.id: place for place, row in enumerate(grid.rows)} if marks else {}
    columns = {column.key: place for place, column in enumerate(grid.columns)}
    return sorted([rows[row], columns[column]] for row, column in marks)[:_MARKED]


def _typing(grid: DataGrid) -> dict[str, str] | None:
    if grid.draft.typing is None:
        return None
    row, column = grid.draft.typing
    return {"row": row, "column": column, "text": grid.draft.cells.get((row, column), "")}

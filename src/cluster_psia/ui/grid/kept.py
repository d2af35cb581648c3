"""What stands in grids and in no document, kept in the store: it outlives F5, a closed tab and a
restart, until somebody mends or clears it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.grid.value import CellAt, GridDraft
from cluster_psia.ui import state

if TYPE_CHECKING:
    from cluster_psia.assessment.grid.value import DataGrid

_PLACES = "grid."  # how the places of grids of the document begin among the drafts
NOT_DONE = "the page was left while this was typed. Press Enter here to have it read"


def grid_place(name: str) -> str:
    """Where the draft of a grid is kept in which everybody writes into one document."""
    return f"{_PLACES}{name}"


def stored_draft(place: str) -> GridDraft | None:
    """What was kept of a grid at a place; None where nothing was. Half a word that somebody was
    typing is marked: nobody has judged it.
    """
    return draft_in(state.draft_at(place, anew=True))


def draft_in(record: Any) -> GridDraft | None:
    """The draft that was kept as ``record``; None where there is none in it."""
    try:
        return None if record is None else _draft(record)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None  # as another version of this program kept it


def is_begun(draft: GridDraft) -> bool:
    """Whether anything stands in a draft."""
    return bool(draft.cells or draft.new)


def store_draft(
    place: str, before: GridDraft, grid: DataGrid, worth: Callable[[GridDraft], bool] = is_begun
) -> None:
    """Keep the draft of a grid of the open assessment, or forget it where it is not ``worth``
    keeping. What stands in the store and not in the draft as it was ``before`` came from another
    tab, and stays.
    """
    if state.current_revision() is None or before == grid.draft:
        return
    draft = _with_others(grid.draft, before, stored_draft(place))
    kept = _record(draft, marks_of(grid)) if worth(draft) else None
    state.try_to_keep(lambda: state.keep_draft(place, kept))


def store_marks(place: str, grid: DataGrid) -> None:
    """Say anew whether cells of a grid are marked: rows come and go with the document."""
    record, marks = state.draft_at(place), marks_of(grid)
    if isinstance(record, dict) and record.get("marks") != marks:
        state.try_to_keep(lambda: state.keep_draft(place, {**record, "marks": marks}))


def _with_others(now: GridDraft, before: GridDraft, stored: GridDraft | None) -> GridDraft:
    """A draft, and what another tab has kept meanwhile."""
    if stored is None:
        return now
    others = {at: text for at, text in stored.cells.items() if at not in before.cells}
    return replace(
        now,
        cells={**others, **now.cells},
        reasons={**_at(stored.reasons, others), **now.reasons},
        lacking={**_at(stored.lacking, others), **now.lacking},
        new=tuple(dict.fromkeys((*now.new, *(row for row in stored.new if row not in before.new)))),
    )


def _at(words: Mapping[CellAt, str], cells: Mapping[CellAt, str]) -> dict[CellAt, str]:
    """The words about these cells, or about rows in which they stand."""
    rows = {row for row, _ in cells}
    return {at: why for at, why in words.items() if at in cells or at[0] in rows}


def marks_of(grid: DataGrid) -> str:
    """What the head of the page calls a grid while any cell in it is marked; else ""."""
    return grid.name if grid.refused or grid.incomplete else ""


def marked_grids() -> list[str]:
    """What the grids of the open assessment are called in which a cell is marked."""
    records = state.drafts_under(_PLACES).values()
    return [str(one["marks"]) for one in records if isinstance(one, dict) and one.get("marks")]


def _record(draft: GridDraft, marks: str) -> dict[str, Any]:
    """A draft in JSON values."""
    return {
        "marks": marks,
        "cells": _listed(draft.cells),
        "reasons": _listed(draft.reasons),
        "lacking": _listed(draft.lacking),
        "new": list(draft.new),
        "typing": list(draft.typing) if draft.typing else None,
    }


def _draft(record: Mapping[str, Any]) -> GridDraft:
    cells, typing = _by_place(record["cells"]), record["typing"]
    draft = GridDraft(
        cells,
        _by_place(record["reasons"]),
        _by_place(record["lacking"]),
        tuple(map(str, record["new"])),
    )
    if not typing or (typing[0], typing[1]) not in cells:
        return draft
    return replace(draft, reasons={**draft.reasons, (typing[0], typing[1]): NOT_DONE})


def _listed(cells: Mapping[CellAt, str]) -> list[list[str]]:
    return [[row, column, text] for (row, column), text in cells.items()]


def _by_place(listed: Iterable[Iterable[Any]]) -> dict[CellAt, str]:
    return {(str(row), str(column)): str(text) for row, column, text in listed}

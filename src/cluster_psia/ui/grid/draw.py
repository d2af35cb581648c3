"""A grid on a page: drawn by itself, so that looking at other rows costs no run of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from cluster_psia.assessment.grid.changes import heard_changes
from cluster_psia.ui import state
from cluster_psia.ui.grid.component import SAID, SIGHT, draw_grid_component
from cluster_psia.ui.grid.data import grid_data, rows_in_sight
from cluster_psia.ui.grid.held import (
    CellInHand,
    ShownGrid,
    begin_grid,
    change_grid,
    held_grid,
    keep_grid,
)
from cluster_psia.ui.grid.kept import store_marks

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.grid.table import GridTable


@st.fragment
def draw_data_grid(shown: ShownGrid[Any]) -> None:
    """The grid as the document and this tab have it now."""
    begin_grid(shown)
    held = held_grid(shown.name)
    if held.news:  # the rest of the page is to say what was changed, too
        keep_grid(shown.name, replace(held, news=False))
        st.rerun()
    grid = shown.grid(held.draft)
    store_marks(shown.kept_at, grid)
    sight = rows_in_sight(state.said_by(grid_key(shown.name), SIGHT), len(grid.rows))
    told = {
        "heard": [held.heard.source, held.heard.number],
        "renamed": dict(held.renamed),
        "notes": list(held.notes),
        "undo": bool(held.past),
        "saved": shown.saved,
        "saved_but": shown.saved_but,
        "how": shown.how,
        "hand": _hand_told(shown.hand),
    }
    key = grid_key(shown.name)
    draw_grid_component(grid_data(grid, sight) | told, key, partial(handle_grid, shown))


def assessment_grid(
    name: str,
    label: str,
    table: Callable[[Assessment], GridTable[Assessment]],
    changed: Callable[[Assessment], None] = lambda _: None,
    *,
    how: str = "",
    hand: CellInHand | None = None,
) -> ShownGrid[Assessment]:
    """A grid over the open assessment; ``changed`` is told what this was before, ``how`` and
    ``hand`` are as in ``ShownGrid``.
    """

    def _save(after: Assessment) -> bool:
        return state.edit_assessment(lambda _: after)

    return ShownGrid(
        name,
        label,
        table,
        state.current_assessment,
        _save,
        changed=changed,
        how=how,
        hand=hand,
    )


def _hand_told(hand: CellInHand | None) -> dict[str, Any] | None:
    """The cell in hand as a browser gets it."""
    if hand is None:
        return None
    row, column = hand.at
    keys = {name: getattr(hand, name) for name in ("verdict", "page", "mine")}
    return {"row": row, "column": column, **keys}


def grid_key(name: str) -> str:
    """The key of a grid's component: another assessment has another grid."""
    opened = state.current_revision()
    return f"grid.{name}.{opened.id if opened else ''}"


def handle_grid(shown: ShownGrid[Any]) -> None:
    """Take up what a browser says of a grid, once."""
    begin_grid(shown)
    held = held_grid(shown.name)
    changes, heard = heard_changes(state.said_by(grid_key(shown.name), SAID), held.heard)
    keep_grid(shown.name, replace(held, heard=heard))
    change_grid(shown, changes)

"""The chain as tables to write into, one at a time: each cell saved, or marked with the reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.edits.tables.chain import (
    actors_table,
    institutions_table,
    links_table,
)
from cluster_psia.ui import state
from cluster_psia.ui.grid.draw import assessment_grid, draw_data_grid
from cluster_psia.ui.map.fields import renew_node_fields
from cluster_psia.words import counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.grid.table import GridTable

NAMES = {"actors": "Actors", "institutions": "Institutions", "links": "Links"}
TABLES: dict[str, Callable[[Assessment, str | None], GridTable[Assessment]]] = {
    "actors": actors_table,
    "institutions": institutions_table,
    "links": links_table,
}


def draw_chain_tables(chosen: str | None) -> None:
    """The table that was asked for; what is ``chosen`` on the map is marked in it."""
    which = st.segmented_control(
        "Tables",
        list(NAMES),
        format_func=NAMES.__getitem__,
        default="actors",
        required=True,
        key="chain.which_table",
        wrap=True,
        label_visibility="collapsed",
    )
    draw_data_grid(
        assessment_grid(
            f"chain.{which}",
            f"{NAMES[which]} of the value chain",
            lambda a: TABLES[which](a, chosen),
            partial(_changed, which),
        )
    )


def _changed(which: str, before: Assessment) -> None:
    """Let the panel show what was written, and say which links went with what was taken out."""
    renew_node_fields()
    lost = len(before.chain.links) - len(state.current_assessment().chain.links)
    if lost > 0 and which != "links":
        state.add_notice(
            f"{counted_noun(lost, 'link')} went with what was deleted. Undo brings all back."
        )

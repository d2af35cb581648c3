"""The chain as tables: one at a time, each row saved or refused on its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from cluster_psia.assessment.edits import chain_table as tables
from cluster_psia.assessment.edits.table import ShownRows, with_drafts
from cluster_psia.ui import state
from cluster_psia.ui.chain.columns import CHOSEN, table_columns
from cluster_psia.ui.map.fields import renew_node_fields
from cluster_psia.ui.parts.edited_table import (
    HeldTable,
    draw_refused_rows,
    draw_table_editor,
    feed_table,
)
from cluster_psia.words import counted_noun

if TYPE_CHECKING:
    import pandas as pd

    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.edits.chain_table import Edited

NAMES = {"actors": "Actors", "institutions": "Institutions", "links": "Links"}
SHEETS: dict[str, Callable[[Assessment], ShownRows]] = {
    "actors": tables.actor_sheet,
    "institutions": tables.institution_sheet,
    "links": tables.link_sheet,
}
APPLY: dict[str, Callable[[Assessment, ShownRows, Any], Edited]] = {
    "actors": tables.with_actors_table,
    "institutions": tables.with_institutions_table,
    "links": tables.with_links_table,
}
COLUMNS = {
    "actors": tables.ACTOR_COLUMNS,
    "institutions": tables.INSTITUTION_COLUMNS,
    "links": tables.LINK_COLUMNS,
}


@dataclass(frozen=True)
class ChainTablesView:
    """The tables as the browser holds them, by their names."""

    shown: Mapping[str, HeldTable[ShownRows]] = field(default_factory=dict)


def draw_chain_tables(a: Assessment, chosen: str | None) -> None:
    """The table that was chosen, with what could not be taken from it."""
    which = st.segmented_control(
        "Tables",
        list(NAMES),
        format_func=NAMES.__getitem__,
        default="actors",
        required=True,
        key="chain.which_table",
        wrap=True,
    )
    held = _held_table(a, which, chosen)
    draw_table_editor(
        held,
        _frame(which, held),
        table_columns(a, which),
        (CHOSEN, *COLUMNS[which]),
        _changed,
        args=(which,),
        disabled=(CHOSEN,),
        alt=f"{NAMES[which]} of the value chain",
    )
    st.caption(
        "Write into a cell to change it, into the last row to add, tick rows and press Delete to"
        " take them out."
    )
    draw_refused_rows("Not taken yet", held.refused)


def _held_table(a: Assessment, which: str, chosen: str | None) -> HeldTable[ShownRows]:
    """What the browser holds, or a fresh table when the document has moved on; drafts go with it,
    unless something was undone in between.
    """
    held = state.view_of(ChainTablesView).shown.get(which)
    now = SHEETS[which](a)
    if held and held.still_holds(now, chosen):
        return held
    drafts, refused = (held.drafts, held.refused) if held and held.same_generation else ((), ())
    fresh = feed_table("chain.table", held, with_drafts(now, drafts), now)
    fresh = replace(fresh, chosen=chosen, drafts=drafts, refused=refused)
    _keep_held(which, fresh)
    return fresh


def _changed(which: str) -> None:
    """Take what was edited into the document, row by row."""
    held = state.view_of(ChainTablesView).shown[which]
    before, delta = state.current_assessment(), state.widget_value(held.name)
    edited = APPLY[which](before, held.fed, delta)
    if edited.assessment != before:
        state.edit_assessment(lambda a: APPLY[which](a, held.fed, delta).assessment)
        renew_node_fields()
        _say_lost_links(which, before)
    after = SHEETS[which](state.current_assessment())
    came_or_went = after.ids != tuple(id_ for id_ in held.fed.ids if id_ is not None)
    stale = came_or_went or bool(edited.refused and delta["deleted_rows"])
    _keep_held(
        which,
        replace(held, expected=after, refused=edited.refused, drafts=edited.drafts, stale=stale),
    )


def _keep_held(which: str, held: HeldTable[ShownRows]) -> None:
    shown = state.view_of(ChainTablesView).shown
    state.keep_view(ChainTablesView({**shown, which: held}))


def _say_lost_links(which: str, before: Assessment) -> None:
    lost = len(before.chain.links) - len(state.current_assessment().chain.links)
    if lost > 0 and which != "links":
        state.add_notice(
            f"{counted_noun(lost, 'link')} went with what was deleted. Undo brings all back."
        )


def _frame(which: str, held: HeldTable[ShownRows]) -> pd.DataFrame:
    import pandas as pd

    data: dict[str, Any] = {
        CHOSEN: [CHOSEN if _marks(id_, held.chosen) else "" for id_ in held.fed.ids]
    }
    for name in COLUMNS[which]:
        values = [row.get(name) for row in held.fed.rows]
        data[name] = pd.array(values, dtype="Int64" if name in tables.COUNTS else "string")
    return pd.DataFrame(data)


def _marks(id_: Any, chosen: str | None) -> bool:
    """A node's own row, and in the table of links every link that begins or ends at it."""
    return chosen is not None and (id_ == chosen or (isinstance(id_, tuple) and chosen in id_[:2]))

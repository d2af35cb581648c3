"""Comments: nothing that somebody wrote stands on the wall or in the assessment before the
facilitator picks it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.room.page import criterion_labels
from cluster_psia.ui.room.view import CommentColumn, CommentsView, RoomView
from cluster_psia.workshop.groups import group_name
from cluster_psia.workshop.ratings import Pick, pick_of

if TYPE_CHECKING:
    import pandas as pd

    from cluster_psia.workshop.values import Given, Room

WALL, KEEP = "Wall", "Keep"
WHAT_FOR = {
    WALL: (
        "Tick the comments to read out: both camps, side by side. Look at them with the"
        " projector dark."
    ),
    KEEP: "Tick the comments to keep as evidence in the assessment. No name goes with them.",
}


def picked_comments(room: Room, column: str = WALL) -> frozenset[Pick]:
    """What this tab picked: for the wall, or to be kept in the assessment."""
    picked = state.view_of(RoomView).picked
    return picked.get(CommentColumn(room.code, column), frozenset())


def choose_comments(
    room: Room, given: Sequence[Given], criteria: Sequence[str], column: str = WALL
) -> None:
    """A table of comments with a box to tick, in the order of ``criteria``."""
    written = _in_order(given, criteria)
    if not written:
        st.caption("Nobody wrote a comment on what is shown here.")
        return
    st.markdown(WHAT_FOR[column])
    chosen = _ticked(room, written, column)
    if chosen != picked_comments(room, column):
        _keep_picked(room, column, chosen)
        if column == WALL:
            st.rerun()  # the wall stands above this table


def _in_order(given: Sequence[Given], criteria: Sequence[str]) -> list[Given]:
    """Answers with a comment: by criterion, then by answer, so that both camps stand together."""
    place = {key: n for n, key in enumerate(criteria)}
    return sorted(
        (each for each in given if each.comment and each.criterion in place),
        key=lambda each: (place[each.criterion], str(each.answer), each.number),
    )


def _ticked(room: Room, written: Sequence[Given], column: str) -> frozenset[Pick]:
    """The table, and what is ticked in it now."""
    rows = tuple(pick_of(each) for each in written)
    name = f"room.comments.{column}.{room.code}.{hash(rows)}"
    # A fresh table begins with what was picked before, and is then fed the same rows.
    if not state.has_widget(name):
        _begin_table(name, picked_comments(room, column))
    begun = state.view_of(CommentsView).begun[name]
    frame = _frame(room, written, column, [pick in begun for pick in rows])
    edited = _draw_editor(name, frame)
    return frozenset(pick for pick, ticked in zip(rows, edited[column], strict=True) if ticked)


def _draw_editor(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The table, in which nothing but the boxes can be changed."""
    return st.data_editor(
        frame,
        hide_index=True,
        key=state.widget_key(name),
        width="stretch",
        disabled=["Criterion", "Round", "Answer", "Group", "Comment"],
        height=min(38 + 35 * len(frame), 360),
        column_config={"Comment": st.column_config.TextColumn(width="large")},
        alt="Comments to pick from",
    )


def _begin_table(name: str, picked: frozenset[Pick]) -> None:
    begun = state.view_of(CommentsView).begun
    state.keep_view(CommentsView({**begun, name: picked}))


def _keep_picked(room: Room, column: str, chosen: frozenset[Pick]) -> None:
    held = state.view_of(RoomView)
    picked = {**held.picked, CommentColumn(room.code, column): chosen}
    state.keep_view(replace(held, picked=picked))


def _frame(
    room: Room, written: Sequence[Given], column: str, ticks: Sequence[bool]
) -> pd.DataFrame:
    import pandas as pd

    names = criterion_labels(room)
    data: dict[str, Any] = {
        column: list(ticks),
        "Criterion": [names[each.criterion] for each in written],
        "Answer": [str(each.answer).replace("_", " ") for each in written],
        "Comment": [each.comment for each in written],
        "Group": [group_name(each.group) for each in written],
        "Round": [each.round for each in written],
    }
    return pd.DataFrame(data)

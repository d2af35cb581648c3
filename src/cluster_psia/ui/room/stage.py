"""Which criterion stands on the wall: all of them, or the one that is talked about now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.room.page import criterion_labels, keep_wall

if TYPE_CHECKING:
    from cluster_psia.drawing.charts.room_sentences import ShownCriterion
    from cluster_psia.workshop.values import Room

ALL = ""


def criteria_on_wall(room: Room, shown: list[ShownCriterion]) -> list[ShownCriterion]:
    """The one that was chosen, where it may be seen; otherwise all."""
    one = [each for each in shown if each.result.criterion == room.wall.criterion]
    return one or shown


def choose_criterion(room: Room, shown: list[ShownCriterion]) -> None:
    """All criteria or one of them, for this screen and the projector."""
    if not shown:
        return
    names = criterion_labels(room)
    options = [ALL, *(each.result.criterion for each in shown)]
    name = f"room.wall.criterion.{room.code}"
    # Set on every run: another laptop may have chosen meanwhile.
    state.set_widget_value(name, room.wall.criterion if room.wall.criterion in options else ALL)
    st.selectbox(
        "Criterion on the wall",
        options,
        key=state.widget_key(name),
        format_func=lambda key: names[key] if key else "All, in the order of disagreement",
        on_change=_criterion_chosen,
        args=(room, name),
        width=420,
    )


def _criterion_chosen(room: Room, name: str) -> None:
    keep_wall(room, criterion=state.widget_value(name))

"""The rooms of the open assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.room.act import read_or_tell
from cluster_psia.ui.room.page import STATES, go_to_room, spaced_code
from cluster_psia.ui.room.setup.new import draw_new_room
from cluster_psia.words import date_words, moment_words
from cluster_psia.workshop import actions

if TYPE_CHECKING:
    from cluster_psia.workshop.values import Room


def draw_room_list() -> None:
    """The list, then a new room."""
    opened = state.current_revision()
    if opened is None:
        return
    held = read_or_tell(lambda: actions.rooms_of(state.room_store(), opened.id))
    if held is None:
        return
    if not held:
        st.info(
            "No workshop was held for this assessment yet. In 45 minutes a room of 10 to 60 people"
            " scores the matrix on their phones, sees where it disagrees, talks, and scores again."
            " The more different the people are, the more it is worth: home workers, owners, a"
            " trader, an official.",
            icon=":material/info:",
        )
    for room in held:
        _draw_row(room)
    with st.expander("Open a new room", expanded=not held, icon=":material/add:"):
        draw_new_room(opened.assessment)


def _draw_row(room: Room) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"**{spaced_code(room.code)}** · opened {moment_words(room.opened_at)} ·"
            f" {len(room.settings.criteria)} criteria · round {room.round}, {_standing(room)}",
            width="stretch",
        )
        st.button(
            "Go into this room",
            key=state.widget_key(f"room.enter.{room.code}"),
            on_click=go_to_room,
            args=(room.code,),
        )


def _standing(room: Room) -> str:
    return f"ended {date_words(room.ended_at)}" if room.ended_at else STATES[room.state]

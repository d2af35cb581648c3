"""What the facilitator does to single criteria: reveal some, open one again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.room.act import act_on_room, step_of_round
from cluster_psia.ui.room.page import criterion_labels
from cluster_psia.workshop import actions

if TYPE_CHECKING:
    from cluster_psia.workshop.values import Room

ON_THE_WALL = (
    "In this room phones never show answers."
    " Revealing closes the criteria for good talk on the wall."
)
ON_PHONES = (
    "Phones show the room’s answers to these criteria, with one’s own marked."
    " Comments are never shown there."
)


def what_revealing_does(room: Room) -> str:
    """What people will see, as it was fixed before the room opened."""
    return ON_THE_WALL if room.settings.show == "never" else ON_PHONES


def said_revealed(room: Room) -> str:
    """What is said once something was revealed."""
    if room.settings.show == "never":
        return "Revealed: talk about it on the wall."
    return "Revealed on the phones."


def offer_revealing_some(room: Room) -> None:
    """The criteria not yet revealed in this round, to choose from; nothing where there are none."""
    names = criterion_labels(room)
    left = [key for key in room.settings.criteria if (room.round, key) not in room.revealed]
    if not left:
        return
    with st.popover("Reveal some …", icon=":material/visibility:"):
        st.markdown(f"{what_revealing_does(room)} They close with it.")
        st.pills(
            "Criteria to reveal",
            left,
            selection_mode="multi",
            wrap=True,
            key=state.widget_key("room.reveal.which"),
            format_func=lambda key: plain_text(names[key]),
        )
        st.button(
            "Reveal these",
            key=state.widget_key("room.reveal.some"),
            on_click=_reveal_chosen,
            args=(room,),
        )


def _reveal_chosen(room: Room) -> None:
    wanted = state.widget_value("room.reveal.which")
    if not wanted:
        state.add_error("Nothing was revealed: choose a criterion first.")
        return
    reveal = step_of_round(room, actions.reveal_results, wanted)
    if act_on_room(reveal, said_revealed(room)):
        state.renew_widgets()


def offer_reopening_one(room: Room) -> None:
    """The criteria that take no answers now, to choose one; nothing where there are none."""
    names = criterion_labels(room)
    closed = [key for key in room.settings.criteria if key not in room.open_criteria]
    if not closed:
        return
    with st.popover("Open one criterion …", icon=":material/replay:"):
        st.markdown(
            "Answers to it can be given and changed again in this round;"
            " what was revealed of it is hidden."
        )
        st.selectbox(
            "Criterion",
            closed,
            index=None,
            key=state.widget_key("room.reopen.which"),
            placeholder="Choose",
            format_func=names.__getitem__,
        )
        st.button(
            "Open it",
            key=state.widget_key("room.reopen.one"),
            on_click=_reopen_chosen,
            args=(room,),
        )


def _reopen_chosen(room: Room) -> None:
    wanted = state.widget_value("room.reopen.which")
    if wanted is None:
        state.add_error("Nothing was opened: choose a criterion first.")
        return
    reopen = step_of_round(room, actions.reopen_round, wanted)
    if act_on_room(reopen, f"Open again: {criterion_labels(room)[wanted]}."):
        state.renew_widgets()

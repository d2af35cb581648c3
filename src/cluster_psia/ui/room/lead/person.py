"""One participant in the facilitator's eyes, and taking that person's answers away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.room.act import act_on_room, step_of_round
from cluster_psia.words import dotted_line
from cluster_psia.workshop import actions
from cluster_psia.workshop.groups import group_name

if TYPE_CHECKING:
    from cluster_psia.workshop.values import Participant, Room


def offer_reset(room: Room) -> None:
    """One person to choose, whose answers of this round go. Raises WorkshopError or StoreError when
    the room cannot be read.
    """
    # Opening it looks again: people join at any time, and only the board refreshes by itself.
    with st.popover(
        "Reset one participant …",
        icon=":material/person_off:",
        key=state.widget_key("room.reset.open"),
        on_change="rerun",
    ):
        st.markdown(
            f"Takes this person’s answers of round {room.round} away, for good. The personal link"
            " stays, so that the person can answer again."
        )
        people = actions.room_participants(state.room_store(), room.code)
        lines = {person.number: participant_line(person) for person in people}
        if not lines:
            st.caption("Nobody is here yet.")
            return
        st.selectbox(
            "Participant",
            list(lines),
            index=None,
            key=state.widget_key("room.reset.who"),
            placeholder="Choose",
            format_func=lines.__getitem__,
        )
        st.button(
            "Take the answers away",
            key=state.widget_key("room.reset"),
            icon=":material/delete:",
            on_click=_reset_chosen,
            args=(room,),
        )


def _reset_chosen(room: Room) -> None:
    number = state.widget_value("room.reset.who")
    if number is None:
        state.add_error("Nothing was taken away: choose a participant first.")
        return
    reset = step_of_round(room, actions.reset_participant, number)
    if act_on_room(reset, f"p{number:02d} can answer afresh."):
        state.renew_widgets()


def participant_line(person: Participant) -> str:
    """A person in the facilitator's eyes: number, name, group, and whether it is a paper sheet."""
    on_paper = person.sheet is not None
    parts = (
        f"p{person.number:02d}",
        person.alias,
        group_name(person.group),
        f"sheet {person.sheet}, entered by the facilitator" if on_paper else "",
        "with help" if person.helped else "",
    )
    return dotted_line(parts)

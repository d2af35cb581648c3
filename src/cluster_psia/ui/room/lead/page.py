"""The facilitator's buttons: each says what will happen; the one that comes next is the primary
one.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.store import StoreError
from cluster_psia.ui import state
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.room.act import draw_room_button, step_of_round
from cluster_psia.ui.room.lead.criteria import (
    offer_reopening_one,
    offer_revealing_some,
    said_revealed,
    what_revealing_does,
)
from cluster_psia.ui.room.lead.crowd import offer_taking_out
from cluster_psia.ui.room.lead.next_round import offer_next_round
from cluster_psia.ui.room.lead.person import offer_reset
from cluster_psia.ui.room.page import spaced_code
from cluster_psia.ui.room.setup.fixed import draw_fixed_settings
from cluster_psia.ui.room.setup.widen import offer_widening
from cluster_psia.ui.room.view import RoomView
from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import WorkshopError

if TYPE_CHECKING:
    from cluster_psia.workshop.values import Room

CLOSED = (
    "The round is closed. Look at “Results” first if you like;"
    " phones show nothing before you reveal it."
)
REVEALED = (
    "Talk about what was revealed, the two camps first; then score again in the next round, or end."
)


def draw_lead_actions(room: Room) -> None:
    """What can be done now."""
    if room.state == "ended":
        st.info(
            "This room has ended. “End” says whether its scores are in the assessment, writes them"
            " again and takes the end back.",
            icon=":material/flag:",
        )
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        try:
            _draw_buttons(room)
        except (WorkshopError, StoreError) as error:
            st.error(plain_text(str(error)), icon=":material/error:")
    st.caption(plain_text(_what_next(room)))


def draw_room_details(room: Room) -> None:
    """Under the board: what was fixed before, and another computer."""
    draw_fixed_settings(room)
    with st.container(horizontal=True):
        offer_widening(room)
        _draw_second_laptop(room)


def _what_next(room: Room) -> str:
    if room.state == "open":
        return (
            f"Round {room.round} takes answers to {_open_in_words(room)}. Closing stops that; you"
            " can open it again."
        )
    return REVEALED if _was_revealed(room) else CLOSED


def _open_in_words(room: Room) -> str:
    now, of = len(room.open_criteria), len(room.settings.criteria)
    return f"{now} of {of} criteria" if now < of else "every criterion"


def _was_revealed(room: Room) -> bool:
    """Whether anything of this round was revealed."""
    return any(round_ == room.round for round_, _ in room.revealed)


# The buttons -------------------------------------------------------------------------------------


def _draw_buttons(room: Room) -> None:
    if room.state == "open":
        _draw_close(room)
        offer_revealing_some(room)
    elif _was_revealed(room):
        offer_next_round(room, "primary")
        offer_revealing_some(room)
        _draw_hide(room)
        _draw_reopen(room)
    else:
        # Where "Close" stood stands what only opens: a second press reveals nothing.
        offer_revealing_some(room)
        _draw_reveal_all(room)
        offer_next_round(room, "secondary")
        _draw_reopen(room)
    offer_reopening_one(room)
    offer_reset(room)
    offer_taking_out(room)
    _draw_lock(room)


def _draw_close(room: Room) -> None:
    draw_room_button(
        "Close the round",
        "close",
        "pause",
        step_of_round(room, actions.close_round),
        "Closed: no more answers in this round.",
        type="primary",
        help="Nobody can answer or change an answer until you open it again.",
    )


def _draw_reveal_all(room: Room) -> None:
    draw_room_button(
        "Reveal all",
        "reveal",
        "visibility",
        step_of_round(room, actions.reveal_results),
        said_revealed(room),
        type="primary",
        help=what_revealing_does(room),
    )


def _draw_hide(room: Room) -> None:
    draw_room_button(
        "Hide again",
        "hide",
        "visibility_off",
        step_of_round(room, actions.hide_results),
        "Hidden again: phones show nothing of this round. It stays closed.",
        help="Takes the reveal back: phones show nothing of this round until you reveal it again.",
    )


def _draw_reopen(room: Room) -> None:
    draw_room_button(
        "Open again",
        "reopen",
        "play_arrow",
        step_of_round(room, actions.reopen_round),
        "Open again: answers can be given and changed.",
        help=(
            "All criteria of this round take answers again;"
            " what was revealed of it is hidden again."
        ),
    )


def _draw_lock(room: Room) -> None:
    if room.locked:
        draw_room_button(
            "Let people join again",
            "lock",
            "lock_open",
            partial(actions.lock_room, state.room_store(), room.code, False),
            "People can join again.",
            help="New people can join.",
        )
    else:
        draw_room_button(
            "Lock the door",
            "lock",
            "lock",
            partial(actions.lock_room, state.room_store(), room.code, True),
            "Nobody else can join.",
            help="Nobody else can join; whoever is in goes on.",
        )


def _draw_second_laptop(room: Room) -> None:
    """The key is told once: only its hash is kept."""
    with st.popover("Second laptop", icon=":material/devices:", type="tertiary"):
        st.markdown(
            "This page shows the same under the same address on another computer, and can take over"
            " at any time. In workshop mode the other computer is asked for a key."
        )
        key = state.view_of(RoomView).new_keys.get(room.code)
        if key:
            st.markdown(
                f"Take the key of room {spaced_code(room.code)} along now: it is kept nowhere. It"
                " stands on no screen, for this one may be on the wall."
            )
            st.download_button(
                "Key as a file",
                f"{key}\n",
                f"key-of-room-{room.code}.txt",
                key=state.widget_key("room.key"),
                on_click="ignore",
                icon=":material/key:",
            )
        else:
            st.caption(
                "The key could be taken along when the room was opened;"
                " the key that the server printed opens it too."
            )

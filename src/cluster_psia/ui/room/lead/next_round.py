"""The next round: of everything, or of what the room disagrees on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.room.act import act_on_room, step_of_round
from cluster_psia.ui.room.page import criterion_labels
from cluster_psia.workshop import actions

if TYPE_CHECKING:
    from cluster_psia.workshop.values import Room

DISAGREED = ("two_camps", "spread")


def offer_next_round(room: Room, kind: Literal["primary", "secondary"]) -> None:
    """What the next round does and asks. Raises WorkshopError or StoreError when the results cannot
    be read.
    """
    disagreed = _disagreed(room)
    # It runs again when opened: a paper sheet may have come in since the close.
    with st.popover(
        "Next round …",
        icon=":material/skip_next:",
        type=kind,
        key=state.widget_key("room.next.open"),
        on_change="rerun",
    ):
        st.markdown(
            f"Round {room.round + 1} opens at once. People see their own earlier score; answers of"
            f" round {room.round} stay as they are."
            " A criterion that is not asked again keeps its score."
        )
        _choose_criteria(room, disagreed)
        st.button(
            f"Open round {room.round + 1}",
            key=state.widget_key("room.next"),
            on_click=_open_next,
            args=(room, disagreed),
        )


def _disagreed(room: Room) -> list[str]:
    found = actions.criterion_results(state.room_store(), room.code)
    return [
        result.criterion for result in found.by_disagreement if result.figures.shape in DISAGREED
    ]


def _choose_criteria(room: Room, disagreed: Sequence[str]) -> None:
    options = {"all": "All criteria"}
    if disagreed:
        options = {"disagreed": f"The {len(disagreed)} on which we disagree", **options}
    which = st.radio(
        "Criteria to score again",
        list(options),
        key=state.widget_key("room.next.which"),
        format_func=options.__getitem__,
    )
    if which == "disagreed":
        names = criterion_labels(room)
        st.caption(plain_text(", ".join(names[key] for key in disagreed)))


def _open_next(room: Room, disagreed: Sequence[str]) -> None:
    wanted = disagreed if state.widget_value("room.next.which") == "disagreed" else None
    start = step_of_round(room, actions.start_next_round, wanted)
    if act_on_room(start, f"Round {room.round + 1} takes answers."):
        state.renew_widgets()

"""A new room: what is fixed before it opens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st
from pydantic import ValidationError

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.explain import explain_error
from cluster_psia.ui import state
from cluster_psia.ui.room.act import act_on_room
from cluster_psia.ui.room.page import go_to_room, spaced_code
from cluster_psia.ui.room.setup.fields import (
    MORE_GROUPS,
    choose_consensus,
    choose_criteria,
    choose_groups,
    choose_languages,
    choose_privacy,
    named_groups,
    typed_rule,
)
from cluster_psia.ui.room.view import RoomView
from cluster_psia.workshop import actions
from cluster_psia.workshop.values import GROUPS, Settings

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.store import Saved

NEEDED = {
    "criteria": "Choose at least one criterion.",
    "languages": "Choose at least one language.",
}


def draw_new_room(a: Assessment) -> None:
    """Everything that is fixed, in two columns, and the button that opens the room."""
    st.markdown(
        "All of this is fixed when the room opens, and stands with every result. Criteria, groups"
        " and languages can be added later."
    )
    left, right = st.columns(2, gap="large")
    with left:
        choose_criteria(a)
        choose_groups()
    with right:
        choose_languages()
        choose_privacy()
        choose_consensus()
    st.button(
        "Open the room",
        key=state.widget_key("room.open"),
        type="primary",
        icon=":material/meeting_room:",
        on_click=_open,
    )
    st.caption(
        "The first round takes answers at once."
        " You get a code for the wall and a key for a second laptop."
    )


# Opening it --------------------------------------------------------------------------------------


def _open() -> None:
    opened = state.current_revision()
    if opened is None:
        return
    wanted = _wanted(opened.assessment)
    for name, why in NEEDED.items():
        if not wanted[name]:
            state.add_error(f"The room was not opened. {why}")
            return
    try:
        settings = Settings(**wanted, consensus=typed_rule())
    except ValidationError as error:
        state.add_error(f"The room was not opened. {explain_error(error)}")
        return
    act_on_room(lambda: _open_with(settings, opened))


def _wanted(a: Assessment) -> dict[str, Any]:
    """What the fields hold, by the names of the settings."""
    blind = state.widget_value("room.blind")
    return {
        "criteria": _wanted_criteria(a),
        "groups": _wanted_groups(),
        "languages": tuple(state.widget_value("room.languages")),
        "aliases": state.widget_value("room.aliases"),
        "blind": blind,
        "show": state.widget_value(f"room.show.{blind}"),
    }


def _wanted_criteria(a: Assessment) -> tuple[str, ...]:
    if state.widget_value("room.which") == "some":
        return tuple(state.widget_value("room.criteria"))
    return tuple(row.key for row in method_of(a).table_2.criteria)


def _wanted_groups() -> tuple[str, ...]:
    """Those of the list in its order, then those that were typed."""
    listed = [group for group in GROUPS if group in state.widget_value("room.groups")]
    return (*listed, *named_groups(MORE_GROUPS.value("names")))


def _open_with(settings: Settings, opened: Saved) -> None:
    new = actions.open_room(state.room_store(), (opened.id, opened.assessment), settings)
    held = state.view_of(RoomView)
    keys = {**held.new_keys, new.room.code: new.facilitator_key}
    state.keep_view(replace(held, new_keys=keys))
    MORE_GROUPS.empty()
    state.add_notice(f"Room {spaced_code(new.room.code)} is open: put it on the wall.")
    go_to_room(new.room.code)

"""Which screen sheets are typed in at: two computers at one room have a grid each, and what stands
in it outlives F5, a closed tab and a restart.

A tab that begins takes over what its address names, under a name of its own: an address that was
copied to another computer lets nobody write into the rows of the first.
"""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.grid.kept import draft_in
from cluster_psia.ui.room.page import DESK
from cluster_psia.ui.room.view import PaperGridView
from cluster_psia.ui.state.saving import NotKept
from cluster_psia.workshop.values import typed_sheets_form

if TYPE_CHECKING:
    from cluster_psia.assessment.grid.value import GridDraft
    from cluster_psia.workshop.values import Room

_NAME = re.compile("[0-9a-f]{12}")
_EVERY_ROOM = typed_sheets_form("")


def desk_place(room: Room) -> str:
    """Where the draft of the grid at this screen is kept."""
    return f"{typed_sheets_form(room.code)}/{_desk()}"


def sheets_at_other_desks(room: Room) -> dict[str, GridDraft]:
    """What was typed in at other screens and not taken over, by the places where it is kept."""
    here = desk_place(room)
    kept = state.drafts_under(f"{typed_sheets_form(room.code)}/")
    drafts = {place: draft_in(record) for place, record in kept.items() if place != here}
    return {place: draft for place, draft in drafts.items() if draft is not None}


def _desk() -> str:
    desk = state.view_of(PaperGridView).desk
    if not desk:
        desk = _taken_over(st.query_params.get(DESK, ""))
        state.change_view(PaperGridView, desk=desk)
    if st.query_params.get(DESK) != desk:
        st.query_params[DESK] = desk
    return desk


def _taken_over(before: str) -> str:
    """The name of this screen, when what was kept under the name that it had ``before`` is kept
    under its new one; the name before where the store refuses that.
    """
    desk = secrets.token_hex(6)
    if not _NAME.fullmatch(before):
        return desk
    kept = state.drafts_under(_EVERY_ROOM)
    try:
        for place, record in kept.items():
            if place.endswith(f"/{before}"):
                state.keep_draft(place.replace(f"/{before}", f"/{desk}"), record)
                state.keep_draft(place, None)
    except NotKept:
        return before
    return desk

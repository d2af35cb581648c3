"""The first line of every page: what is open, whether it is saved, and one undo for everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.parts.text import plain_text

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from cluster_psia.store import Saved


def draw_open_line() -> DeltaGenerator:
    """Name, undo and redo of what is open, and the place for the word that says whether all of it
    is saved.
    """
    opened = state.current_revision()
    if opened is None:
        return st.container()
    a = opened.assessment
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall"):
            sample = " · published sample" if a.sample else ""
            st.markdown(f"**{plain_text(a.name)}**{sample}", width="content")
            place = st.container(width="content")
        with st.container(horizontal=True, width="content", wrap=False, gap="small"):
            _draw_undo_and_redo(opened)
    return place


def _draw_undo_and_redo(opened: Saved) -> None:
    st.button(
        "Undo",
        icon=":material/undo:",
        key="undo",
        on_click=state.ask_to_undo,
        disabled=not opened.can_undo,
    )
    st.button(
        "Redo",
        icon=":material/redo:",
        key="redo",
        on_click=state.ask_to_redo,
        disabled=not opened.can_redo,
    )

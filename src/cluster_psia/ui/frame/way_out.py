"""The way out of the door, where there is one."""

from __future__ import annotations

import streamlit as st

from cluster_psia.ui import state


def draw_way_out() -> None:
    """A link to who is in and to logging out; nothing without a door."""
    if state.current_visitor() is not None:
        st.markdown(":material/logout: [Log out, and who else is in](/leave)")

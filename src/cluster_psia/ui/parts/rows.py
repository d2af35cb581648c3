"""Rows of one line: what can be taken, why in short, and everything else one click away."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from cluster_psia.ui.parts.text import plain_text


def draw_choice_row(
    name: str,
    draw_choice: Callable[[], None],
    why: str,
    draw_more: Callable[[], None],
    draw_beside: Callable[[], None] = lambda: None,
) -> None:
    """One thing to take or leave, with the main reason beside it where there is room. ``name``
    tells the row from all others; ``draw_beside`` draws what else can be done with it at once,
    ``draw_more`` what the popover holds.
    """
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        with st.container(width="stretch"):
            draw_choice()
        with st.container(width="stretch", key=f"row_why_{name}"):
            st.markdown(f":gray[:small[{plain_text(why)}]]")
        draw_beside()
        with st.popover("Why", type="tertiary"):
            draw_more()

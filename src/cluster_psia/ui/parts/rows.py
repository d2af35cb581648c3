"""Rows of one line: what can be taken, why in short, and everything else one click away."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st


def draw_choice_row(
    draw_choice: Callable[[], None],
    why: str,
    draw_more: Callable[[], None],
    draw_beside: Callable[[], None] = lambda: None,
) -> None:
    """One thing to take or leave, with the main reason beside it where there is room.

    ``draw_choice`` draws one thing that stretches, ``draw_beside`` what else can be done with it at
    once, ``draw_more`` what the popover holds.
    """
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        draw_choice()
        st.html(f'<p class="row-why" dir="auto" title="{escape(why)}">{escape(why)}</p>')
        draw_beside()
        with st.popover("Why", type="tertiary"):
            draw_more()

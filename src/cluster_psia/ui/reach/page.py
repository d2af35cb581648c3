"""The Reach page: what the programme does and where it enters the chain, and whom it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.mapping.reach import programme_reach
from cluster_psia.ui.frame.links import draw_page_link
from cluster_psia.ui.map.picture import draw_map
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.reach.activities import draw_activities
from cluster_psia.ui.reach.table import draw_reach_table

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment


def draw_empty_reach() -> None:
    """What belongs here, and the way to the chain."""
    with st.container(border=True):
        st.markdown(
            "**There is no map yet.** Once there is one, say where each activity of the programme"
            " enters the chain. The links then tell whom it comes to, and whom it does not: often"
            " those who are the poorest."
        )
        st.caption("UNIDO 2004, Section 5.")
        draw_page_link("chain", "To the value chain", ":material/arrow_back:")


def draw_reach(a: Assessment) -> None:
    """The whole page for a chain with nodes."""
    draw_activities(a)
    found = programme_reach(a)
    if found.groups:
        draw_reach_table(a, found)
    for note in found.left_out:
        st.info(plain_text(note), icon=":material/info:")
    if not found.groups and any(activity.node for activity in a.programme.activities):
        st.info(
            "No poverty node and no group is on the map yet: screen the nodes first.",
            icon=":material/info:",
        )
    draw_map(a, "reach")

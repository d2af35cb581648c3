"""The value chain page: what stands beside the map, and the sections below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.mapping.heard import count_guide_answers
from cluster_psia.mapping.words import map_in_words
from cluster_psia.ui import state
from cluster_psia.ui.chain.add import choose_what_to_add
from cluster_psia.ui.frame.links import draw_page_link
from cluster_psia.ui.map.opened import OpenGuide, open_now, opened_item
from cluster_psia.ui.map.picture import draw_node_chooser

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

SECTIONS = {
    "tables": "Tables",
    "findings": "Findings",
    "words": "In words",
    "files": "Templates and files",
}


# The map -----------------------------------------------------------------------------------------


def draw_guide_button(a: Assessment) -> None:
    """Opens the mapping guide in the panel, where the map stays in sight, or closes it."""
    is_open = isinstance(opened_item(a), OpenGuide)
    done, of = count_guide_answers(a)
    words = "Close the mapping guide" if is_open else f"Mapping guide ({done} of {of} answered)"
    st.button(
        words,
        key=state.widget_key("chain.guide"),
        icon=":material/checklist:",
        on_click=open_now,
        args=(None if is_open else OpenGuide(),),
        help="The questions of a first mapping, and who has been heard.",
    )


def choose_chain_section() -> str:
    """Which section stands below the map; only that one runs."""
    which: str = st.segmented_control(
        "Below the map",
        list(SECTIONS),
        format_func=SECTIONS.__getitem__,
        default="tables",
        required=True,
        key="chain.section",
        wrap=True,
        label_visibility="collapsed",
    )
    return which


def draw_map_words(a: Assessment) -> None:
    """The map in reading order, for people who cannot see it."""
    st.caption("One sentence for each node, level by level and from the first stage to the last.")
    for sentence in map_in_words(a.chain, method_of(a), a.positions):
        st.text(sentence)


def draw_ways_into_map(a: Assessment) -> str | None:
    """What the map's own clicks do, for the keyboard, in one line; what is to be added below it."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="chain_ways"):
        if a.chain.actors or a.chain.institutions:
            draw_node_chooser(a)
        what = choose_what_to_add(a)
        draw_guide_button(a)
    return what


def draw_onward_links() -> None:
    """Where the work on the map goes on."""
    with st.container(horizontal=True, key="chain_onward"):
        draw_page_link("screening", "Screen the nodes for poverty", ":material/checklist:")
        draw_page_link("reach", "See whom the programme reaches", ":material/route:")

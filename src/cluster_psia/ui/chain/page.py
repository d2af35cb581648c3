"""The value chain page: the map in its views, what is chosen on it, and the sections below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.mapping.heard import count_guide_answers
from cluster_psia.mapping.words import map_in_words
from cluster_psia.ui import state
from cluster_psia.ui.frame.links import draw_page_link
from cluster_psia.ui.map.opened import OpenGuide, open_now, opened_item
from cluster_psia.ui.parts.buttons import draw_edit_button

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


# Nothing yet -------------------------------------------------------------------------------------


def draw_empty_chain() -> None:
    """What belongs here, why it matters, and a way to begin."""
    with st.container(border=True):
        st.markdown(
            "**Begin with the people and firms who make and trade the goods**, from input suppliers"
            " to buyers, and the institutions beside them. Then look at each node: who works there,"
            " and how poor are they? The poverty groups, and with them indicators and samples,"
            " stand on this map."
        )
        draw_edit_button(
            "chain.template",
            "Start from Box 2's simplified cluster",
            start_from_template,
            icon=":material/account_tree:",
        )
        st.caption(
            "After UNIDO 2004, Box 2: nine kinds of operator with their shades, seven kinds of"
            " institution, and buyers from outside, who are ours. The drawing is lost in the scan;"
            " each link says whether the text names it. All is marked as a template, to be replaced"
            " by what you find. Or click a cell of the empty map, start from a published chain, or"
            " paste a table below."
        )


def draw_onward_links() -> None:
    """Where the work on the map goes on."""
    with st.container(horizontal=True):
        draw_page_link("screening", "Screen the nodes for poverty", ":material/checklist:")
        draw_page_link("reach", "See whom the programme reaches", ":material/route:")

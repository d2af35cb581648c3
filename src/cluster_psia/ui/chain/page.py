"""The value chain page: the map in its views, what is chosen on it, and the sections below."""

from __future__ import annotations

import streamlit as st

from cluster_psia.assessment.document.model import Assessment
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.drawing.map.on_screen import screen_data
from cluster_psia.drawing.map.views import PLOTTED, View
from cluster_psia.mapping.carrying import distinct_labels
from cluster_psia.mapping.heard import count_guide_answers
from cluster_psia.mapping.words import map_in_words
from cluster_psia.ui import state
from cluster_psia.ui.chain.fields import apply_change
from cluster_psia.ui.frame.links import draw_page_link
from cluster_psia.ui.map.component import draw_chain_map
from cluster_psia.ui.map.opened import (
    OpenGuide,
    OpenNode,
    handle_map_act,
    map_key,
    open_now,
    opened_item,
    opened_node_id,
    outlined_id,
)
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.text import draw_finding

VIEWS: dict[View, str] = {
    "people": "People",
    "women": "Women's share",
    "status": "Poverty status",
    "reach": "Reach",
}
SECTIONS = {
    "tables": "Tables",
    "findings": "Findings",
    "words": "In words",
    "files": "Templates and files",
}


# The map -----------------------------------------------------------------------------------------


def choose_map_view() -> View:
    """The view that is chosen; people, as long as nobody chose another."""
    options = list(VIEWS)
    chosen_view: View = st.segmented_control(
        "Show on the map",
        options,
        format_func=VIEWS.__getitem__,
        default="people",
        required=True,
        key="chain.view",
        wrap=True,
        label_visibility="collapsed",
    )
    return chosen_view


def draw_map(a: Assessment, shown: View) -> None:
    """The map with its finding. Shown on the reach page as well, in the view of that name."""
    data = screen_data(a, shown, outlined_id(a))
    plotted = f"{PLOTTED[shown][:1].upper()}{PLOTTED[shown][1:]}"
    draw_finding(
        data["title"],
        f"{plotted}. Form after UNIDO 2004, Box 2; the grid of stages and levels is ours.",
    )
    draw_chain_map(data, map_key(), handle_map_act)


def draw_node_chooser(a: Assessment) -> None:
    """The same as a click on the map, for the keyboard."""
    labels = node_names(a)
    name, now = (
        forms.of_labels(f"chain.choose~{state.view_state('chain.clicks', 0)}", labels),
        opened_node_id(a),
    )
    st.selectbox(
        "Node to look at",
        list(labels),
        index=list(labels).index(now) if now else None,
        placeholder="Choose a node",
        format_func=lambda id_: labels.get(id_, id_),
        key=state.widget_key(name),
        on_change=lambda: state.keep_view_state(
            "chain.open", OpenNode(state.widget_value(name)) if state.widget_value(name) else None
        ),
        help="Opens it in the panel, as a click on the map does.",
    )


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


def node_names(a: Assessment) -> dict[str, str]:
    """What to call each node in a list; two of one name are told apart by their ids."""
    return distinct_labels(a.chain)


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
    for sentence in map_in_words(a.chain):
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
        st.button(
            "Start from Box 2's simplified cluster",
            key=state.widget_key("chain.template"),
            icon=":material/account_tree:",
            on_click=apply_change,
            args=(start_from_template,),
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

"""The value chain page: the map in its views, what is chosen on it, and the sections below."""

from __future__ import annotations

import streamlit as st

from cluster_psia.assessment.document.model import Assessment
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.drawing.map.on_screen import screen_data
from cluster_psia.drawing.map.views import PLOTTED, View
from cluster_psia.mapping.carrying import labels_of
from cluster_psia.mapping.heard import answered
from cluster_psia.mapping.words import map_in_words
from cluster_psia.ui import state
from cluster_psia.ui.chain.fields import change
from cluster_psia.ui.frame.links import link
from cluster_psia.ui.map.component import chain_map
from cluster_psia.ui.map.opened import (
    OpenGuide,
    OpenNode,
    acted,
    chosen,
    map_key,
    open_now,
    opened,
    outlined,
)
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.text import finding

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


def view() -> View:
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


def picture(a: Assessment, shown: View) -> None:
    """The map with its finding. Shown on the reach page as well, in the view of that name."""
    data = screen_data(a, shown, outlined(a))
    plotted = f"{PLOTTED[shown][:1].upper()}{PLOTTED[shown][1:]}"
    finding(
        data["title"],
        f"{plotted}. Form after UNIDO 2004, Box 2; the grid of stages and levels is ours.",
    )
    chain_map(data, map_key(), acted)


def chooser(a: Assessment) -> None:
    """The same as a click on the map, for the keyboard."""
    labels = named(a)
    name, now = (
        forms.of_labels(f"chain.choose~{state.session('chain.clicks', 0)}", labels),
        chosen(a),
    )
    st.selectbox(
        "Node to look at",
        list(labels),
        index=list(labels).index(now) if now else None,
        placeholder="Choose a node",
        format_func=lambda id_: labels.get(id_, id_),
        key=state.key(name),
        on_change=lambda: state.remember(
            "chain.open", OpenNode(state.value(name)) if state.value(name) else None
        ),
        help="Opens it in the panel, as a click on the map does.",
    )


def guide_button(a: Assessment) -> None:
    """Opens the mapping guide in the panel, where the map stays in sight, or closes it."""
    is_open = isinstance(opened(a), OpenGuide)
    done, of = answered(a)
    words = "Close the mapping guide" if is_open else f"Mapping guide ({done} of {of} answered)"
    st.button(
        words,
        key=state.key("chain.guide"),
        icon=":material/checklist:",
        on_click=open_now,
        args=(None if is_open else OpenGuide(),),
        help="The questions of a first mapping, and who has been heard.",
    )


def named(a: Assessment) -> dict[str, str]:
    """What to call each node in a list; two of one name are told apart by their ids."""
    return labels_of(a.chain)


def section() -> str:
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


def in_words(a: Assessment) -> None:
    """The map in reading order, for people who cannot see it."""
    st.caption("One sentence for each node, level by level and from the first stage to the last.")
    for sentence in map_in_words(a.chain):
        st.text(sentence)


# Nothing yet -------------------------------------------------------------------------------------


def empty() -> None:
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
            key=state.key("chain.template"),
            icon=":material/account_tree:",
            on_click=change,
            args=(start_from_template,),
        )
        st.caption(
            "After UNIDO 2004, Box 2: nine kinds of operator with their shades, seven kinds of"
            " institution, and buyers from outside, who are ours. The drawing is lost in the scan;"
            " each link says whether the text names it. All is marked as a template, to be replaced"
            " by what you find. Or click a cell of the empty map, start from a published chain, or"
            " paste a table below."
        )


def onward() -> None:
    """Where the work on the map goes on."""
    with st.container(horizontal=True):
        link("screening", "Screen the nodes for poverty", ":material/checklist:")
        link("reach", "See whom the programme reaches", ":material/route:")

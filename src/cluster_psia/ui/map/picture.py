"""The picture of the chain with what is chosen on it; the chain and the reach page show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.drawing.map.on_screen import screen_data
from cluster_psia.drawing.map.views import PLOTTED, View
from cluster_psia.mapping.words import said_of_nodes
from cluster_psia.ui import state
from cluster_psia.ui.map.acts import handle_map_act
from cluster_psia.ui.map.changes import heard_changes_of_map
from cluster_psia.ui.map.component import draw_chain_map
from cluster_psia.ui.map.drawn_links import told_to_map
from cluster_psia.ui.map.opened import (
    MapView,
    OpenNode,
    keep_open,
    map_key,
    opened_node_id,
    outlined_id,
)
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.text import draw_finding
from cluster_psia.words import capital_first

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

VIEWS: dict[View, str] = {
    "people": "People",
    "women": "Women's share",
    "status": "Poverty status",
    "reach": "Reach",
}


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


def draw_map(a: Assessment, shown: View, *, in_words: bool = False) -> None:
    """The map with its finding. Shown on the reach page as well, in the view of that name.

    ``in_words`` a phone shows it first, node by node.
    """
    data = screen_data(a, shown, outlined_id(a))
    plotted = capital_first(PLOTTED[shown])
    draw_finding(
        data["title"],
        f"{plotted}. Form after UNIDO 2004, Box 2; the grid of stages and levels is ours.",
    )
    words = _words_of_nodes(a) if in_words else []
    told = {**told_to_map(a), "heard": heard_changes_of_map(), "words": words}
    draw_chain_map({**data, **told}, map_key(), handle_map_act)


def _words_of_nodes(a: Assessment) -> list[dict[str, str]]:
    names, said = node_names(a.chain), said_of_nodes(a.chain, method_of(a), a.positions)
    return [{"id": id_, "name": names[id_], "said": words} for id_, words in said.items()]


def draw_node_chooser(a: Assessment) -> None:
    """The same as a click on the map, for the keyboard."""
    labels, name = node_names(a.chain), _chooser(a)
    now = opened_node_id(a)
    st.selectbox(
        "Node to look at",
        list(labels),
        index=list(labels).index(now) if now else None,
        placeholder="Choose a node",
        format_func=lambda id_: labels.get(id_, id_),
        help="Opens it in the panel, as a click on the map does.",
        width=280,
        **state.bind_change(name, lambda: _open_chosen(state.widget_value(name))),
    )


def focus_node_chooser() -> None:
    """Let the list of nodes have the focus after this run: what was open is not there any more."""
    state.focus_next(_chooser(state.current_assessment()))


def _chooser(a: Assessment) -> str:
    opened = state.view_of(MapView).opened
    return forms.of_labels(f"chain.choose~{opened}", node_names(a.chain))


def _open_chosen(node: str | None) -> None:
    keep_open(OpenNode(node) if node else None)

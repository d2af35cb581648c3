"""The Screening page: nodes against nine items, one node's ratings, and what they suggest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.mapping.screening import NodeScreening, SubGroup, screen_all
from cluster_psia.ui import state
from cluster_psia.ui.frame.links import draw_page_link
from cluster_psia.ui.map.opened import MapView, node_in_hand, take_in_hand
from cluster_psia.ui.map.own_word import draw_own_word
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.screening.heat_map import draw_heat_map, suggestion_words
from cluster_psia.ui.screening.items import VERDICT, draw_item_ratings
from cluster_psia.words import shade_words

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, Assessment
    from cluster_psia.method import Method


def draw_empty_screening() -> None:
    """What belongs here, why, and the way to the chain."""
    with st.container(border=True):
        st.markdown(
            "**There is no operator on the map yet.** Each node of the chain is screened on nine"
            " items, such as incomes, security of work and social protection, compared with the"
            " other nodes. What is found suggests where people are likely to be poor; a person may"
            " say otherwise, and says why."
        )
        st.caption(
            "The items are those of UNIDO 2004, Annex II, Box A.2; the rule that makes a suggestion"
            " is ours."
        )
        draw_page_link("chain", "To the value chain", ":material/arrow_back:")


def choose_screened_node(a: Assessment) -> Actor:
    """Which node is screened: the one in hand, else the first."""
    labels = node_names(a.chain)
    actors = {actor.id: actor for actor in a.chain.actors}
    now = node_in_hand(a)
    index = list(actors).index(now) if now in actors else 0
    name = forms.of_labels(f"screening.node~{state.view_of(MapView).opened}", labels)
    node = st.selectbox(
        "Node to screen",
        list(actors),
        index=index,
        format_func=lambda id_: labels.get(id_, id_),
        **state.bind_change(name, lambda: take_in_hand(state.widget_value(name))),
    )
    return actors[node]


def draw_verdict(node: Actor, found: NodeScreening, method: Method) -> None:
    """The suggestion with its reasons, and a person's own word above it; both are kept."""
    with st.container(border=True, key="screening_verdict"):
        st.html(f'<span id="{VERDICT}"></span>')
        _suggestion(found, method)
        draw_own_word(node, found, method)
        if found.groups:
            groups = "; ".join(_group(group, method) for group in found.groups)
            st.markdown(f"Poverty groups here: {plain_text(groups)}")
        draw_page_link("groups", "Split the node into poverty groups", ":material/group_add:")


def _suggestion(found: NodeScreening, method: Method) -> None:
    suggested = plain_text(suggestion_words(found, method))
    known = f"{found.known} of {found.of} items known"
    reasons = [f"- {plain_text(str(reason.text))}" for reason in found.because]
    st.markdown(f"**Suggested: {suggested}**  \n:gray[{known}]")
    st.markdown("\n".join(reasons))
    if found.because:
        st.caption(plain_text(found.because[0].source))


def _group(group: SubGroup, method: Method) -> str:
    shade = shade_words(method.box_2.shades, group.status, "as the node")
    return f"{group.label} ({shade})"


def draw_screening(a: Assessment) -> None:
    """The whole page for a chain with operators."""
    found, method = screen_all(a), method_of(a)
    draw_heat_map(a, found)
    node = choose_screened_node(a)
    mine = next(one for one in found if one.node == node.id)
    left, right = st.columns([3, 2], gap="large")
    with left:
        draw_item_ratings(node, mine, method)
    with right:
        draw_verdict(node, mine, method)

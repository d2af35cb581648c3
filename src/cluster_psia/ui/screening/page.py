"""The Screening page: nodes against nine items as a table,
one node's ratings, and what they suggest.
"""

from __future__ import annotations

import streamlit as st

from cluster_psia.assessment.document.model import Actor, Assessment
from cluster_psia.mapping.screening import Screening, SubGroup, screen_all
from cluster_psia.ui import state
from cluster_psia.ui.chain.page import named
from cluster_psia.ui.frame.links import link
from cluster_psia.ui.map.opened import chosen, open_node
from cluster_psia.ui.map.own_word import own_word, status_words
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.text import plain
from cluster_psia.ui.screening.heat_map import heat_map, suggested
from cluster_psia.ui.screening.items import VERDICT, ratings


def empty() -> None:
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
        link("chain", "To the value chain", ":material/arrow_back:")


def chooser(a: Assessment) -> Actor:
    """Which node is screened: the one that is open on the map, else the first."""
    labels = named(a)
    actors = {actor.id: actor for actor in a.chain.actors}
    now = chosen(a)
    index = list(actors).index(now) if now in actors else 0
    name = forms.of_labels(f"screening.node~{state.session('chain.clicks', 0)}", labels)
    node = st.selectbox(
        "Node to screen",
        list(actors),
        index=index,
        format_func=lambda id_: labels.get(id_, id_),
        key=state.key(name),
        on_change=lambda: open_node(state.value(name)),
    )
    return actors[node]


def verdict(node: Actor, found: Screening) -> None:
    """The suggestion with its reasons, and a person's own word above it; both are kept."""
    with st.container(border=True, key="screening_verdict"):
        st.html(f'<span id="{VERDICT}"></span>')
        st.markdown(
            f"**Suggested: {plain(suggested(found))}**  \n:gray[{found.known} of {found.of} items"
            " known]"
        )
        st.markdown("\n".join(f"- {plain(str(reason.text))}" for reason in found.because))
        if found.because:
            st.caption(plain(found.because[0].source))
        own_word(node, found)
        if found.groups:
            st.markdown(f"Poverty groups here: {plain('; '.join(map(_group, found.groups)))}")
        link("groups", "Split the node into poverty groups", ":material/group_add:")


def _group(group: SubGroup) -> str:
    return f"{group.label} ({status_words(group.status) if group.status else 'as the node'})"


def page(a: Assessment) -> None:
    """The whole page for a chain with operators."""
    found = screen_all(a)
    heat_map(a, found)
    node = chooser(a)
    mine = next(one for one in found if one.node == node.id)
    left, right = st.columns([3, 2], gap="large")
    with left:
        ratings(node, mine)
    with right:
        verdict(node, mine)

"""The Screening page: nodes against nine items, what the row in hand comes to, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.tables.screening import SIGN_KEYS, screening_table
from cluster_psia.mapping.screening import NodeScreening, SubGroup, screen_all
from cluster_psia.mapping.screening_words import screening_finding, screening_look_ups
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui.frame.links import draw_page_link
from cluster_psia.ui.grid.draw import assessment_grid, draw_data_grid
from cluster_psia.ui.grid.held import CellInHand
from cluster_psia.ui.map.own_word import draw_said_word, draw_word_form, word_form
from cluster_psia.ui.parts.text import draw_finding, plain_text
from cluster_psia.ui.screening.in_hand import (
    asked_item,
    draw_rating_in_hand,
    rating_key,
    screened_node,
    take_rating,
)
from cluster_psia.words import SIGN_MARKS, dotted_line, shade_words

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, Assessment
    from cluster_psia.method import Method

HOW = (
    "Press a mark in the open row, or a key: {keys}; Delete takes a sign back. Arrows go to another"
    " sign, Enter to its note and source, Ctrl+Enter from there to the next one. Ctrl+C and Ctrl+V"
    " copy and paste blocks of a spreadsheet, Ctrl+Z goes a step back. Escape, then Tab leaves the"
    " table."
)


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


def draw_screening(a: Assessment) -> None:
    """The whole page for a chain with operators: the grid, and beside it what its row comes to."""
    found, method = screen_all(a), method_of(a)
    draw_finding(
        screening_finding(a, found),
        "Signs of deprivation at each node, compared with the other nodes;"
        f" {len(found)} nodes, {len(method.screening.items)} items of UNIDO 2004, Box A.2."
        " What counts as a sign is ours; the item on women and minorities is recorded and never"
        " counts.",
    )
    node = screened_node(a)
    mine = next(one for one in found if one.node == node.id)
    left, right = st.columns([2, 1], gap="medium")
    with left, st.container(key="screening_table"):
        _draw_grid(a, node, mine)
    with left:
        _draw_below(a, found)
    with right, st.container(key="screening_beside", gap="small"):
        draw_verdict(node, mine, method)


def _draw_grid(a: Assessment, node: Actor, mine: NodeScreening) -> None:
    """The grid comes last to the browser: when it names a rating, the fields of that are there."""
    item = asked_item(a)
    place = st.container()
    with st.container(key="screening_in_hand", gap="xxsmall"):
        draw_rating_in_hand(a, node, item)
    hand = CellInHand(
        at=(node.id, item.key),
        take=take_rating,
        verdict=f"{_suggested(mine, method_of(a))} · {_known(mine)}",
        page="screening",
        mine=rating_key(node, item),
    )
    with place:
        draw_data_grid(
            assessment_grid(
                "screening",
                "Nodes and items of the screening",
                screening_table,
                how=HOW.format(keys=_key_words(method_of(a))),
                hand=hand,
            )
        )


def _key_words(method: Method) -> str:
    words = labels_by_key(method.screening.signs)
    return ", ".join(f"{key} {words[sign].lower()}" for sign, key in SIGN_KEYS.items())


def _draw_below(a: Assessment, found: tuple[NodeScreening, ...]) -> None:
    words = labels_by_key(method_of(a).screening.signs)
    signs = (f"{mark} {words[sign].lower()}" for sign, mark in SIGN_MARKS.items())
    with st.container(key="screening_signs"):
        st.caption(f"{dotted_line(signs)}. “Own” is somebody's own word.")
    look_ups = screening_look_ups(a, found)
    if look_ups:
        st.caption(plain_text(look_ups))


# Beside the grid ---------------------------------------------------------------------------------


def draw_verdict(node: Actor, found: NodeScreening, method: Method) -> None:
    """The suggestion with its reasons, and a person's own word above it; both are kept."""
    st.markdown(f"**{plain_text(found.label)}**")
    _suggestion(found, method)
    draw_said_word(node, found, method)
    with st.popover(word_form(node.id).mark("Say it yourself"), icon=":material/person:"):
        draw_word_form(node, method)
    if found.groups:
        groups = "; ".join(_group(group, method) for group in found.groups)
        st.markdown(f"Poverty groups here: {plain_text(groups)}")
    draw_page_link("groups", "Split the node into poverty groups", ":material/group_add:")


def _suggestion(found: NodeScreening, method: Method) -> None:
    reasons = [f"- {plain_text(str(reason.text))}" for reason in found.because]
    suggested, known = plain_text(_suggested(found, method)), _known(found)
    st.markdown(f"**{suggested}**  \n:gray[{known}]")
    st.markdown("\n".join(reasons))
    if found.because:
        st.caption(plain_text(found.because[0].source))


def _suggested(found: NodeScreening, method: Method) -> str:
    """What the rule suggests, with its mark."""
    if found.suggestion == "not_enough_known":
        return f"Suggested: {method.screening.rule_suggesting(found.suggestion).label}"
    return f"Suggested: {shade_words(method.box_2.shades, found.suggestion)}"


def _known(found: NodeScreening) -> str:
    return f"{found.known} of {found.of} items known"


def _group(group: SubGroup, method: Method) -> str:
    shade = shade_words(method.box_2.shades, group.status, "as the node")
    return f"{group.label} ({shade})"

"""The rating in hand, of a node on an item: what is asked, what was seen, and where it stands."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.screening import change_rating, screened_item
from cluster_psia.ui import state
from cluster_psia.ui.map.opened import node_in_hand, take_in_hand
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.source import draw_source_lines

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, Assessment
    from cluster_psia.assessment.grid.value import CellAt
    from cluster_psia.method.model.chain_rules import ScreeningItem


@dataclass(frozen=True)
class ScreeningView:
    """Which item is in hand, by its key; the node is that of all pages."""

    item: str = ""


def screened_node(a: Assessment) -> Actor:
    """The node in hand if it is an operator, else the first."""
    actors = {actor.id: actor for actor in a.chain.actors}
    return actors.get(node_in_hand(a) or "", a.chain.actors[0])


def asked_item(a: Assessment) -> ScreeningItem:
    """The item in hand, else the first."""
    items = method_of(a).screening.items
    chosen = state.view_of(ScreeningView).item
    return next((item for item in items if item.key == chosen), items[0])


def take_rating(at: CellAt) -> None:
    """Take a node and an item in hand, as far as there are any that are called so."""
    a, (node, item) = state.current_assessment(), at
    if node in {actor.id for actor in a.chain.actors}:
        take_in_hand(node)
    if item in {each.key for each in method_of(a).screening.items}:
        state.keep_view(ScreeningView(item))


def rating_key(node: Actor, item: ScreeningItem) -> str:
    """The key of what belongs to one rating, and to no other."""
    return f"screened_{zlib.crc32(f'{node.id} {item.key}'.encode()):x}"


def draw_rating_in_hand(a: Assessment, node: Actor, item: ScreeningItem) -> None:
    """What is asked and what counts as a sign, then the note, its source, and the place in it."""
    question = method_of(a).box_a2.item(item.key)
    st.html(
        f'<p class="item-about"><b>{escape(item.label)}.</b> {escape(question.explanation)}'
        f" {escape(item.explanation)}</p>"
    )
    rated = screened_item(a, node.id, item.key)

    def _name(field: str) -> str:
        return f"screened.{field}.{node.id}.{item.key}"

    with st.container(key=rating_key(node, item)):
        forms.draw_text_area(
            _name("note"),
            "What was seen or heard",
            rated.note,
            lambda now, given: change_rating(now, node.id, item.key, note=given),
            height=68,
        )
    draw_source_lines(
        _name,
        lambda now: screened_item(now, node.id, item.key).citation,
        lambda now, given: change_rating(now, node.id, item.key, citation=given),
    )

"""The heat map of the Screening page: nodes against nine items.

A sign is told by mark and word and never by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.mapping.screening import ItemRating, NodeScreening, sign_words
from cluster_psia.mapping.screening_words import screening_finding, screening_look_ups
from cluster_psia.ui.parts.text import draw_finding, plain_text
from cluster_psia.words import shade_words

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.method import Method
    from cluster_psia.method.model.chain_rules import ScreeningItem


class ShownSign(NamedTuple):
    """How a degree of a sign is shown."""

    mark: str
    word: str


SIGNS = {
    "none": ShownSign("○", "none"),
    "some": ShownSign("◐", "some"),
    "clear": ShownSign("●", "clear"),
    "unknown": ShownSign("?", "not known"),
    "not_applicable": ShownSign("–", "does not apply"),
}
QUIET = ("unknown", "not_applicable")  # no degree of anything
# So many nodes do not fit on a screen: the table then scrolls below the names of its items.
LONG = 14


def short_sign(rating: ItemRating, sign: str, method: Method) -> str:
    """A degree in one word; on an item that never counts, the word that the method has for it."""
    if rating.counts or sign in QUIET:
        return SIGNS[sign].word
    item = method.screening.item(rating.item)
    return sign_words(item, method)[sign].lower()


def suggestion_words(one: NodeScreening, method: Method) -> str:
    """What the rule suggests, with its mark."""
    if one.suggestion != "not_enough_known":
        return shade_words(method.box_2.shades, one.suggestion)
    return method.screening.rule_suggesting(one.suggestion).label


def draw_heat_map(a: Assessment, found: Sequence[NodeScreening]) -> None:
    """All ratings at a glance."""
    method = method_of(a)
    draw_finding(
        screening_finding(a, found),
        "Signs of deprivation at each node, compared with the other nodes;"
        f" {len(found)} nodes, {len(method.screening.items)} items of UNIDO 2004, Box A.2."
        " The item on women and minorities is recorded and never counts.",
    )
    labels = node_names(a.chain)
    rows = "".join(_row(one, labels[one.node], method) for one in found)
    long = " long" if len(found) > LONG else ""
    st.html(
        f'<div class="screening{long}" tabindex="0" role="region" aria-label="Nodes and items">'
        f"<table><thead>{_heads(method)}</thead><tbody>{rows}</tbody></table></div>"
    )
    look_ups = screening_look_ups(a, found)
    if look_ups:
        st.markdown(plain_text(look_ups))
    st.caption("● clear sign · ◐ some sign · ○ no sign · ? not known · – does not apply")


def _heads(method: Method) -> str:
    items = "".join(_item_head(item) for item in method.screening.items)
    return (
        f'<tr><th scope="col">Node</th>{items}'
        '<th scope="col">Suggested</th><th scope="col">Own word</th></tr>'
    )


def _item_head(item: ScreeningItem) -> str:
    aside = "" if item.counts else ' class="aside"'
    return f'<th scope="col"{aside}>{escape(item.label)}</th>'


def _row(one: NodeScreening, label: str, method: Method) -> str:
    cells = "".join(_cell(rating, method) for rating in one.ratings)
    own = shade_words(method.box_2.shades, one.own, "–")
    differs = ' <b class="differs">differs</b>' if one.differs else ""
    suggested = escape(suggestion_words(one, method))
    return (
        f'<tr><th scope="row">{escape(label)}</th>{cells}<td>{suggested}'
        f"<small>{one.known} of {one.of} known</small></td><td>{escape(own)}{differs}</td></tr>"
    )


def _cell(rating: ItemRating, method: Method) -> str:
    aside = "" if rating.counts else " aside"
    # Of what is not known, or does not apply, the mark is enough for the eye.
    quiet = ' class="quiet"' if rating.sign in QUIET else ""
    word = escape(short_sign(rating, rating.sign, method))
    return (
        f'<td class="{rating.sign}{aside}"><b>{SIGNS[rating.sign].mark}</b>'
        f"<small{quiet}>{word}</small></td>"
    )

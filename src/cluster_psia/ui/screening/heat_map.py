"""The heat map of the Screening page: nodes against nine items,
told by mark and word and never by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.mapping.screening import ItemRating, NodeScreening, sign_words
from cluster_psia.method import Method
from cluster_psia.ui.parts.text import draw_finding
from cluster_psia.words import SHADE_MARKS, first_names, shade_words

SIGNS = {
    "none": ("○", "none"),
    "some": ("◐", "some"),
    "clear": ("●", "clear"),
    "unknown": ("?", "not known"),
}
LONG = (
    14  # so many nodes do not fit on a screen: the table then scrolls below the names of its items
)


def short_sign(rating: ItemRating, sign: str, method: Method) -> str:
    """A degree in one word; on an item that never counts it
    is called as the method calls it there.
    """
    if rating.counts or sign == "unknown":
        return SIGNS[sign][1]
    item = method.screening.item(rating.item)
    return sign_words(item, method)[sign].lower()


def suggestion_words(one: NodeScreening, method: Method) -> str:
    """What the rule suggests, with its mark."""
    if one.suggestion != "not_enough_known":
        return shade_words(method.box_2.shades, one.suggestion)
    return next(rule.label for rule in method.screening.rules if rule.suggests == one.suggestion)


def draw_heat_map(a: Assessment, found: Sequence[NodeScreening]) -> None:
    """All ratings at a glance."""
    method = method_of(a)
    items = method.screening.items
    draw_finding(
        _finding(found),
        "Signs of deprivation at each node, compared with the other nodes; "
        f"{len(found)} nodes, {len(items)} items of UNIDO 2004, Box A.2. "
        "The item on women and minorities is recorded and never counts.",
    )
    labels = node_names(a.chain)
    head = "".join(
        f'<th scope="col"{_aside(item.counts)}>{escape(item.label)}</th>' for item in items
    )
    rows = "".join(_row(one, labels[one.node], method) for one in found)
    st.html(
        f'<div class="screening{" long" if len(found) > LONG else ""}" tabindex="0" role="region"'
        f' aria-label="Nodes and items"><table><thead><tr><th scope="col">Node</th>{head}<th'
        ' scope="col">Suggested</th><th scope="col">Own'
        f" word</th></tr></thead><tbody>{rows}</tbody></table></div>"
    )
    st.caption("● clear sign · ◐ some sign · ○ no sign · ? not known")


def _finding(found: Sequence[NodeScreening]) -> str:
    poor = [one for one in found if one.suggestion in SHADE_MARKS]
    little = sum(one.suggestion == "not_enough_known" for one in found)
    if little == len(found):
        return f"Not enough is known of any of the {len(found)} nodes to suggest anything"
    at = first_names([one.label for one in poor])
    first = f"Poverty is suggested at {len(poor)} of {len(found)} nodes" + (
        f": {at}" if poor else ""
    )
    return first + (f"; of {little} not enough is known" if little else "")


def _aside(counts: bool) -> str:
    return "" if counts else ' class="aside"'


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
    quiet = (
        ' class="quiet"' if rating.sign == "unknown" else ""
    )  # the question mark is enough for the eye
    return (
        f'<td class="{rating.sign}{"" if rating.counts else " aside"}">'
        f"<b>{SIGNS[rating.sign][0]}</b>"
        f"<small{quiet}>{escape(short_sign(rating, rating.sign, method))}</small></td>"
    )

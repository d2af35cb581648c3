"""The nine questions to one node: a sign for each, what counts as one, a note with its source."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.edits.screening import change_rating, rate_item, screened_item
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.source import draw_source_lines
from cluster_psia.ui.screening.heat_map import SIGNS, short_sign, suggestion_words

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor
    from cluster_psia.mapping.screening import ItemRating, NodeScreening
    from cluster_psia.method import Method

VERDICT = "screening-verdict"  # where the bar of a phone leads


def draw_item_ratings(node: Actor, found: NodeScreening, method: Method) -> None:
    """The nine items with their signs, each with a note and a source.

    On a phone a bar leads on to the verdict.
    """
    done = sum(rating.sign != "unknown" for rating in found.ratings)
    screening = method.screening
    rated = f"{done} of {len(screening.items)} rated"
    st.caption(
        f"{rated}. The items are those of UNIDO 2004, Box A.2; what counts as a sign"
        " of deprivation, compared with the other nodes, is ours."
    )
    for rating in found.ratings:
        with st.container(border=True, gap="small", key=f"screening_item_{rating.item}"):
            _item(node, rating, method)
    with st.container(key="screening_bar"):
        st.html(
            f"<p><b>Suggested: {escape(suggestion_words(found, method))}</b><span>{rated}</span>"
            f'<a href="#{VERDICT}">Reasons and own word</a></p>'
        )


def _item(node: Actor, rating: ItemRating, method: Method) -> None:
    with st.container(horizontal=True, wrap=False, vertical_alignment="top"):
        _about(rating, method)
        noted = "Note ✓" if rating.note or rating.citation else "Note"
        with st.popover(noted, icon=":material/edit_note:", width="content"):
            _note_and_source(node, rating)
    forms.draw_pills(
        _name(node, rating.item, "sign"),
        f"{rating.label}: sign",
        _signs(rating, method),
        _said(node, rating.item),
        lambda a, given: rate_item(a, node.id, rating.item, given or "unknown"),
        back=False,  # "not known" says the same
        label_visibility="collapsed",
    )


def _about(rating: ItemRating, method: Method) -> None:
    """What is asked and what counts as a sign.

    It is folded on a phone, where nine explanations would bury the nine answers, and always open
    where there is room.
    """
    item = method.screening.item(rating.item)
    question = method.box_a2.item(item.key).explanation
    st.html(
        f'<details class="item-about"><summary>{escape(item.label)}</summary>'
        f"<p>{escape(question)}</p><p>{escape(item.explanation)}</p></details>",
        width="stretch",
    )


def _signs(rating: ItemRating, method: Method) -> dict[str, str]:
    words = {key: short_sign(rating, key, method).capitalize() for key in SIGNS}
    return {key: f"{SIGNS[key].mark} {word}" for key, word in words.items()}


def _name(node: Actor, item: str, field: str) -> str:
    return f"screened.{field}.{node.id}.{item}"


def _said(node: Actor, item: str) -> str | None:
    for rated in node.screening:
        if rated.item == item:
            return rated.sign
    return None


def _note_and_source(node: Actor, rating: ItemRating) -> None:
    item = rating.item
    forms.draw_text_area(
        _name(node, item, "note"),
        "What was seen or heard",
        rating.note,
        lambda a, given: change_rating(a, node.id, item, note=given),
    )
    draw_source_lines(
        lambda field: _name(node, item, field),
        lambda a: screened_item(a, node.id, item).citation,
        lambda a, given: change_rating(a, node.id, item, citation=given),
    )

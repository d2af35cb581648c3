"""The Screening page: nodes against nine items as a table, one node's ratings, and what they suggest."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from cluster_psia.assessment.chain_model import Citation, Screened
from cluster_psia.assessment.edit_chain import change_actor
from cluster_psia.assessment.edit_nodes import actor_of
from cluster_psia.assessment.edit_screening import rate_item
from cluster_psia.assessment.model import Actor, Assessment, replace
from cluster_psia.mapping.screening import ItemRating, Screening, SubGroup, screen_all
from cluster_psia.mapping.words import MARKS
from cluster_psia.method import load_method
from cluster_psia.ui import forms, state
from cluster_psia.ui.chain import named
from cluster_psia.ui.chain_open import chosen, open_node
from cluster_psia.ui.links import link
from cluster_psia.ui.own_word import own_word, status_words
from cluster_psia.ui.parts import finding, plain
from cluster_psia.ui.source import source_lines

SIGNS = {"none": ("○", "none"), "some": ("◐", "some"), "clear": ("●", "clear"), "unknown": ("?", "not known")}


def empty() -> None:
    """What belongs here, why, and the way to the chain."""
    with st.container(border=True):
        st.markdown(
            "**There is no operator on the map yet.** Each node of the chain is screened on nine items, such as "
            "incomes, security of work and social protection, compared with the other nodes. What is found suggests "
            "where people are likely to be poor; a person may say otherwise, and says why."
        )
        st.caption("The items are those of UNIDO 2004, Annex II, Box A.2; the rule that makes a suggestion is ours.")
        link("chain", "To the value chain", ":material/arrow_back:")


# Nodes x items ------------------------------------------------------------------------------------------------------


def heat_map(a: Assessment, found: Sequence[Screening]) -> None:
    """All ratings at a glance: signs with their own form and word, never by colour alone."""
    finding(_finding(found), "Signs of deprivation at each node, compared with the other nodes; "
            f"{len(found)} nodes, {len(load_method().screening.items)} items of UNIDO 2004, Box A.2. "
            "The item on women and minorities is recorded and never counts.")  # fmt: skip
    items = load_method().screening.items
    labels = named(a)
    head = "".join(f'<th scope="col"{_aside(item.counts)}>{escape(item.label)}</th>' for item in items)
    rows = "".join(_row(one, labels[one.node]) for one in found)
    st.html(
        '<div class="screening" tabindex="0" role="region" aria-label="Nodes and items"><table><thead><tr>'
        f'<th scope="col">Node</th>{head}<th scope="col">Suggested</th><th scope="col">Own word</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
    st.caption("● clear sign · ◐ some sign · ○ no sign · ? not known")


def _finding(found: Sequence[Screening]) -> str:
    suggested = [one for one in found if one.suggestion in MARKS]
    little = sum(one.suggestion == "not_enough_known" for one in found)
    if little == len(found):
        return f"Not enough is known of any of the {len(found)} nodes to suggest anything"
    at = ", ".join(one.label for one in suggested[:3]) + (" and others" if len(suggested) > 3 else "")
    first = f"Poverty is suggested at {len(suggested)} of {len(found)} nodes" + (f": {at}" if suggested else "")
    return first + (f"; of {little} not enough is known" if little else "")


def _aside(counts: bool) -> str:
    return "" if counts else ' class="aside"'


def _row(one: Screening, label: str) -> str:
    cells = "".join(_cell(rating) for rating in one.ratings)
    own = status_words(one.own) if one.own else "–"
    differs = ' <b class="differs">differs</b>' if one.differs else ""
    return (f'<tr><th scope="row">{escape(label)}</th>{cells}<td>{escape(_suggested(one))}'
            f"<small>{one.known} of {one.of} known</small></td><td>{escape(own)}{differs}</td></tr>")  # fmt: skip


def _cell(rating: ItemRating) -> str:
    mark, word = SIGNS[rating.sign]
    quiet = ' class="quiet"' if rating.sign == "unknown" else ""  # the question mark is enough for the eye
    return (
        f'<td class="{rating.sign}{"" if rating.counts else " aside"}"><b>{mark}</b><small{quiet}>{word}</small></td>'
    )


def _suggested(one: Screening) -> str:
    if one.suggestion != "not_enough_known":
        return status_words(one.suggestion)
    return next(rule.label for rule in load_method().screening.rules if rule.suggests == one.suggestion)


# One node -----------------------------------------------------------------------------------------------------------


def chooser(a: Assessment) -> Actor:
    """Which node is screened: the one that is open on the map, else the first."""
    labels = named(a)
    actors = {actor.id: actor for actor in a.chain.actors}
    now = chosen(a)
    index = list(actors).index(now) if now in actors else 0
    name = forms.of_labels(f"screening.node~{state.session('chain.clicks', 0)}", labels)
    node = st.selectbox("Node to screen", list(actors), index=index, format_func=lambda id_: labels.get(id_, id_),
                        key=state.key(name), on_change=lambda: open_node(state.value(name)))  # fmt: skip
    return actors[node]


def ratings(node: Actor, found: Screening) -> None:
    """The nine items with their signs, each with a note and a source."""
    st.caption("The items are those of UNIDO 2004, Box A.2; what counts as a sign of deprivation is ours.")
    items = {item.key: item for item in load_method().screening.items}
    signs = {sign.key: " ".join((SIGNS[sign.key][0], sign.label)) for sign in load_method().screening.signs}
    questions = {item.key: item.explanation for item in load_method().box_a2.items}
    for rating in found.ratings:
        item = items[rating.item]
        with st.container(border=True, gap="small"):
            with st.container(horizontal=True, wrap=False, vertical_alignment="top"):
                st.markdown(f"**{plain(item.label)}** :gray[{plain(questions[item.key])}]", width="stretch")
                with st.popover(_evidence(rating), icon=":material/edit_note:", width="content"):
                    _note_and_source(node, rating)
            forms.choice(
                _name(node, item.key, "sign"), f"{item.label}: sign", signs, _said(node, item.key),
                _sign(node.id, item.key), pills=True, label_visibility="collapsed",
            )  # fmt: skip
            st.caption(plain(item.explanation))


def _name(node: Actor, item: str, field: str) -> str:
    return f"screened.{field}.{node.id}.{item}"


def _said(node: Actor, item: str) -> str | None:
    return next((rated.sign for rated in node.screening if rated.item == item), None)


def _evidence(rating: ItemRating) -> str:
    return "Note ✓" if rating.note or rating.citation else "Note"


def _sign(node: str, item: str) -> forms.Put:
    return lambda a, given: rate_item(a, node, item, given or "unknown")


def _note_and_source(node: Actor, rating: ItemRating) -> None:
    item = rating.item
    forms.text(_name(node, item, "note"), "What was seen or heard", rating.note,
               lambda a, given: _changed(a, node.id, item, note=given))  # fmt: skip
    source_lines(
        lambda field: _name(node, item, field), lambda a: _rated(a, node.id, item).citation,
        lambda a, given: _changed(a, node.id, item, citation=given),
    )  # fmt: skip


def _rated(a: Assessment, node: str, item: str) -> Screened:
    return next((rated for rated in actor_of(a, node).screening if rated.item == item), Screened(item=item))


def _changed(a: Assessment, node: str, item: str, **changes: str | Citation | None) -> Assessment:
    """``a`` with note or source of a rating changed; one of which nothing is left goes."""
    new = replace(_rated(a, node, item), **changes)
    rest = tuple(rated for rated in actor_of(a, node).screening if rated.item != item)
    return rate_item(change_actor(a, node, screening=(*rest, new)), node, item, new.sign)


# What it suggests ---------------------------------------------------------------------------------------------------


def verdict(node: Actor, found: Screening) -> None:
    """The suggestion with its reasons, and a person's own word above it; both are kept."""
    with st.container(border=True, key="screening_verdict"):
        st.markdown(f"**Suggested: {plain(_suggested(found))}**  \n:gray[{found.known} of {found.of} items known]")
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

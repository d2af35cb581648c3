"""Whom the programme comes to: groups with the unreached first, and how each is come to."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.mapping.words import reach_finding, way_count_words
from cluster_psia.ui.parts.text import draw_finding, plain_text
from cluster_psia.words import counted_noun, counted_people

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.mapping.reach import GroupReach, Reach
    from cluster_psia.method import Method

HEADS = ("Group", "How", "Which way", "Harm")


def draw_reach_table(a: Assessment, found: Reach) -> None:
    """A line for each group, the unreached first; how each is come to, in words, and the harm it
    may bear open in place.
    """
    draw_finding(
        reach_finding(found),
        "Poverty groups, and poverty nodes without groups. Trickle-down is assumed and stands in"
        " no total. An activity counts whom it serves, and not all who work where it enters. Groups"
        " may overlap, so totals may count somebody twice. UNIDO 2004, Section 5.",
    )
    st.markdown(_counts(found))
    labels, method = node_names(a.chain), method_of(a)
    heads = "".join(f"<span>{head}</span>" for head in HEADS)
    rows = "".join(_row(group, labels[group.node], method) for group in found.groups)
    st.html(f'<div class="reach"><p class="heads" aria-hidden="true">{heads}</p>{rows}</div>')


def _counts(found: Reach) -> str:
    """One sentence for each way in which a group is reached."""
    return " ".join(
        f"**{plain_text(count.label)}:** {plain_text(way_count_words(count))}."
        for count in found.counts
        if count.groups or count.nodes
    )


# A row -------------------------------------------------------------------------------------------


def _row(group: GroupReach, node: str, method: Method) -> str:
    way = method.reach.way(group.how)
    harms = counted_noun(len(group.harms), "harm") if group.harms else "–"
    return (
        f'<details class="{group.how}"><summary>'
        f"<span><b>{escape(group.label)}</b> <small>{escape(_who(group, node))}</small></span>"
        f"<span>{escape(way.mark)} {escape(way.label)}</span>"
        f"<span>{escape(_first_way(group))}</span><span>{harms}</span></summary>"
        f"<div>{_paths(group)}{_harms(group)}</div></details>"
    )


def _who(group: GroupReach, node: str) -> str:
    """How many they are, and at which node if the group bears another name."""
    people = "number not known" if group.people is None else counted_people(group.people)
    return people if node == group.label else f"{node} · {people}"


def _first_way(group: GroupReach) -> str:
    """The nearest way in a line; how many more there are."""
    if not group.paths:
        return "–"
    more = f" · {len(group.paths) - 1} more" if len(group.paths) > 1 else ""
    return f"{group.paths[0].words}{more}"


def _paths(group: GroupReach) -> str:
    """The ways to a group.

    No link tells of trickle-down, so the table says what is assumed, and after whom.
    """
    if group.how == "not_reached":
        return f"<p>{escape(group.because.text)}</p>"
    told = (*(path.words for path in group.paths), *(one.words for one in group.served))
    paths = "".join(f"<p>{escape(words)}</p>" for words in told)
    if group.how == "trickle_down":
        return paths + _sourced(group.because.text, group.because.source)
    return paths


def _harms(group: GroupReach) -> str:
    """What the group may suffer, each with where that stands; nothing where nothing is known."""
    harms = "".join(_sourced(harm.text, harm.source) for harm in group.harms)
    return f"<p><b>Harm it may bear</b></p>{harms}" if harms else ""


def _sourced(text: str, source: str) -> str:
    return f"<p>{escape(text)} <small>{escape(source)}</small></p>"

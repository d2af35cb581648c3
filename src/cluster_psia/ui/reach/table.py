"""Whom the programme comes to: groups with the unreached first, and how each is come to."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.mapping.words import reach_finding, way_count_words
from cluster_psia.ui.parts.text import draw_finding, plain_text
from cluster_psia.words import counted_people

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.mapping.reach import GroupReach, Reach
    from cluster_psia.method import Method

HEADS = ("Group", "How", "Which way", "Harm it may bear")


def draw_reach_table(a: Assessment, found: Reach) -> None:
    """Groups with the unreached first, how each is come to, in words, and who may bear a harm."""
    draw_finding(
        reach_finding(found),
        "Poverty groups, and poverty nodes without groups. Trickle-down is assumed and stands in"
        " no total. An activity counts whom it serves, and not all who work where it enters. Groups"
        " may overlap, so totals may count somebody twice. UNIDO 2004, Section 5.",
    )
    st.markdown(_counts(found))
    labels, method = node_names(a.chain), method_of(a)
    heads = "".join(f'<th scope="col">{head}</th>' for head in HEADS)
    rows = "".join(_row(group, labels[group.node], method) for group in found.groups)
    st.html(f'<table class="reach"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>')


def _counts(found: Reach) -> str:
    """One line for each way in which a group is reached."""
    lines = [
        f"{count.label}: {way_count_words(count)}"
        for count in found.counts
        if count.groups or count.nodes
    ]
    return "\n".join(f"- {plain_text(line)}" for line in lines)


# A row -------------------------------------------------------------------------------------------


def _row(group: GroupReach, node: str, method: Method) -> str:
    way = method.reach.way(group.how)
    return (
        f'<tr class="{group.how}">'
        f'<th scope="row">{escape(group.label)}<small>{escape(_who(group, node))}</small></th>'
        f"<td>{escape(way.mark)} {escape(way.label)}</td>"
        f"<td>{_paths(group)}</td>{_harms(group)}</tr>"
    )


def _who(group: GroupReach, node: str) -> str:
    """How many they are, and at which node if the group bears another name."""
    people = "number not known" if group.people is None else counted_people(group.people)
    return people if node == group.label else f"{node} · {people}"


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
    """The cell of what the group may suffer. Its head is said again for narrow screens."""
    harms = "".join(_sourced(harm.text, harm.source) for harm in group.harms)
    quiet = "" if harms else " class=none"
    return f'<td{quiet}><span class="of">Harm it may bear</span>{harms or "–"}</td>'


def _sourced(text: str, source: str) -> str:
    return f"<p>{escape(text)} <small>{escape(source)}</small></p>"

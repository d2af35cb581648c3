"""The poverty groups page: who the poor are at each poverty node."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.screening import status_of
from cluster_psia.assessment.edits.groups import group_disagreement, groups_at
from cluster_psia.mapping.network import poverty_nodes
from cluster_psia.mapping.words import node_shade_words, people_line
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.frame.links import draw_page_link
from cluster_psia.ui.groups.add import draw_group_adder
from cluster_psia.ui.groups.fields import GENDERS, draw_group_fields
from cluster_psia.ui.parts.buttons import draw_open_button
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.words import counted_people, dotted_line, shade_mark, yes_no

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, Assessment, PovertyGroup
    from cluster_psia.method import Method


@dataclass(frozen=True)
class GroupsView:
    """Which poverty group is open as a form, by its id."""

    open: str | None = None


def nodes_with_people(a: Assessment) -> tuple[Actor, ...]:
    """The nodes this page is about.

    They are those with a poverty shade, and any other at which a group was already found.
    """
    found = {group.node for group in a.groups}
    shaded = poverty_nodes(a.chain)
    others = [node for node in a.chain.actors if node.id in found and node not in shaded]
    return (*shaded, *others)


def draw_empty_groups(a: Assessment) -> None:
    """What belongs here, why, and the way to the chain."""
    if a.chain.actors:
        why = "No node of the value chain is marked as a poverty node yet."
    else:
        why = "There is no chain yet."
    with st.container(border=True):
        st.markdown(
            f"**{why}** A poverty node is a point in the chain where people are vulnerable to"
            " poverty or likely to be poor. Its people differ: women who sew at home and men who"
            " run a workshop may gain and lose by the same programme in opposite ways. Here each"
            " node is split into such groups; indicators, samples and comparators follow from"
            " them."
        )
        st.caption("UNIDO 2004, Box 4 and footnote 5.")
        draw_page_link(
            "chain", "To the value chain: mark the poverty nodes", ":material/arrow_back:"
        )


def draw_node_groups(a: Assessment, actor: Actor) -> None:
    """One poverty node with its groups, the open one as a form, and a form for a new one."""
    method = method_of(a)
    with st.container(border=True):
        found = groups_at(a, actor.id)
        with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
            _head(a, actor, method, has_group=bool(found))
            draw_group_adder(actor, method, _open_group)
        if not found:
            st.markdown("No group here yet: who are these people?")
        for group in found:
            _group(group, actor, method)
        mismatch = group_disagreement(a, actor)
        if mismatch:
            st.warning(plain_text(mismatch), icon=":material/balance:")


def _head(a: Assessment, actor: Actor, method: Method, *, has_group: bool) -> None:
    """The node; why its people are poor stands there until a group says it."""
    name, marks = node_names(a.chain)[actor.id], shade_mark(status_of(actor))
    why = "" if has_group else actor.poverty_reason
    facts = (node_shade_words(actor, method), people_line(actor), why)
    about = plain_text(dotted_line(facts))
    st.markdown(f"**{plain_text(name)}** {marks}  \n:small[:gray[{about}]]", width="stretch")


def _group(group: PovertyGroup, actor: Actor, method: Method) -> None:
    is_open = state.view_of(GroupsView).open == group.id
    summary = plain_text(_summary(group, method))
    with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
        st.markdown(f"{plain_text(group.label)} :small[:gray[{summary}]]", width="stretch")
        toggle = partial(_open_group, None if is_open else group.id)
        draw_open_button(f"group.toggle.{group.id}", is_open, toggle)
    if is_open:
        with st.container(border=True):
            draw_group_fields(group, actor, method)


def _open_group(group: str | None) -> None:
    state.keep_view(GroupsView(group))


def _summary(group: PovertyGroup, method: Method) -> str:
    facts = (
        labels_by_key(method.box_4.kinds)[group.kind],
        GENDERS.get(group.gender or "", "gender not known"),
        *(difference.value for difference in group.differences),
        "number not known" if group.people is None else counted_people(group.people),
        f"comparator: {yes_no(group.comparator)}",
    )
    return dotted_line(facts)

"""The side panel: what is open on the map, for editing. On a wide screen it stands
beside the map.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.model import Actor, Assessment, Institution
from cluster_psia.assessment.edits.chain import goes_with, remove_node, shift_node, unplace_nodes
from cluster_psia.mapping.grid import COLUMN, ROW, chain_grid
from cluster_psia.mapping.network import nodes_by_id
from cluster_psia.ui import state
from cluster_psia.ui.chain.actor import draw_actor_fields
from cluster_psia.ui.chain.add import draw_cell_form, draw_new_link_form
from cluster_psia.ui.chain.fields import field_setter
from cluster_psia.ui.chain.guide import draw_mapping_guide
from cluster_psia.ui.chain.institution import draw_institution_fields
from cluster_psia.ui.chain.link import draw_link_fields
from cluster_psia.ui.map.fields import node_field_name
from cluster_psia.ui.map.opened import (
    NewLink,
    OpenCell,
    OpenGuide,
    OpenLink,
    open_node,
    opened_item,
)
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.forms import apply_change
from cluster_psia.ui.parts.source import draw_source_lines
from cluster_psia.ui.parts.text import plain_text


@dataclass(frozen=True)
class PanelView:
    """Which node is asked about before it is deleted, by its id."""

    deleting: str | None = None


STEPS = {"←": (-1, 0), "→": (1, 0), "↑": (0, -1), "↓": (0, 1)}
STEP_NAMES = {"←": "left", "→": "right", "↑": "up", "↓": "down"}


def draw_side_panel(a: Assessment) -> None:
    """Everything about what is open, or how to open something."""
    now = opened_item(a)
    if now is None:
        with st.container(border=True):
            st.markdown(
                "**Nothing open.** Click a node or a link on the map, or choose a node in the list."
            )
        return
    with st.container(border=True, key="side_panel"):
        if isinstance(now, OpenCell):
            _head("New node")
            draw_cell_form(now)
        elif isinstance(now, NewLink):
            _head("New link")
            draw_new_link_form(a, now)
        elif isinstance(now, OpenGuide):
            _head("Mapping guide")
            draw_mapping_guide(a)
        elif isinstance(now, OpenLink):
            _head("Link")
            draw_link_fields(a, now.ends)
        else:
            _node(a, nodes_by_id(a.chain)[now.id])


def _head(title: str) -> None:
    with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
        st.markdown(f"**{plain_text(title)}**", width="stretch")
        st.button(
            "Close",
            key=state.widget_key("node.close"),
            icon=":material/close:",
            on_click=open_node,
            args=(None,),
        )


def _node(a: Assessment, node: Actor | Institution) -> None:
    _head(node_names(a.chain)[node.id])
    if isinstance(node, Actor):
        draw_actor_fields(a, node)
    else:
        draw_institution_fields(a, node)
    forms.draw_text_area(
        node_field_name(node, "note"), "Note", node.note, field_setter(node, "note")
    )
    draw_source_lines(
        lambda field: node_field_name(node, field),
        lambda now: nodes_by_id(now.chain)[node.id].citation,
        field_setter(node, "citation"),
    )
    _place(a, node)
    _delete(a, node)


def _place(a: Assessment, node: Actor | Institution) -> None:
    """What dragging does, for the keyboard."""
    with st.expander("Place on the map"):
        with st.container(horizontal=True, gap="small"):
            for arrow, (right, down) in STEPS.items():
                st.button(
                    arrow,
                    key=state.widget_key(f"node.move.{STEP_NAMES[arrow]}.{node.id}"),
                    on_click=_move,
                    args=(node.id, right, down),
                    help=f"Move it half a field {STEP_NAMES[arrow]}",
                )
        if node.id in a.positions:
            st.button(
                "Back to its place in the grid",
                key=state.widget_key(f"node.unplace.{node.id}"),
                on_click=apply_change,
                args=(lambda now: unplace_nodes(now, [node.id]),),
            )
        if a.positions:
            st.button(
                f"All {len(a.positions)} moved nodes back",
                key=state.widget_key("node.unplace_all"),
                on_click=apply_change,
                args=(unplace_nodes,),
            )


def _move(node: str, right: int, down: int) -> None:
    a = state.current_assessment()
    at = chain_grid(a.chain, method_of(a)).at(node)
    by = (right * COLUMN / 2, down * ROW / 2)
    state.edit_assessment(lambda now: shift_node(now, node, *by, in_grid=(at.x, at.y)))


def _delete(a: Assessment, node: Actor | Institution) -> None:
    """Deleting asks first and says what goes with the node."""
    if state.view_of(PanelView).deleting != node.id:
        st.button(
            "Delete this node …",
            key=state.widget_key(f"node.delete.{node.id}"),
            icon=":material/delete:",
            on_click=state.keep_view,
            args=(PanelView(deleting=node.id),),
        )
        return
    name, more = node_names(a.chain)[node.id], goes_with(a, node.id)
    st.warning(
        plain_text(
            f"Delete “{name}”? " + (f"With it go {more}." if more else "Nothing else goes with it.")
        ),
        icon=":material/warning:",
    )
    with st.container(horizontal=True):
        st.button(
            "Delete",
            key=state.widget_key(f"node.delete_now.{node.id}"),
            on_click=_delete_now,
            args=(node, name),
        )
        st.button(
            "Keep it",
            key=state.widget_key(f"node.keep.{node.id}"),
            on_click=state.keep_view,
            args=(PanelView(),),
        )


def _delete_now(node: Actor | Institution, name: str) -> None:
    if state.edit_assessment(lambda a: remove_node(a, node.id)):
        open_node(None)
        state.keep_view(PanelView())
        state.add_notice(f"Deleted “{name}”. Undo brings it back.")

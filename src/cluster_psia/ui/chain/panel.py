"""The side panel: what is open on the map, for editing. On a wide screen it stands
beside the map.
"""

from __future__ import annotations

import streamlit as st

from cluster_psia.assessment.document.model import Actor, Assessment, Institution
from cluster_psia.assessment.edits.chain import goes_with, place_node, remove_node, unplace_nodes
from cluster_psia.mapping.grid import COLUMN, ROW, grid
from cluster_psia.mapping.network import nodes
from cluster_psia.ui import state
from cluster_psia.ui.chain.actor import actor_fields
from cluster_psia.ui.chain.add import cell_form, new_link_form
from cluster_psia.ui.chain.fields import change, name_of, setter
from cluster_psia.ui.chain.guide import guide
from cluster_psia.ui.chain.institution import institution_fields
from cluster_psia.ui.chain.link import link_fields
from cluster_psia.ui.map.opened import NewLink, OpenCell, OpenGuide, OpenLink, open_node, opened
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.source import source_lines
from cluster_psia.ui.parts.text import plain

STEPS = {"←": (-1, 0), "→": (1, 0), "↑": (0, -1), "↓": (0, 1)}
STEP_NAMES = {"←": "left", "→": "right", "↑": "up", "↓": "down"}


def panel(a: Assessment) -> None:
    """Everything about what is open, or how to open something."""
    now = opened(a)
    if now is None:
        with st.container(border=True):
            st.markdown(
                "**Nothing open.** Click a node or a link on the map, or choose a node in the list."
            )
        return
    with st.container(border=True, key="side_panel"):
        if isinstance(now, OpenCell):
            _head("New node")
            cell_form(now)
        elif isinstance(now, NewLink):
            _head("New link")
            new_link_form(a, now)
        elif isinstance(now, OpenGuide):
            _head("Mapping guide")
            guide(a)
        elif isinstance(now, OpenLink):
            _head("Link")
            link_fields(a, now.ends)
        else:
            _node(a, nodes(a.chain)[now.id])


def _head(title: str) -> None:
    with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
        st.markdown(f"**{plain(title)}**", width="stretch")
        st.button(
            "Close",
            key=state.key("node.close"),
            icon=":material/close:",
            on_click=open_node,
            args=(None,),
        )


def _node(a: Assessment, node: Actor | Institution) -> None:
    _head(node.label)
    if isinstance(node, Actor):
        actor_fields(a, node)
    else:
        institution_fields(a, node)
    forms.text(name_of(node, "note"), "Note", node.note, setter(node, "note"))
    source_lines(
        lambda field: name_of(node, field),
        lambda now: nodes(now.chain)[node.id].citation,
        setter(node, "citation"),
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
                    key=state.key(f"node.move.{STEP_NAMES[arrow]}.{node.id}"),
                    on_click=_move,
                    args=(node.id, right, down),
                    help=f"Move it half a field {STEP_NAMES[arrow]}",
                )
        if node.id in a.positions:
            st.button(
                "Back to its place in the grid",
                key=state.key(f"node.unplace.{node.id}"),
                on_click=change,
                args=(lambda now: unplace_nodes(now, [node.id]),),
            )
        if a.positions:
            st.button(
                f"All {len(a.positions)} moved nodes back",
                key=state.key("node.unplace_all"),
                on_click=change,
                args=(unplace_nodes,),
            )


def _move(node: str, right: int, down: int) -> None:
    def moved(a: Assessment) -> Assessment:
        at = grid(a.chain).at(node)
        x, y = a.positions.get(node, (at.x, at.y))
        return place_node(a, node, x + right * COLUMN / 2, y + down * ROW / 2)

    state.edit(moved)


def _delete(a: Assessment, node: Actor | Institution) -> None:
    """Deleting asks first and says what goes with the node."""
    if state.session("chain.deleting") != node.id:
        st.button(
            "Delete this node …",
            key=state.key(f"node.delete.{node.id}"),
            icon=":material/delete:",
            on_click=state.remember,
            args=("chain.deleting", node.id),
        )
        return
    more = goes_with(a, node.id)
    st.warning(
        plain(
            f"Delete “{node.label}”? "
            + (f"With it go {more}." if more else "Nothing else goes with it.")
        ),
        icon=":material/warning:",
    )
    with st.container(horizontal=True):
        st.button(
            "Delete",
            key=state.key(f"node.delete_now.{node.id}"),
            on_click=_delete_now,
            args=(node,),
        )
        st.button(
            "Keep it",
            key=state.key(f"node.keep.{node.id}"),
            on_click=state.remember,
            args=("chain.deleting", None),
        )


def _delete_now(node: Actor | Institution) -> None:
    if state.edit(lambda a: remove_node(a, node.id)):
        open_node(None)
        state.remember("chain.deleting", None)
        state.notice(f"Deleted “{node.label}”. Undo brings it back.")

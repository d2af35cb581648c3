"""The side panel: what is open on the map, for editing.

On a wide screen it stands beside the map.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.model import Actor, Assessment, Institution
from cluster_psia.assessment.edits.chain import goes_with, remove_node, shift_node
from cluster_psia.mapping.layout.grid import shown_grid
from cluster_psia.mapping.layout.kept_places import settle_node
from cluster_psia.mapping.layout.lattice import COLUMN, ROW
from cluster_psia.mapping.network import nodes_by_id
from cluster_psia.ui import state
from cluster_psia.ui.chain.actor import draw_actor_fields, draw_stage
from cluster_psia.ui.chain.add import draw_cell_form, draw_new_link_form
from cluster_psia.ui.chain.fields import node_fields
from cluster_psia.ui.chain.folded import folded_words
from cluster_psia.ui.chain.guide import draw_mapping_guide
from cluster_psia.ui.chain.institution import draw_institution_fields
from cluster_psia.ui.chain.link import draw_link_fields
from cluster_psia.ui.facts.evidence import draw_evidence
from cluster_psia.ui.map.opened import (
    NewLink,
    OpenCell,
    OpenGuide,
    OpenLink,
    open_node,
    opened_item,
)
from cluster_psia.ui.map.picture import focus_node_chooser
from cluster_psia.ui.parts.buttons import draw_edit_button
from cluster_psia.ui.parts.source import draw_source_lines
from cluster_psia.ui.parts.text import plain_text


@dataclass(frozen=True)
class PanelView:
    """Which node is asked about before it is deleted, by its id, and on which visit to the page."""

    deleting: str | None = None
    visit: int = 0


@dataclass(frozen=True)
class MapStep:
    """A step on the map, in halves of a field."""

    arrow: str
    name: str
    right: int
    down: int


STEPS = (
    MapStep("←", "left", -1, 0),
    MapStep("→", "right", 1, 0),
    MapStep("↑", "up", 0, -1),
    MapStep("↓", "down", 0, 1),
)


def draw_side_panel(a: Assessment) -> None:
    """Everything about what is open; nothing where nothing is."""
    now = opened_item(a)
    if now is None:
        return
    with st.container(border=True, key="side_panel"):
        if isinstance(now, OpenCell):
            _head("New node")
            draw_cell_form(a, now)
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
            on_click=_close,
        )


def _close() -> None:
    """Close the panel; the work goes on at the list of nodes."""
    open_node(None)
    focus_node_chooser()


def _node(a: Assessment, node: Actor | Institution) -> None:
    """Name, kind, people and poverty first; what few know of a node is folded."""
    _head(node_names(a.chain)[node.id])
    if isinstance(node, Actor):
        draw_actor_fields(a, node)
    else:
        draw_institution_fields(a, node)
    _note_and_evidence(node)
    _place(a, node)
    with st.container():
        folded = folded_words(a, node)
        if folded:
            st.caption(plain_text(f"Folded above: {folded}."))
    _delete(a, node)


def _note_and_evidence(node: Actor | Institution) -> None:
    fields = node_fields(node)
    with st.expander("Note, source and facts", icon=":material/menu_book:"):
        fields.draw_text_area("note", "Note")
        draw_source_lines(
            fields.name,
            lambda now: nodes_by_id(now.chain)[node.id].citation,
            fields.setter("citation"),
        )
        draw_evidence(fields.name("facts"), node.facts, fields.setter("facts"))


def _place(a: Assessment, node: Actor | Institution) -> None:
    """The column, and what dragging does, for the keyboard."""
    with st.expander("Place on the map", icon=":material/open_with:"):
        if isinstance(node, Actor):
            draw_stage(a, node)
        with st.container(horizontal=True, gap="small"):
            for step in STEPS:
                _step_button(node, step)
        if shown_grid(a).at(node.id).aside:
            draw_edit_button(
                f"node.settle.{node.id}",
                "Back into its column",
                lambda now: settle_node(now, node.id),
            )


def _step_button(node: Actor | Institution, step: MapStep) -> None:
    st.button(
        step.arrow,
        key=state.widget_key(f"node.move.{step.name}.{node.id}"),
        on_click=_move,
        args=(node.id, step),
        help=f"Move it half a field {step.name}",
    )


def _move(node: str, step: MapStep) -> None:
    a = state.current_assessment()
    at = shown_grid(a).at(node)
    by = (step.right * COLUMN / 2, step.down * ROW / 2)
    state.edit_assessment(lambda now: shift_node(now, node, *by, in_grid=(at.x, at.y)))


def _delete(a: Assessment, node: Actor | Institution) -> None:
    """Deleting asks first and says what goes with the node."""
    asked = PanelView(node.id, state.current_visit())
    if state.view_of(PanelView) != asked:
        st.button(
            "Delete this node …",
            key=state.widget_key(f"node.delete.{node.id}"),
            icon=":material/delete:",
            on_click=_ask_first,
            args=(asked,),
        )
        return
    _ask_to_delete(node, node_names(a.chain)[node.id], goes_with(a, node.id))


def _ask_to_delete(node: Actor | Institution, name: str, more: str) -> None:
    rest = f"With it go {more}." if more else "Nothing else goes with it."
    st.warning(plain_text(f"Delete “{name}”? {rest}"), icon=":material/warning:")
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
            on_click=_keep,
            args=(node,),
        )


def _ask_first(asked: PanelView) -> None:
    state.keep_view(asked)
    state.focus_next(f"node.keep.{asked.deleting}")


def _keep(node: Actor | Institution) -> None:
    state.keep_view(PanelView())
    state.focus_next(f"node.delete.{node.id}")


def _delete_now(node: Actor | Institution, name: str) -> None:
    if state.edit_assessment(lambda a: remove_node(a, node.id)):
        _close()
        state.keep_view(PanelView())
        state.add_notice(f"Deleted “{name}”. Undo brings it back.")

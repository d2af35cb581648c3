"""The side panel: one node of the chain, opened for editing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from cluster_psia.assessment.edit_chain import change_node, goes_with, remove_node
from cluster_psia.assessment.model import Actor, Assessment, Institution
from cluster_psia.mapping.network import nodes
from cluster_psia.mapping.words import MARKS
from cluster_psia.method import load_method
from cluster_psia.method.cite import origin
from cluster_psia.ui import forms, state
from cluster_psia.ui.parts import plain
from cluster_psia.ui.source import source_lines

NOT_SCREENED = "not_screened"  # the answer that stands for "nobody has looked yet"
Put = Callable[[Assessment, Any], Assessment]


def panel(a: Assessment, node_id: str | None, on_close: Callable[[None], None]) -> None:
    """Everything about the chosen node, or how to choose one. On a wide screen it stands beside the map."""
    if node_id is None:
        with st.container(border=True):
            st.markdown("**No node chosen.** Click one on the map, or choose it in the list, to look into it.")
        return
    with st.container(border=True, key="side_panel"):
        node = nodes(a.chain)[node_id]
        with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
            st.markdown(f"**{plain(node.label)}**", width="stretch")
            st.button("Close", key=state.key("node.close"), icon=":material/close:", on_click=on_close, args=(None,))
        if isinstance(node, Actor):
            _actor(node)
        else:
            _institution(node)
        source_lines(lambda field: _name(node, field), lambda now: nodes(now.chain)[node.id].citation,
                     _set(node, "citation"))  # fmt: skip
        _delete(a, node)


def _name(node: Actor | Institution, field: str) -> str:
    """Widgets are named anew after each edit in the tables below, so that they show what was written there."""
    return f"node.{field}.{node.id}~{state.session('chain.table_edits', 0)}"


def _set(node: Actor | Institution, field: str) -> Put:
    return lambda a, given: change_node(a, node.id, **{field: given})


def _set_key(node: Actor | Institution, field: str) -> Put:
    """Like ``_set`` for a choice that must not be empty: emptying it changes nothing."""
    return lambda a, given: change_node(a, node.id, **{field: given}) if given else a


def _actor(node: Actor) -> None:
    box = load_method().box_2
    kinds = {k.key: k for k in box.actor_kinds}
    stages = {s.key: s.label for s in box.stages}
    forms.line(_name(node, "label"), "Name", node.label, _set(node, "label"))
    kind = kinds[node.kind]
    forms.choice(_name(node, "kind"), "Kind", {k: v.label for k, v in kinds.items()}, node.kind,
                 _set_key(node, "kind"), help=plain(kind.explanation))  # fmt: skip
    moved = "" if node.stage == kind.stage else f"This kind usually stands at “{stages[kind.stage]}”."
    forms.choice(_name(node, "stage"), "Stage of the chain", stages, node.stage, _set_key(node, "stage"))
    if moved:
        st.caption(plain(moved))
    for column, field, label in zip(
        st.columns(3), ("units", "workers", "women"), ("Units", "Workers", "Women"), strict=True
    ):
        with column:
            forms.count(_name(node, field), label, getattr(node, field), _set(node, field), placeholder="–")
    _poverty(node)
    forms.text(_name(node, "note"), "Note", node.note, _set(node, "note"))


def _poverty(node: Actor) -> None:
    """The shade, offered in words and never filled in for anybody."""
    box = load_method().box_2
    labels = {s.key: " ".join(p for p in (MARKS.get(s.key, ""), s.label) if p) for s in box.shades}
    options = {NOT_SCREENED: "Not looked at yet", **labels}

    def put(a: Assessment, given: str | None) -> Assessment:
        return change_node(a, node.id, poverty=None if given in (None, NOT_SCREENED) else given)

    forms.choice(_name(node, "poverty"), "Is this a poverty node?", options, node.poverty or NOT_SCREENED, put,
                 pills=True, help="A point in the chain where people are, or may fall, in poverty.")  # fmt: skip
    kind = next(k for k in box.actor_kinds if k.key == node.kind)
    usual = next(s.label for s in box.shades if s.key == kind.poverty)
    st.caption(plain(f"A start for “{kind.label}”: {usual.lower()} ({origin(kind)}). It may differ here."))
    forms.text(_name(node, "poverty_reason"), "Why", node.poverty_reason, _set(node, "poverty_reason"),
               placeholder="Income, assets, security, voice: what makes them poor or safe")  # fmt: skip


def _institution(node: Institution) -> None:
    kinds = {k.key: k for k in load_method().box_2.institution_kinds}
    forms.line(_name(node, "label"), "Name", node.label, _set(node, "label"))
    forms.choice(_name(node, "kind"), "Kind", {k: v.label for k, v in kinds.items()}, node.kind,
                 _set_key(node, "kind"), help=plain(kinds[node.kind].explanation))  # fmt: skip
    where = "in the cluster" if kinds[node.kind].scope == "in" else "beyond the cluster"
    st.caption(f"An institution {where}; its kind decides where it is drawn.")
    forms.text(_name(node, "note"), "Note", node.note, _set(node, "note"),
               placeholder="Whom it serves, who leads it, whose interests it speaks for")  # fmt: skip


def _delete(a: Assessment, node: Actor | Institution) -> None:
    """Deleting asks first and says what goes with the node."""
    if state.session("chain.deleting") != node.id:
        st.button("Delete this node …", key=state.key(f"node.delete.{node.id}"), icon=":material/delete:",
                  on_click=state.remember, args=("chain.deleting", node.id))  # fmt: skip
        return
    more = goes_with(a, node.id)
    st.warning(
        plain(f"Delete “{node.label}”? " + (f"With it go {more}." if more else "Nothing else goes with it.")),
        icon=":material/warning:",
    )
    with st.container(horizontal=True):
        st.button("Delete", key=state.key(f"node.delete_now.{node.id}"), on_click=_delete_now, args=(node,))
        st.button("Keep it", key=state.key(f"node.keep.{node.id}"),
                  on_click=state.remember, args=("chain.deleting", None))  # fmt: skip


def _delete_now(node: Actor | Institution) -> None:
    if state.edit(lambda a: remove_node(a, node.id)):
        state.remember("chain.chosen", None)
        state.remember("chain.deleting", None)
        state.notice(f"Deleted “{node.label}”. Undo brings it back.")

"""Adding to the map: small forms for people who find tables hard,
and what a cell or two nodes on the map ask for.
"""

from __future__ import annotations

import streamlit as st

from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.assessment.edits.chain import (
    add_actor,
    add_institution,
    add_link,
    add_node,
    node_ids,
)
from cluster_psia.method import load_method
from cluster_psia.method.model.entry import find_entry, labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.map.opened import NewLink, OpenCell, OpenLink, open_node, open_now
from cluster_psia.ui.parts.emptied import clear_widgets, fresh_name
from cluster_psia.ui.parts.text import plain_text

ADDERS = {"actor": "An actor", "institution": "An institution", "link": "A link"}
NO_KIND = "Not added: choose what kind of node it is."


def draw_add_forms(a: Assessment) -> None:
    """One form at a time, below the map."""
    what = st.segmented_control(
        "Add",
        list(ADDERS),
        format_func=ADDERS.__getitem__,
        key="chain.add",
        wrap=True,
        default="actor" if not a.chain.actors else None,
    )
    if what == "link":
        _link_form(a)
    elif what:
        _node_form(what)


def _node_form(what: str) -> None:
    box = load_method().box_2
    kinds = labels_by_key(box.actor_kinds if what == "actor" else box.institution_kinds)
    label, kind = f"add.{what}.label", f"add.{what}.kind"

    def _add() -> None:
        given, chosen = state.widget_value(fresh_name(label)), state.widget_value(fresh_name(kind))
        if not chosen:
            state.add_error(NO_KIND)
            return
        put = add_actor if what == "actor" else add_institution
        if state.edit_assessment(lambda now: put(now, given, chosen)):
            clear_widgets(label, kind)

    with st.form(state.widget_key(f"add.{what}"), border=True):
        st.text_input(
            "Name",
            key=state.widget_key(fresh_name(label)),
            max_chars=300,
            placeholder="Who they are",
        )
        st.selectbox(
            "Kind",
            list(kinds),
            format_func=kinds.__getitem__,
            index=None,
            placeholder="Choose a kind",
            key=state.widget_key(fresh_name(kind)),
            help="The kind brings its usual place on the map; you may move it.",
        )
        st.form_submit_button("Add", on_click=_add)


def _link_form(a: Assessment) -> None:
    labels = node_names(a.chain)
    kinds = labels_by_key(load_method().box_2.link_kinds)

    def _add() -> None:
        source, kind, target = (
            state.widget_value(fresh_name(f"add.link.{field}"))
            for field in ("source", "kind", "target")
        )
        if not (source and kind and target):
            state.add_error("Not added: a link needs a node at both ends and a kind.")
        elif state.edit_assessment(lambda now: add_link(now, source, target, kind)):
            clear_widgets(*(f"add.link.{field}" for field in ("source", "kind", "target")))

    def _pick(field: str, label: str, options: dict[str, str]) -> None:
        st.selectbox(
            label,
            list(options),
            format_func=lambda key: options.get(key, key),
            index=None,
            placeholder="Choose",
            key=state.widget_key(fresh_name(f"add.link.{field}")),
        )

    with st.form(state.widget_key("add.link"), border=True):
        _pick("source", "From", labels)
        _pick("kind", "does what", kinds)
        _pick("target", "To", labels)
        st.form_submit_button("Add", on_click=_add)


# From the map ------------------------------------------------------------------------------------


def draw_cell_form(cell: OpenCell) -> None:
    """A node for a cell of the grid: kinds that usually stand there come first."""
    box = load_method().box_2
    level = box.level(cell.level).label
    column = find_entry(box.stages, cell.stage)
    stage = column.label if column else ""
    st.caption(plain_text(" · ".join(part for part in (level, stage) if part)))
    if cell.level == "micro":
        ordered = sorted(box.actor_kinds, key=lambda kind: kind.stage != cell.stage)
        kinds = labels_by_key(ordered)
    else:
        kinds = {kind.key: kind.label for kind in box.institution_kinds if kind.level == cell.level}
    label, kind = "add.cell.label", "add.cell.kind"

    def _add() -> None:
        given, chosen = state.widget_value(fresh_name(label)), state.widget_value(fresh_name(kind))
        if not chosen:
            state.add_error(NO_KIND)
            return
        before = set(node_ids(state.current_assessment()))

        if state.edit_assessment(lambda a: add_node(a, cell.level, given, chosen, cell.stage)):
            clear_widgets(label, kind)
            open_node(
                next(id_ for id_ in node_ids(state.current_assessment()) if id_ not in before)
            )

    with st.form(state.widget_key("add.cell"), border=False):
        st.text_input(
            "Name",
            key=state.widget_key(fresh_name(label)),
            max_chars=300,
            placeholder="Who they are",
        )
        st.selectbox(
            "Kind",
            list(kinds),
            format_func=kinds.__getitem__,
            index=None,
            placeholder="Choose a kind",
            key=state.widget_key(fresh_name(kind)),
        )
        st.form_submit_button("Add it here", on_click=_add)


def draw_new_link_form(a: Assessment, new: NewLink) -> None:
    """The kind of a link that was drawn; that is all that is missing."""
    labels = node_names(a.chain)
    kinds = labels_by_key(load_method().box_2.link_kinds)
    st.markdown(
        f"From **{plain_text(labels[new.source])}** to **{plain_text(labels[new.target])}**"
    )
    name = f"add.drawn.{new.source}|{new.target}"

    def _add() -> None:
        kind = state.widget_value(fresh_name(name))
        if kind and state.edit_assessment(lambda now: add_link(now, new.source, new.target, kind)):
            clear_widgets(name)
            open_now(OpenLink((new.source, new.target, kind)))

    st.pills(
        "What does the first do?",
        list(kinds),
        format_func=kinds.__getitem__,
        key=state.widget_key(fresh_name(name)),
        wrap=True,
        on_change=_add,
    )
    st.button(
        "The other way round",
        key=state.widget_key("add.drawn.turn"),
        icon=":material/swap_horiz:",
        on_click=open_now,
        args=(NewLink(new.target, new.source),),
    )

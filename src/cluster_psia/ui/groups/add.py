"""A form for one more poverty group at a node."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.groups import (
    add_group,
    group_from_node,
    groups_at,
    make_groups_of_nodes,
    poor_nodes_without_group,
)
from cluster_psia.ui import state
from cluster_psia.ui.groups.fields import group_kinds
from cluster_psia.ui.parts.drafts import DraftForm
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.words import names_phrase

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, Assessment
    from cluster_psia.method import Method

USUAL = 3  # kinds that are named as usual at a node


def draw_group_adder(actor: Actor, method: Method, open_group: Callable[[str], None]) -> None:
    """The form; the kinds that are usual at this node come first. A new group is opened."""
    kinds, form = group_kinds(actor, method), DraftForm(f"group.new.{actor.id}")

    def _add() -> None:
        new = _take_group(form, actor, kinds)
        if new:
            open_group(new)

    with st.popover(form.mark("Add a group"), icon=":material/group_add:"):
        usual = ", ".join(list(kinds.values())[:USUAL])
        st.caption(
            plain_text(
                f"Usual at such a node: {usual}. The order is ours; the kinds are those of UNIDO"
                " 2004, Box 4."
            )
        )
        with form.frame(border=False):
            form.draw_choice("kind", "Kind of group", kinds, placeholder="Choose a kind")
            form.draw_line("label", "Name of the group", placeholder="Empty: the name of the kind")
            form.draw_button("Add", _add)


def _take_group(form: DraftForm, actor: Actor, kinds: dict[str, str]) -> str | None:
    """Add the group that was written into the form, and empty it. Its id, if it could be added."""
    given, chosen = form.value("label"), form.value("kind")
    if not chosen:
        state.add_error("Not added: choose what kind of group it is.")
        return None
    known = _group_ids(state.current_assessment())
    if not state.edit_assessment(lambda a: _with_group(a, actor, chosen, given or kinds[chosen])):
        return None
    form.empty()
    (new,) = _group_ids(state.current_assessment()) - known
    return new


def _with_group(a: Assessment, actor: Actor, kind: str, label: str) -> Assessment:
    """``a`` with one more group at a node, which inherits what the node knows but its kind."""
    others = bool(groups_at(a, actor.id))
    fields = group_from_node(actor, method_of(a), others=others)
    return add_group(a, actor.id, label=label, **{**fields, "kind": kind})


def draw_group_maker(a: Assessment) -> None:
    """One press for a group at each poverty node that has none; nothing where each has one."""
    bare = poor_nodes_without_group(a)
    if not bare:
        return
    which = f"“{bare[0].label}”" if len(bare) == 1 else f"all {len(bare)} poverty nodes without one"
    st.button(
        f"Make groups of {which}",
        key=state.widget_key("groups.make"),
        icon=":material/group_add:",
        help="Each takes over what its node knows: name, kind, gender, number, reasons, source.",
        on_click=_make_groups,
    )


def _make_groups() -> None:
    known = _group_ids(state.current_assessment())
    if not state.edit_assessment(make_groups_of_nodes):
        return
    a = state.current_assessment()
    made = [group.label for group in a.groups if group.id not in known]
    left = [actor.label for actor in poor_nodes_without_group(a)]
    if made:
        state.add_notice(f"Made of their nodes: {names_phrase(made)}. Change what differs.")
    if left:
        said = f"No group was made of {names_phrase(left)}: say what kind of people work there"
        state.add_error(f"{said}, or add one below.")


def _group_ids(a: Assessment) -> set[str]:
    return {group.id for group in a.groups}

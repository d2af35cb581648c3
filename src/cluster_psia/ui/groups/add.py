"""A form for one more poverty group at a node."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.edits.groups import add_group
from cluster_psia.ui import state
from cluster_psia.ui.groups.fields import group_kinds
from cluster_psia.ui.parts.emptied import (
    clear_widgets,
    draw_new_choice,
    draw_new_line,
    fresh_value,
)
from cluster_psia.ui.parts.text import plain_text

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, Assessment
    from cluster_psia.method import Method

USUAL = 3  # kinds that are named as usual at a node


def draw_group_adder(actor: Actor, method: Method, open_group: Callable[[str], None]) -> None:
    """The form; the kinds that are usual at this node come first. A new group is opened."""
    kinds = group_kinds(actor, method)
    label, kind = _names(actor)

    def _add() -> None:
        new = _take_group(actor, kinds)
        if new:
            open_group(new)

    with st.popover("Add a group", icon=":material/group_add:"):
        usual = ", ".join(list(kinds.values())[:USUAL])
        st.caption(
            plain_text(
                f"Usual at such a node: {usual}. The order is ours; the kinds are those of UNIDO"
                " 2004, Box 4."
            )
        )
        draw_new_choice(kind, "Kind of group", kinds, "Choose a kind")
        draw_new_line(label, "Name of the group", "Empty: the name of the kind")
        st.button("Add", key=state.widget_key(f"groups.add.{actor.id}"), on_click=_add)


def _take_group(actor: Actor, kinds: dict[str, str]) -> str | None:
    """Add the group that was written into the form, and empty it. Its id, if it could be added."""
    label, kind = _names(actor)
    given, chosen = fresh_value(label), fresh_value(kind)
    if not chosen:
        state.add_error("Not added: choose what kind of group it is.")
        return None
    known = _group_ids(state.current_assessment())
    if not state.edit_assessment(lambda a: add_group(a, actor.id, chosen, given or kinds[chosen])):
        return None
    clear_widgets(label, kind)
    (new,) = _group_ids(state.current_assessment()) - known
    return new


def _group_ids(a: Assessment) -> set[str]:
    return {group.id for group in a.groups}


def _names(actor: Actor) -> tuple[str, str]:
    return f"new.label.{actor.id}", f"new.kind.{actor.id}"

"""Adding to the map: small forms for people who find tables hard.

A cell of the map, or two nodes that were joined on it, ask for the rest in the panel.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.assessment.edits.chain import (
    add_actor,
    add_institution,
    add_link,
    add_node,
    node_ids,
)
from cluster_psia.mapping.layout.kept_places import keep_places
from cluster_psia.method.model.entry import find_entry, labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.map.drawn_links import read_back_link
from cluster_psia.ui.map.opened import NewLink, OpenCell, OpenLink, open_node, open_now
from cluster_psia.ui.parts.drafts import DraftForm
from cluster_psia.ui.parts.emptied import clear_widgets, fresh_name, fresh_value
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.words import dotted_line

if TYPE_CHECKING:
    from cluster_psia.method.model import Box2, Entry

ADDERS = {"actor": "An actor", "institution": "An institution", "link": "A link"}
LINK_FIELDS = ("source", "kind", "target")
NEW_LINK, NEW_IN_CELL = DraftForm("add.link"), DraftForm("add.cell")
Add = Callable[[Assessment, str, str], Assessment]  # with a label and a kind


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
    if what == "actor":
        _node_form("add.actor", method_of(a).box_2.actor_kinds, add_actor)
    elif what == "institution":
        _node_form("add.institution", method_of(a).box_2.institution_kinds, add_institution)
    elif what == "link":
        _link_form(a)


# A node ------------------------------------------------------------------------------------------


def _node_form(at: str, kinds: Iterable[Entry], add: Add) -> None:
    form = DraftForm(at)
    with form.frame():
        _label_and_kind(form, kinds, "The kind brings its usual place on the map; you may move it.")
        form.draw_button("Add", _take_node, args=(form, add))


def _label_and_kind(form: DraftForm, kinds: Iterable[Entry], about: str | None = None) -> None:
    form.draw_line("label", "Name", placeholder="Who they are")
    form.draw_choice("kind", "Kind", labels_by_key(kinds), placeholder="Choose a kind", help=about)


def _take_node(form: DraftForm, add: Add) -> bool:
    """Whether the node that was written into a form could be added; the form is then empty."""
    given, chosen = form.value("label"), form.value("kind")
    if not chosen:
        state.add_error("Not added: choose what kind of node it is.")
        return False
    taken = state.edit_assessment(lambda a: add(a, given, chosen))
    if taken:
        form.empty()
    return taken


# A link ------------------------------------------------------------------------------------------


def _link_form(a: Assessment) -> None:
    labels = node_names(a.chain)
    with NEW_LINK.frame():
        NEW_LINK.draw_choice("source", "From", labels)
        NEW_LINK.draw_choice("kind", "does what", _link_kinds(a))
        NEW_LINK.draw_choice("target", "To", labels)
        NEW_LINK.draw_button("Add", _take_link)


def _take_link() -> None:
    source, kind, target = map(NEW_LINK.value, LINK_FIELDS)
    if not (source and kind and target):
        state.add_error("Not added: a link needs a node at both ends and a kind.")
    elif state.edit_assessment(lambda now: add_link(now, source, target, kind)):
        NEW_LINK.empty()
        read_back_link()


def _link_kinds(a: Assessment) -> dict[str, str]:
    return labels_by_key(method_of(a).box_2.link_kinds)


# From the map ------------------------------------------------------------------------------------


def draw_cell_form(a: Assessment, cell: OpenCell) -> None:
    """A node for a cell of the grid: kinds that usually stand there come first."""
    box = method_of(a).box_2
    column = find_entry(box.stages, cell.stage)
    where = (box.level(cell.level).label, column.label if column else "")
    st.caption(plain_text(dotted_line(where)))
    with NEW_IN_CELL.frame(border=False):
        _label_and_kind(NEW_IN_CELL, _kinds_at(cell, box))
        NEW_IN_CELL.draw_button("Add it here", _take_into_cell, args=(cell,))


def _kinds_at(cell: OpenCell, box: Box2) -> list[Entry]:
    if cell.level == "micro":
        usual_first = sorted(box.actor_kinds, key=lambda kind: kind.stage != cell.stage)
        return list(usual_first)
    return [kind for kind in box.institution_kinds if kind.level == cell.level]


def _take_into_cell(cell: OpenCell) -> None:
    """Add the node next to where the cell was clicked, and open it."""

    def _add(a: Assessment, label: str, kind: str) -> Assessment:
        more = add_node(a, cell.level, label, kind, cell.stage)
        new = set(node_ids(more)) - set(node_ids(a))
        return keep_places(a, more, dict.fromkeys(new, cell.here))

    before = set(node_ids(state.current_assessment()))
    if _take_node(NEW_IN_CELL, _add):
        now = node_ids(state.current_assessment())
        open_node(next(id_ for id_ in now if id_ not in before))


def draw_new_link_form(a: Assessment, new: NewLink) -> None:
    """The kind of a link that was drawn; that is all that is missing."""
    labels, kinds = node_names(a.chain), _link_kinds(a)
    source, target = plain_text(labels[new.source]), plain_text(labels[new.target])
    st.markdown(f"From **{source}** to **{target}**")
    st.pills(
        "What does the first do?",
        list(kinds),
        format_func=kinds.__getitem__,
        wrap=True,
        **state.bind_change(fresh_name(_drawn_field(new)), _take_drawn_link, new),
    )
    st.button(
        "The other way round",
        key=state.widget_key("add.drawn.turn"),
        icon=":material/swap_horiz:",
        on_click=open_now,
        args=(NewLink(new.target, new.source),),
    )


def _take_drawn_link(new: NewLink) -> None:
    """Add the link as soon as its kind is chosen, and open it."""
    kind = fresh_value(_drawn_field(new))
    if kind and state.edit_assessment(lambda now: add_link(now, new.source, new.target, kind)):
        clear_widgets(_drawn_field(new))
        read_back_link()
        open_now(OpenLink((new.source, new.target, kind)))


def _drawn_field(new: NewLink) -> str:
    return f"add.drawn.{new.source}|{new.target}"

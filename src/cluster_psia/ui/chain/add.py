"""Adding to the map: small forms for people who find tables hard.

A cell of the map, or two nodes that were joined on it, ask for the rest in the panel.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

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
from cluster_psia.mapping.usual_links import UsualLink, link_guess
from cluster_psia.method.model.entry import find_entry, labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.map.drawn_links import read_back_link
from cluster_psia.ui.map.opened import NewLink, OpenCell, OpenLink, open_node, open_now
from cluster_psia.ui.parts.drafts import DraftForm
from cluster_psia.ui.parts.emptied import clear_widgets, fresh_name, fresh_value
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.words import dotted_line

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from cluster_psia.method.model import Box2, Entry

ADDERS = {"actor": "An actor", "institution": "An institution", "link": "A link"}
NEW_LINK, NEW_IN_CELL = DraftForm("add.link"), DraftForm("add.cell")
Add = Callable[[Assessment, str, str], Assessment]  # with a label and a kind


@dataclass(frozen=True)
class AddView:
    """The kind that was added last, by the name of the form."""

    kinds: Mapping[str, str] = field(default_factory=dict)


def choose_what_to_add(a: Assessment) -> str | None:
    """What the form below the map adds; an actor, as long as there is none."""
    what: str | None = st.segmented_control(
        "Add",
        list(ADDERS),
        format_func=ADDERS.__getitem__,
        key="chain.add",
        wrap=True,
        default="actor" if not a.chain.actors else None,
    )
    return what


def draw_add_form(a: Assessment, what: str | None) -> None:
    """The form for what was chosen; nothing where nothing was."""
    if what == "actor":
        _node_form("add.actor", method_of(a).box_2.actor_kinds, add_actor)
    elif what == "institution":
        _node_form("add.institution", method_of(a).box_2.institution_kinds, add_institution)
    elif what == "link":
        _link_form(a)


# A node ------------------------------------------------------------------------------------------


def _node_form(at: str, kinds: Iterable[Entry], add: Add) -> None:
    form = DraftForm(at)
    with _row(form):
        _label_and_kind(
            form,
            kinds,
            begins=_last_kind(form),
            help="It stays for the next name: type one, press Enter, type the next. It brings the"
            " usual place on the map; you may move it.",
        )
        form.take_lines("label", partial(_take_line, form, add))
        form.draw_button("Add", _take_and_go_on, args=(form, add))


def _row(form: DraftForm) -> DeltaGenerator:
    """The box of a form in one line; on a narrow screen its fields stand below each other."""
    return form.frame(horizontal=True, vertical_alignment="bottom")


def _label_and_kind(
    form: DraftForm, kinds: Iterable[Entry], begins: str | None = None, **kw: Any
) -> None:
    form.draw_line("label", "Name", placeholder="Who they are")
    labels = labels_by_key(kinds)
    form.draw_choice("kind", "Kind", labels, begins, placeholder="Choose a kind", **kw)


def _last_kind(form: DraftForm) -> str | None:
    return state.view_of(AddView).kinds.get(form.name)


def _take_line(form: DraftForm, add: Add, label: str) -> bool:
    """Add a node of the kind that stands in the form, and keep the kind for the next; whether that
    could be done.
    """
    kind = form.value("kind", begins=_last_kind(form))
    if not _add_node(add, label, kind):
        return False
    state.keep_view(AddView({**state.view_of(AddView).kinds, form.name: str(kind)}))
    return True


def _add_node(add: Add, label: str, kind: str | None) -> bool:
    if not kind:
        named = f" “{label.strip()}” is" if label.strip() else " it is"
        state.add_error(f"Not added: choose what kind of node{named}.")
        return False
    return state.edit_assessment(lambda a: add(a, label, kind))


def _take_and_go_on(form: DraftForm, add: Add) -> None:
    """The same by the button: the form then waits for the next name."""
    if _take_line(form, add, form.value("label") or ""):
        form.empty()
        form.focus("label")


# A link ------------------------------------------------------------------------------------------


def _link_form(a: Assessment) -> None:
    """Both ends, and a kind only where the usual one is not meant."""
    labels, kinds = node_names(a.chain), labels_by_key(method_of(a).box_2.link_kinds)
    guess = _guess_between(a, *_ends_in_form())
    with _row(NEW_LINK):
        NEW_LINK.draw_choice("source", "From", labels)
        usual = f"{kinds[guess.kind]} (our guess)" if guess else "Choose"
        NEW_LINK.draw_choice("kind", "does what", kinds, placeholder=usual)
        NEW_LINK.draw_choice("target", "To", labels)
        NEW_LINK.draw_button("Add", _take_link)
    with st.container():
        if guess:
            st.caption(f"Our guess, as {guess.why}. Choose another kind where it is wrong.")


def _ends_in_form() -> tuple[str, str]:
    return NEW_LINK.value("source") or "", NEW_LINK.value("target") or ""


def _guess_between(a: Assessment, source: str, target: str) -> UsualLink | None:
    return link_guess(a.chain, source, target, method_of(a).box_2)


def _take_link() -> None:
    source, target = _ends_in_form()
    guess = _guess_between(state.current_assessment(), source, target)
    kind = NEW_LINK.value("kind") or (guess.kind if guess else None)
    if not (source and target):
        state.add_error("Not added: a link needs a node at both ends.")
    elif not kind:
        state.add_error("Not added: nothing is usual between these two, so choose what it does.")
    elif state.edit_assessment(lambda now: add_link(now, source, target, kind)):
        NEW_LINK.empty()
        NEW_LINK.focus("source")
        read_back_link()


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
    if _add_node(_add, NEW_IN_CELL.value("label") or "", NEW_IN_CELL.value("kind")):
        NEW_IN_CELL.empty()
        now = node_ids(state.current_assessment())
        open_node(next(id_ for id_ in now if id_ not in before))


def draw_new_link_form(a: Assessment, new: NewLink) -> None:
    """The kind of a link that was drawn; that is all that is missing."""
    labels, kinds = node_names(a.chain), labels_by_key(method_of(a).box_2.link_kinds)
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

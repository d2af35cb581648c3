"""A link in the side panel: its kind, and folded what few know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.words import GOVERNANCE, STRENGTHS
from cluster_psia.assessment.edits.chain import LinkEnds, change_link, link_ends, remove_link
from cluster_psia.mapping.usual_links import link_guess
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.map.opened import MapView, OpenLink, link_of, open_node, open_now
from cluster_psia.ui.map.picture import focus_node_chooser
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.fields import FieldsOf
from cluster_psia.ui.parts.source import draw_source_lines
from cluster_psia.ui.parts.text import plain_text

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Citation, Link

GOVERNANCE_HELP = (
    "How the chain is held together here, after Gereffi, Humphrey and Sturgeon (2005), who are not"
    " among the five sources. Market: prices decide, partners change easily. Modular: made to a"
    " buyer's specification with own means. Relational: trust and long acquaintance. Captive: small"
    " suppliers depend on one large buyer. Hierarchy: one firm."
)


def draw_link_fields(a: Assessment, which: LinkEnds) -> None:
    """The fields of a link, and its deletion; a link is small and comes back by undo."""
    link = link_of(a, which)
    if link is None:
        return
    labels = node_names(a.chain)
    fields = _fields_of(link)
    kinds = _kinds_for(a, link)
    _head(link, labels, kinds[link.kind])
    _kind(a, link, fields, kinds)
    _ends(link, fields, labels)
    _strength(link, fields, labels)
    with st.expander("Note and source", icon=":material/menu_book:"):
        fields.draw_text_area("note", "Note")
        draw_source_lines(fields.name, lambda now: _citation(now, which), fields.setter("citation"))
    st.button(
        "Delete this link",
        key=state.widget_key(fields.name("delete")),
        icon=":material/delete:",
        on_click=_delete,
        args=(which,),
    )


def _kinds_for(a: Assessment, link: Link) -> dict[str, str]:
    """The labels of all kinds, those that the method has for such a beginning first."""
    operators = {actor.id for actor in a.chain.actors}
    usual = "operators" if link.source in operators else "institution"
    kinds = sorted(method_of(a).box_2.link_kinds, key=lambda kind: kind.between != usual)
    return labels_by_key(kinds)


def _fields_of(link: Link) -> FieldsOf:
    which = link_ends(link)

    def _name(field: str) -> str:
        return link_field_name(which, field)

    def _setter(field: str) -> forms.Put:
        return lambda now, given: change_link(now, which, **{field: given})

    return FieldsOf(link, _name, _setter)


def link_field_name(which: LinkEnds, field: str) -> str:
    """The name of the widget of one field of a link."""
    return f"link.{field}.{'|'.join(which)}~{state.view_of(MapView).table_edits}"


def _head(link: Link, labels: dict[str, str], kind: str) -> None:
    source, target = plain_text(labels[link.source]), plain_text(labels[link.target])
    verb = plain_text(kind.lower())
    st.markdown(f"{source} :gray[{verb}] {target}")


def _kind(a: Assessment, link: Link, fields: FieldsOf, kinds: dict[str, str]) -> None:
    """All kinds at once, to be changed by one press, those for such ends first; and what is usual.

    The kind is part of what tells a link from others, so the changed one is opened anew.
    """

    def _put(now: Assessment, given: str | None) -> Assessment:
        if not given or given == link.kind:
            return now
        changed = change_link(now, link_ends(link), kind=given)
        open_now(OpenLink((link.source, link.target, given)))
        state.focus_next(link_field_name((link.source, link.target, given), "kind"))
        return changed

    forms.draw_choice(
        fields.name("kind"), "Kind of link", kinds, link.kind, _put, pills=True, back=False
    )
    with st.container():
        guess = link_guess(a.chain, link.source, link.target, method_of(a).box_2)
        if guess:
            usual = "The usual kind" if guess.kind == link.kind else f"Usual: {kinds[guess.kind]}"
            st.caption(plain_text(f"{usual}, as {guess.why}: a guess of ours."))


def _ends(link: Link, fields: FieldsOf, labels: dict[str, str]) -> None:
    with st.container(horizontal=True):
        for id_, way in ((link.source, "From"), (link.target, "To")):
            st.button(
                plain_text(f"{way}: {labels[id_]}"),
                key=state.widget_key(fields.name(way)),
                on_click=open_node,
                args=(id_,),
            )


def _strength(link: Link, fields: FieldsOf, labels: dict[str, str]) -> None:
    power = {"source": labels[link.source], "target": labels[link.target], "even": "Even"}
    holders = {key: plain_text(holder) for key, holder in power.items()}
    with st.expander("Strength, governance, power", icon=":material/tune:"):
        fields.draw_pills("strength", "Strength", STRENGTHS)
        fields.draw_pills("governance", "Governance", GOVERNANCE, help=GOVERNANCE_HELP)
        fields.draw_pills("power", "Who holds the power", holders)


def _citation(a: Assessment, which: LinkEnds) -> Citation | None:
    link = link_of(a, which)
    return link.citation if link else None


def _delete(which: LinkEnds) -> None:
    if state.edit_assessment(lambda a: remove_link(a, which)):
        open_node(None)
        focus_node_chooser()
        state.add_notice("Deleted the link. Undo brings it back.")

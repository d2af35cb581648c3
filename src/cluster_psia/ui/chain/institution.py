"""An institution in the side panel: what it does, for whom it speaks, how it stands to the poor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.words import DEGREES, OWNERS, SCOPES
from cluster_psia.assessment.edits.chain import change_institution
from cluster_psia.assessment.edits.nodes import Voice, with_operators
from cluster_psia.mapping.network import scope_of
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui.chain.fields import node_fields
from cluster_psia.ui.map.fields import node_field_name
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.parts.told import draw_told

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Institution
    from cluster_psia.ui.parts.fields import FieldsOf


def draw_institution_fields(a: Assessment, node: Institution) -> None:
    """The fields of an institution: name, kind, where it belongs, the optional ones folded."""
    fields = node_fields(node)
    fields.draw_text_line("label", "Name")
    _kind_and_scope(a, node, fields)
    with st.expander("What it does", icon=":material/home_work:"):
        fields.draw_pills("ownership", "Public or private", OWNERS)
        fields.draw_text_area(
            "services", "Services", placeholder="What it does, for whom, at what cost"
        )
    _in_firms_eyes(node)
    _voices(a, node)
    _towards_the_poor(fields)


def _kind_and_scope(a: Assessment, node: Institution, fields: FieldsOf) -> None:
    method = method_of(a)
    kinds = labels_by_key(method.box_2.institution_kinds)
    kind = method.box_2.institution_kind(node.kind)
    fields.draw_needed_choice("kind", "Kind", kinds, help=plain_text(kind.explanation))
    if kind.known:
        draw_told(method, f"box_2.institution_kinds.{node.kind}", ("institution_lessons",))
    forms.draw_pills(
        fields.name("scope"),
        "Where it belongs",
        SCOPES,
        scope_of(node, method),
        fields.setter("scope"),
        back=node.scope is not None,
    )
    if node.scope is None:
        st.caption(
            "As its kind usually does; nobody has said otherwise."
            if kind.known
            else "Drawn in the cluster: its kind is unknown, and nobody has said where it belongs."
        )


def _in_firms_eyes(node: Institution) -> None:
    with st.expander("In the firms' eyes", icon=":material/thumbs_up_down:"):
        _degree(node, "importance", "How important")
        _degree(node, "effectiveness", "How effective")


def _degree(node: Institution, field: str, label: str) -> None:
    held = getattr(node, field)

    def _put(a: Assessment, given: str | None) -> Assessment:
        degree = int(given) if given and given.isdigit() else given
        return change_institution(a, node.id, **{field: degree})

    shown = str(held) if held else None
    forms.draw_choice(node_field_name(node, field), label, DEGREES, shown, _put, pills=True)


def _towards_the_poor(fields: FieldsOf) -> None:
    title = "Towards poor groups, and in the assessment"
    with st.expander(title, icon=":material/handshake:"):
        fields.draw_text_area("position", "How it stands towards poor groups; tensions")
        fields.draw_text_area("role", "What part it may take in the assessment")


def _voices(a: Assessment, node: Institution) -> None:
    with st.expander("For whom it speaks", icon=":material/campaign:"):
        names = node_names(a.chain)
        operators = {actor.id: names[actor.id] for actor in a.chain.actors}
        _voice(node, "represents", "It represents", operators)
        _voice(node, "not_represented", "It leaves out", operators)


def _voice(node: Institution, voice: Voice, label: str, operators: dict[str, str]) -> None:
    """Operators in one list; whoever is named in one leaves the other."""
    forms.draw_choice_list(
        node_field_name(node, voice),
        label,
        operators,
        getattr(node, voice),
        lambda a, given: with_operators(a, node.id, voice, given),
    )

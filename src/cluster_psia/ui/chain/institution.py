"""An institution in the side panel: what it does, for whom
it speaks, and how it stands to the poor.
"""

from __future__ import annotations

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.model import Assessment, Institution
from cluster_psia.assessment.document.words import DEGREES, OWNERS, SCOPES
from cluster_psia.assessment.edits.chain import change_institution
from cluster_psia.assessment.edits.nodes import Voice, with_operators
from cluster_psia.mapping.network import scope_of
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui.chain.fields import field_setter, key_setter
from cluster_psia.ui.map.fields import node_field_name
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.text import plain_text


def draw_institution_fields(a: Assessment, node: Institution) -> None:
    """The fields of an institution, the optional ones folded."""
    method = method_of(a)
    box = method.box_2
    forms.draw_text_line(
        node_field_name(node, "label"), "Name", node.label, field_setter(node, "label")
    )
    forms.draw_choice(
        node_field_name(node, "kind"),
        "Kind",
        labels_by_key(box.institution_kinds),
        node.kind,
        key_setter(node, "kind"),
        help=plain_text(box.institution_kind(node.kind).explanation),
    )
    forms.draw_choice(
        node_field_name(node, "scope"),
        "Where it belongs",
        SCOPES,
        scope_of(node, method),
        field_setter(node, "scope"),
        pills=True,
    )
    if node.scope is None:
        st.caption("As its kind usually does; nobody has said otherwise.")
    forms.draw_choice(
        node_field_name(node, "ownership"),
        "Public or private",
        OWNERS,
        node.ownership,
        field_setter(node, "ownership"),
        pills=True,
    )
    forms.draw_text_area(
        node_field_name(node, "services"),
        "Services",
        node.services,
        field_setter(node, "services"),
        placeholder="What it does, for whom, at what cost",
    )
    with st.expander(
        "In the firms' eyes",
        icon=":material/thumbs_up_down:",
        expanded=bool(node.importance or node.effectiveness),
    ):
        _degree(node, "importance", "How important")
        _degree(node, "effectiveness", "How effective")
    with st.expander(
        "For whom it speaks",
        icon=":material/campaign:",
        expanded=bool(node.represents or node.not_represented),
    ):
        names = node_names(a.chain)
        operators = {actor.id: names[actor.id] for actor in a.chain.actors}
        _voice(node, "represents", "It represents", operators, node.represents)
        _voice(node, "not_represented", "It leaves out", operators, node.not_represented)
    with st.expander(
        "Towards poor groups, and in the assessment",
        icon=":material/handshake:",
        expanded=bool(node.position or node.role),
    ):
        forms.draw_text_area(
            node_field_name(node, "position"),
            "How it stands towards poor groups; tensions",
            node.position,
            field_setter(node, "position"),
        )
        forms.draw_text_area(
            node_field_name(node, "role"),
            "What part it may take in the assessment",
            node.role,
            field_setter(node, "role"),
        )


def _degree(node: Institution, field: str, label: str) -> None:
    held = getattr(node, field)

    def _put(a: Assessment, given: str | None) -> Assessment:
        return change_institution(
            a, node.id, **{field: int(given) if given and given.isdigit() else given}
        )

    forms.draw_choice(
        node_field_name(node, field), label, DEGREES, str(held) if held else None, _put, pills=True
    )


def _voice(
    node: Institution, voice: Voice, label: str, operators: dict[str, str], held: tuple[str, ...]
) -> None:
    """Operators in one list; whoever is named in one leaves the other."""
    forms.draw_choice_list(
        node_field_name(node, voice),
        label,
        operators,
        held,
        lambda a, given: with_operators(a, node.id, voice, given),
    )

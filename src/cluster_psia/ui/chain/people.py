"""Who works at a node, in its side panel: status in employment, and what people differ in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.words import SURE
from cluster_psia.assessment.edits.nodes import (
    change_node_difference,
    difference_at,
    with_node_difference,
    with_status_in_employment,
    without_node_difference,
)
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.map.fields import node_field_name
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.buttons import draw_remove_button
from cluster_psia.ui.parts.drafts import DraftForm
from cluster_psia.ui.parts.fields import FieldsOf
from cluster_psia.ui.parts.source import draw_source_lines
from cluster_psia.ui.parts.text import plain_text

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, Assessment, Citation, NodeDifference
    from cluster_psia.method import Method


def draw_people_fields(node: Actor, method: Method) -> None:
    """Status in employment and differences, folded."""
    with st.expander("Who works here", icon=":material/groups:"):
        forms.draw_choices(
            node_field_name(node, "status"),
            "Status in employment (Box 4)",
            labels_by_key(method.box_4.kinds),
            node.status_in_employment,
            lambda a, given: with_status_in_employment(a, node.id, *given),
        )
        for n, difference in enumerate(node.differences):
            label = method.box_4.difference(difference.kind).label
            _difference(node, n, label)
        st.markdown("Other differences, in words of your own")
        _new_difference(node, method)


def _difference(node: Actor, n: int, label: str) -> None:
    difference = node.differences[n]
    kind, value = difference.kind, difference.value
    fields = _fields_of(node, n, difference)

    def _citation(a: Assessment) -> Citation | None:
        held = difference_at(a, node.id, kind, value)
        return held.citation if held else None

    with st.container(horizontal=True, vertical_alignment="bottom"):
        fields.draw_count("people", plain_text(f"{label}: {value}"))
        sourced = difference.sure or difference.citation
        source = "Source ✓" if sourced else "Source"
        with st.popover(source, icon=":material/source:", width="content"):
            fields.draw_pills("sure", "How sure is it", SURE)
            draw_source_lines(fields.name, _citation, fields.setter("citation"))
        draw_remove_button(
            f"difference.remove.{n}.{node.id}",
            "Remove",
            lambda a: without_node_difference(a, node.id, kind, value),
        )


def _fields_of(node: Actor, n: int, difference: NodeDifference) -> FieldsOf:
    def _name(field: str) -> str:
        return node_field_name(node, f"difference.{n}.{field}")

    def _setter(field: str) -> forms.Put:
        which = node.id, difference.kind, difference.value
        return lambda a, given: change_node_difference(a, *which, **{field: given})

    return FieldsOf(difference, _name, _setter)


def _new_difference(node: Actor, method: Method) -> None:
    differences, form = method.box_4.differences, _new_form(node)
    kinds = {one.key: one.label for one in differences if one.key != "gender"}
    with form.frame(border=False):
        form.draw_choice("kind", "They differ in", kinds)
        form.draw_line("value", "Who they are", placeholder="Migrants from Bihar")
        form.draw_count("people", "How many")
        form.draw_button("Add this difference", _add_difference, args=(node,))


def _new_form(node: Actor) -> DraftForm:
    return DraftForm(f"difference.new.{node.id}")


def _add_difference(node: Actor) -> None:
    form = _new_form(node)
    kind, value, people = map(form.value, ("kind", "value", "people"))
    if not kind or not str(value or "").strip():
        state.add_error("Not added: choose what the people differ in, and write who they are.")
        return
    if state.edit_assessment(
        partial(with_node_difference, node=node.id, kind=kind, value=value, people=people)
    ):
        form.empty()

"""A poverty group as a form: who they are, how many, what sets them apart, why they are poor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.edits.groups import (
    INHERITED,
    change_group,
    fields_from_node,
    kinds_for,
    remove_group,
    with_difference,
)
from cluster_psia.design.indicators import group_of
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.facts.evidence import draw_evidence
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.fields import FieldsOf
from cluster_psia.ui.parts.source import draw_source_lines
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.words import and_phrase, counted_noun, shade_labels

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, PovertyGroup
    from cluster_psia.method import Method

GENDERS = {"women": "Women", "men": "Men", "mixed": "Women and men"}


def draw_group_fields(group: PovertyGroup, actor: Actor, method: Method) -> None:
    """All that is known of a group, and its removal."""
    fields = _fields_of(group)
    same = _from_node_words(group, actor, method)
    with st.container():  # keeps its place, so that no field moves while the last one is typed over
        if same:
            st.caption(plain_text(f"From the node, until you change it here: {same}."))
    about = plain_text(method.box_4.kind(group.kind).explanation)
    _who(fields, group_kinds(actor, method), about)
    _how_many(fields)
    _why_and_comparator(fields)
    with st.expander("Source, evidence, and what sets them apart besides gender"):
        _where_from(group, fields)
        _differences(group, fields, method)
    _remove_button(group)


def group_kinds(actor: Actor, method: Method) -> dict[str, str]:
    """The kinds of group by key; those that are usual at this node come first."""
    return labels_by_key(kinds_for(actor, method))


def _from_node_words(group: PovertyGroup, actor: Actor, method: Method) -> str:
    """Which fields say what the node says; a kind that is merely usual at such a node says so."""
    usual = "kind (as is usual at such a node; ours)"
    words = dict(INHERITED) if actor.status_in_employment else {**INHERITED, "kind": usual}
    return and_phrase([words[name] for name in fields_from_node(group, actor, method)])


def _fields_of(group: PovertyGroup) -> FieldsOf:
    def _name(field: str) -> str:
        return f"group.{field}.{group.id}"

    def _setter(field: str) -> forms.Put:
        return lambda a, given: change_group(a, group.id, **{field: given})

    return FieldsOf(group, _name, _setter)


def _who(fields: FieldsOf, kinds: dict[str, str], about: str) -> None:
    left, right = st.columns(2)
    with left:
        fields.draw_text_line("label", "Name of the group")
    with right:
        fields.draw_needed_choice("kind", "Kind of group (Box 4)", kinds, help=about)


def _how_many(fields: FieldsOf) -> None:
    left, middle, right = st.columns(3)
    with left:
        fields.draw_pills(
            "gender", "Gender", GENDERS, help="Leave all unpressed when it is not known."
        )
    with middle:
        fields.draw_count("people", "People (an estimate will do)")
    with right:
        fields.draw_text_line(
            "people_note",
            "How the number was found",
            placeholder="Who estimated it, when, from what",
        )


def _where_from(group: PovertyGroup, fields: FieldsOf) -> None:
    draw_source_lines(
        fields.name, lambda now: group_of(now, group.id).citation, fields.setter("citation")
    )
    draw_evidence(fields.name("facts"), group.facts, fields.setter("facts"))


def _differences(group: PovertyGroup, fields: FieldsOf, method: Method) -> None:
    """What sets the group apart: its poverty, and a line for each kind of difference of Box 4."""
    fields.draw_pills(
        "poverty",
        "Poverty, where it differs from the node",
        shade_labels(method.box_2.shades),
        help="Leave all unpressed where what is said of the node holds for this group too.",
    )
    kinds = [kind for kind in method.box_4.differences if kind.key != "gender"]
    said = {difference.kind: difference.value for difference in group.differences}
    columns = st.columns(2)
    for n, kind in enumerate(kinds):
        with columns[n % 2]:
            forms.draw_text_line(
                fields.name(f"difference.{kind.key}"),
                kind.label,
                said.get(kind.key, ""),
                _difference_setter(group, kind.key),
                help=plain_text(kind.explanation),
            )


def _difference_setter(group: PovertyGroup, kind: str) -> forms.Put:
    return lambda a, given: with_difference(a, group.id, kind, given)


def _why_and_comparator(fields: FieldsOf) -> None:
    fields.draw_text_area(
        "why_poor",
        "Why they are poor",
        placeholder="Pay, orders, debt, assets, health, voice: in their own words if you can",
    )
    left, right = st.columns(2)
    with left:
        fields.draw_yes_no(
            "comparator",
            "Is there a comparator: similar people whom the programme does not reach?",
            help=(
                "Without one, a change can hardly be told from what would have come anyway. Leave"
                " it open until decided."
            ),
        )
    with right:
        fields.draw_text_area("comparator_note", "Who they are, or why there are none")


def _remove_button(group: PovertyGroup) -> None:
    chosen = sum(indicator.group == group.id for indicator in state.current_assessment().indicators)
    more = f" and its {counted_noun(chosen, 'chosen indicator')}" if chosen else ""
    st.button(
        f"Remove this group{more}",
        key=state.widget_key(f"group.remove.{group.id}"),
        icon=":material/delete:",
        on_click=_remove,
        args=(group, more),
    )


def _remove(group: PovertyGroup, more: str) -> None:
    if state.edit_assessment(lambda a: remove_group(a, group.id)):
        state.add_notice(f"Removed “{group.label}”{more}. Undo brings it back.")

"""A poverty group as a form: who they are, how many, what sets them apart, why they are poor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.edits.groups import (
    change_group,
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
from cluster_psia.words import counted_noun, shade_labels

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, PovertyGroup
    from cluster_psia.method import Method

GENDERS = {"women": "Women", "men": "Men", "mixed": "Women and men"}


def draw_group_fields(group: PovertyGroup, actor: Actor, method: Method) -> None:
    """All that is known of a group, and its removal."""
    fields = _fields_of(group)
    _who(group, fields, group_kinds(actor, method), method)
    _how_many(group, fields)
    _differences(group, fields, method)
    _why_and_comparator(fields)
    _remove_button(group)


def group_kinds(actor: Actor, method: Method) -> dict[str, str]:
    """The kinds of group by key; those that are usual at this node come first."""
    return labels_by_key(kinds_for(actor, method))


def _fields_of(group: PovertyGroup) -> FieldsOf:
    def _name(field: str) -> str:
        return f"group.{field}.{group.id}"

    def _setter(field: str) -> forms.Put:
        return lambda a, given: change_group(a, group.id, **{field: given})

    return FieldsOf(group, _name, _setter)


def _who(group: PovertyGroup, fields: FieldsOf, kinds: dict[str, str], method: Method) -> None:
    about = plain_text(method.box_4.kind(group.kind).explanation)
    left, right = st.columns(2)
    with left:
        fields.draw_text_line("label", "Name of the group")
        fields.draw_needed_choice("kind", "Kind of group (Box 4)", kinds, help=about)
    with right:
        fields.draw_pills(
            "gender", "Gender", GENDERS, help="Leave all unpressed when it is not known."
        )
        fields.draw_pills(
            "poverty",
            "Poverty, where it differs from the node",
            shade_labels(method.box_2.shades),
            help="Leave all unpressed where what is said of the node holds for this group too.",
        )


def _how_many(group: PovertyGroup, fields: FieldsOf) -> None:
    left, right = st.columns(2)
    with left:
        fields.draw_count("people", "People (an estimate will do)")
    with right:
        fields.draw_text_line(
            "people_note",
            "How the number was found",
            placeholder="Who estimated it, when, from what",
        )
    draw_source_lines(
        fields.name, lambda now: group_of(now, group.id).citation, fields.setter("citation")
    )
    draw_evidence(fields.name("facts"), group.facts, fields.setter("facts"))


def _differences(group: PovertyGroup, fields: FieldsOf, method: Method) -> None:
    """What sets the group apart besides gender: a line for each kind of difference of Box 4."""
    kinds = [kind for kind in method.box_4.differences if kind.key != "gender"]
    said = {difference.kind: difference.value for difference in group.differences}
    st.markdown("What sets them apart besides gender")
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
    fields.draw_yes_no(
        "comparator",
        "Is there a comparator: similar people whom the programme does not reach?",
        help=(
            "Without one, a change can hardly be told from what would have come anyway. Leave it"
            " open until decided."
        ),
    )
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

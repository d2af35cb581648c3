"""The poverty groups page: who the poor are at each poverty node."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.model import Actor, Assessment, PovertyGroup
from cluster_psia.assessment.document.screening import status_of
from cluster_psia.assessment.edits.groups import (
    add_group,
    change_group,
    group_disagreement,
    groups_at,
    kinds_for,
    remove_group,
    with_difference,
)
from cluster_psia.design.indicators import group_of
from cluster_psia.mapping.network import poverty_nodes
from cluster_psia.mapping.words import node_shade_words, people_line
from cluster_psia.method import Method
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.frame.links import draw_page_link
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.emptied import clear_widgets, fresh_name
from cluster_psia.ui.parts.source import draw_source_lines
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.words import counted_noun, shade_labels, shade_mark, yes_no


@dataclass(frozen=True)
class GroupsView:
    """Which poverty group is open as a form, by its id."""

    open: str | None = None


GENDERS = {"women": "Women", "men": "Men", "mixed": "Women and men"}


def nodes_with_people(a: Assessment) -> tuple[Actor, ...]:
    """The nodes this page is about: those with a poverty shade, and
    any other at which a group was already found.
    """
    found = {group.node for group in a.groups}
    shaded = poverty_nodes(a.chain)
    return (*shaded, *(n for n in a.chain.actors if n not in shaded and n.id in found))


def draw_empty_groups(a: Assessment) -> None:
    """What belongs here, why, and the way to the chain."""
    why = (
        "No node of the value chain is marked as a poverty node yet."
        if a.chain.actors
        else "There is no chain yet."
    )
    with st.container(border=True):
        st.markdown(
            f"**{why}** A poverty node is a point in the chain where people are vulnerable to"
            " poverty or likely to be poor. Its people differ: women who sew at home and men who"
            " run a workshop may gain and lose by the same programme in opposite ways. Here each"
            " node is split into such groups; indicators, samples and comparators follow from"
            " them."
        )
        st.caption("UNIDO 2004, Box 4 and footnote 5.")
        draw_page_link(
            "chain", "To the value chain: mark the poverty nodes", ":material/arrow_back:"
        )


def draw_node_groups(a: Assessment, actor: Actor) -> None:
    """One poverty node with its groups, the open one as a form, and a form for a new one."""
    with st.container(border=True):
        method = method_of(a)
        marks, shade = shade_mark(status_of(actor)), node_shade_words(actor, method)
        st.markdown(f"**{plain_text(node_names(a.chain)[actor.id])}** {marks}")
        st.caption(
            plain_text(
                " · ".join(
                    part for part in (shade, people_line(actor), actor.poverty_reason) if part
                )
            )
        )
        found = groups_at(a, actor.id)
        if not found:
            st.markdown("No group here yet: who are these people?")
        for group in found:
            _group(group, actor, method)
        mismatch = group_disagreement(a, actor)
        if mismatch:
            st.warning(plain_text(mismatch), icon=":material/balance:")
        _adder(actor, method)


def _summary(group: PovertyGroup, method: Method) -> str:
    kinds = labels_by_key(method.box_4.kinds)
    number = "number not known" if group.people is None else f"{group.people:,} people"
    comparator = f"comparator: {yes_no(group.comparator)}"
    gender = GENDERS.get(group.gender or "", "gender not known")
    return " · ".join(
        (kinds[group.kind], gender, *(d.value for d in group.differences), number, comparator)
    )


def _group(group: PovertyGroup, actor: Actor, method: Method) -> None:
    is_open = state.view_of(GroupsView).open == group.id
    words, button = st.columns([6, 1], vertical_alignment="center")
    words.markdown(f"**{plain_text(group.label)}**  \n:gray[{plain_text(_summary(group, method))}]")
    with button:
        st.button(
            "Close" if is_open else "Edit",
            key=state.widget_key(f"group.toggle.{group.id}"),
            on_click=state.keep_view,
            args=(GroupsView(None if is_open else group.id),),
        )
    if is_open:
        with st.container(border=True):
            _who(group, actor, method)
            _how_many(group)
            _differences(group, method)
            _why_and_comparator(group)
            _remove_button(group)


def _set(group: PovertyGroup, field: str) -> forms.Put:
    return lambda a, given: change_group(a, group.id, **{field: given})


def _name(group: PovertyGroup, field: str) -> str:
    return f"group.{field}.{group.id}"


def _kinds(actor: Actor, method: Method) -> dict[str, str]:
    return labels_by_key(kinds_for(actor, method))


def _who(group: PovertyGroup, actor: Actor, method: Method) -> None:
    left, right = st.columns(2)
    kind = method.box_4.kind(group.kind)

    def _put_kind(a: Assessment, given: str | None) -> Assessment:
        return change_group(a, group.id, kind=given) if given else a

    with left:
        forms.draw_text_line(
            _name(group, "label"), "Name of the group", group.label, _set(group, "label")
        )
        forms.draw_choice(
            _name(group, "kind"),
            "Kind of group (Box 4)",
            _kinds(actor, method),
            group.kind,
            _put_kind,
            help=plain_text(kind.explanation),
        )
    with right:
        forms.draw_choice(
            _name(group, "gender"),
            "Gender",
            GENDERS,
            group.gender,
            _set(group, "gender"),
            pills=True,
            help="Leave all unpressed when it is not known.",
        )
        shades = shade_labels(method.box_2.shades)
        forms.draw_choice(
            _name(group, "poverty"),
            "Poverty, where it differs from the node",
            shades,
            group.poverty,
            _set(group, "poverty"),
            pills=True,
            help="Leave all unpressed where what is said of the node holds for this group too.",
        )


def _how_many(group: PovertyGroup) -> None:
    left, right = st.columns(2)
    with left:
        forms.draw_count(
            _name(group, "people"),
            "People (an estimate will do)",
            group.people,
            _set(group, "people"),
        )
    with right:
        forms.draw_text_line(
            _name(group, "people_note"),
            "How the number was found",
            group.people_note,
            _set(group, "people_note"),
            placeholder="Who estimated it, when, from what",
        )
    draw_source_lines(
        lambda field: _name(group, field),
        lambda now: group_of(now, group.id).citation,
        _set(group, "citation"),
    )


def _differences(group: PovertyGroup, method: Method) -> None:
    """What sets the group apart besides gender: a line of
    words for each kind of difference of Box 4.
    """
    kinds = [d for d in method.box_4.differences if d.key != "gender"]
    said = {difference.kind: difference.value for difference in group.differences}
    st.markdown("What sets them apart besides gender")
    columns = st.columns(2)
    for n, kind in enumerate(kinds):
        with columns[n % 2]:
            forms.draw_text_line(
                _name(group, f"difference.{kind.key}"),
                kind.label,
                said.get(kind.key, ""),
                _difference(group, kind.key),
                help=plain_text(kind.explanation),
            )


def _difference(group: PovertyGroup, kind: str) -> forms.Put:
    return lambda a, given: with_difference(a, group.id, kind, given)


def _why_and_comparator(group: PovertyGroup) -> None:
    forms.draw_text_area(
        _name(group, "why_poor"),
        "Why they are poor",
        group.why_poor,
        _set(group, "why_poor"),
        placeholder="Pay, orders, debt, assets, health, voice: in their own words if you can",
    )
    forms.draw_yes_no(
        _name(group, "comparator"),
        "Is there a comparator: similar people whom the programme does not reach?",
        group.comparator,
        _set(group, "comparator"),
        help=(
            "Without one, a change can hardly be told from what would have come anyway. Leave it"
            " open until decided."
        ),
    )
    forms.draw_text_area(
        _name(group, "comparator_note"),
        "Who they are, or why there are none",
        group.comparator_note,
        _set(group, "comparator_note"),
    )


def _remove_button(group: PovertyGroup) -> None:
    chosen = sum(indicator.group == group.id for indicator in state.current_assessment().indicators)
    more = f" and its {counted_noun(chosen, 'chosen indicator')}" if chosen else ""

    def _remove() -> None:
        if state.edit_assessment(lambda a: remove_group(a, group.id)):
            state.add_notice(f"Removed “{group.label}”{more}. Undo brings it back.")

    st.button(
        f"Remove this group{more}",
        key=state.widget_key(f"group.remove.{group.id}"),
        icon=":material/delete:",
        on_click=_remove,
    )


def _adder(actor: Actor, method: Method) -> None:
    """A form for one more group; the kinds that are usual at this node come first."""
    kinds = _kinds(actor, method)
    label, kind = f"new.label.{actor.id}", f"new.kind.{actor.id}"

    def _add() -> None:
        given, chosen = state.widget_value(fresh_name(label)), state.widget_value(fresh_name(kind))
        if not chosen:
            state.add_error("Not added: choose what kind of group it is.")
            return
        known = {group.id for group in state.current_assessment().groups}
        if state.edit_assessment(lambda a: add_group(a, actor.id, chosen, given or kinds[chosen])):
            new = next(
                group.id for group in state.current_assessment().groups if group.id not in known
            )
            state.keep_view(GroupsView(new))
            clear_widgets(label, kind)

    with st.popover("Add a group", icon=":material/group_add:"):
        usual = ", ".join(list(kinds.values())[:3])
        st.caption(
            plain_text(
                f"Usual at such a node: {usual}. The order is ours; the kinds are those of UNIDO"
                " 2004, Box 4."
            )
        )
        st.selectbox(
            "Kind of group",
            list(kinds),
            format_func=kinds.__getitem__,
            index=None,
            key=state.widget_key(fresh_name(kind)),
            placeholder="Choose a kind",
        )
        st.text_input(
            "Name of the group",
            key=state.widget_key(fresh_name(label)),
            max_chars=300,
            placeholder="Empty: the name of the kind",
        )
        st.button("Add", key=state.widget_key(f"groups.add.{actor.id}"), on_click=_add)

"""The Reach page: what the programme does and where it enters
the chain, and whom it comes to from there.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.model import Activity, Assessment
from cluster_psia.assessment.edits.programme import (
    add_activity,
    change_activity,
    remove_activity,
    with_areas,
)
from cluster_psia.mapping.reach import GroupReach, Reach, programme_reach
from cluster_psia.mapping.words import way_count_words
from cluster_psia.method import Method
from cluster_psia.method.model.entry import find_entry, labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.frame.links import draw_page_link
from cluster_psia.ui.map.picture import draw_map
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.buttons import draw_remove_button
from cluster_psia.ui.parts.emptied import clear_widgets, fresh_name
from cluster_psia.ui.parts.text import draw_finding, plain_text
from cluster_psia.words import counted_noun, first_names


@dataclass(frozen=True)
class ReachView:
    """Which activity is open as a form, by its id."""

    open: str | None = None


def draw_empty_reach() -> None:
    """What belongs here, and the way to the chain."""
    with st.container(border=True):
        st.markdown(
            "**There is no map yet.** Once there is one, say where each activity of the programme"
            " enters the chain. The links then tell whom it comes to, and whom it does not: often"
            " those who are the poorest."
        )
        st.caption("UNIDO 2004, Section 5.")
        draw_page_link("chain", "To the value chain", ":material/arrow_back:")


def draw_reach(a: Assessment) -> None:
    """The whole page for a chain with nodes."""
    _activities(a)
    found = programme_reach(a)
    if found.groups:
        draw_reach_table(a, found)
    for note in found.notes:
        st.info(plain_text(note), icon=":material/info:")
    if not found.groups and any(activity.node for activity in a.programme.activities):
        st.info(
            "No poverty node and no group is on the map yet: screen the nodes first.",
            icon=":material/info:",
        )
    draw_map(a, "reach")


# The programme -----------------------------------------------------------------------------------


def _activities(a: Assessment) -> None:
    areas = labels_by_key(method_of(a).table_1.areas)
    forms.draw_choices(
        "reach.areas", "Areas of intervention (Table 1)", areas, a.programme.areas, with_areas
    )
    for activity in a.programme.activities:
        _activity(a, activity)
    _adder(a)


def _summary(a: Assessment, activity: Activity) -> str:
    area = method_of(a).table_1.area(activity.area)
    aimed_at = find_entry(area.effects, activity.effect)
    effect = aimed_at.label if aimed_at else "no effect chosen"
    where = node_names(a.chain).get(activity.node or "", "nobody has said where it enters")
    return (
        f"{area.label} · {effect} · enters at: {where}"
        if activity.node
        else f"{area.label} · {effect} · {where}"
    )


def _activity(a: Assessment, activity: Activity) -> None:
    is_open = state.view_of(ReachView).open == activity.id
    with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
        st.markdown(
            f"**{plain_text(activity.label)}**  \n:gray[{plain_text(_summary(a, activity))}]",
            width="stretch",
        )
        st.button(
            "Close" if is_open else "Edit",
            key=state.widget_key(f"activity.toggle.{activity.id}"),
            on_click=state.keep_view,
            args=(ReachView(None if is_open else activity.id),),
        )
    if is_open:
        with st.container(border=True):
            _fields(a, activity)


def _fields(a: Assessment, activity: Activity) -> None:
    table = method_of(a).table_1

    def _put(field: str) -> forms.Put:
        return lambda now, given: change_activity(now, activity.id, **{field: given})

    def _name(field: str) -> str:
        return f"activity.{field}.{activity.id}"

    def _put_area(now: Assessment, given: str | None) -> Assessment:
        return change_activity(now, activity.id, area=given) if given else now

    forms.draw_text_line(_name("label"), "What the programme does", activity.label, _put("label"))
    left, right = st.columns(2)
    with left:
        forms.draw_choice(
            _name("area"), "Area", labels_by_key(table.areas), activity.area, _put_area
        )
        forms.draw_choice(
            _name("node"), "Enters the chain at", node_names(a.chain), activity.node, _put("node")
        )
    with right:
        effects = labels_by_key(table.area(activity.area).effects)
        forms.draw_choice(
            f"{_name('effect')}.{activity.area}",
            "Effect it aims at",
            effects,
            activity.effect,
            _put("effect"),
        )
        forms.draw_text_area(_name("note"), "Note", activity.note, _put("note"))
    draw_remove_button(
        _name("remove"),
        "Remove this activity",
        lambda now: remove_activity(now, activity.id),
    )


def _adder(a: Assessment) -> None:
    """A small picker from Table 1: area, effect, name, node."""
    table = method_of(a).table_1
    areas = labels_by_key(table.areas)
    area, label, node = (f"activity.new.{field}" for field in ("area", "label", "node"))

    with st.expander("Add an activity", icon=":material/add:", expanded=not a.programme.activities):
        chosen = st.pills(
            "Area",
            list(areas),
            format_func=areas.__getitem__,
            wrap=True,
            default=a.programme.areas[0] if a.programme.areas else None,
            key=state.widget_key(fresh_name(area)),
        )
        if not chosen:
            st.caption("Choose an area of Table 1 to see which effects it aims at.")
            return
        effects = labels_by_key(table.area(chosen).effects)
        effect = f"activity.new.effect.{chosen}"
        left, right = st.columns(2)
        left.selectbox(
            "Effect it aims at",
            list(effects),
            format_func=effects.__getitem__,
            index=None,
            placeholder="Choose, or leave open",
            key=state.widget_key(fresh_name(effect)),
        )
        labels = node_names(a.chain)
        right.selectbox(
            "Enters the chain at",
            list(labels),
            format_func=lambda k: labels.get(k, k),
            index=None,
            placeholder="Choose a node",
            key=state.widget_key(fresh_name(node)),
        )
        st.text_input(
            "What the programme does",
            max_chars=300,
            key=state.widget_key(fresh_name(label)),
            placeholder="Training of stitchers; empty: the effect's name",
        )

        def _add() -> None:
            given, aim = (
                state.widget_value(fresh_name(label)),
                state.widget_value(fresh_name(effect)),
            )
            at = state.widget_value(fresh_name(node))
            if not (given or aim):
                state.add_error("Not added: choose an effect, or write what the programme does.")
            elif state.edit_assessment(
                lambda now: add_activity(now, chosen, given or effects[aim], aim, node=at)
            ):
                clear_widgets(label, effect, node)

        st.button("Add the activity", key=state.widget_key("activity.add"), on_click=_add)


# Whom it comes to --------------------------------------------------------------------------------


def draw_reach_table(a: Assessment, found: Reach) -> None:
    """Groups with the unreached first, how each is come to, in words, and who may bear a harm."""
    draw_finding(
        _finding(found),
        "Poverty groups, and poverty nodes without groups. Trickle-down is assumed and stands in "
        "no total. Groups may overlap, so totals may count somebody twice. UNIDO 2004, Section 5.",
    )
    st.markdown(
        "\n".join(
            f"- {plain_text(f'{count.label}: {way_count_words(count)}')}"
            for count in found.counts
            if count.groups
        )
    )
    labels, method = node_names(a.chain), method_of(a)
    rows = "".join(_row(group, labels, method) for group in found.groups)
    st.html(
        '<table class="reach"><thead><tr><th scope="col">Group</th><th scope="col">How</th><th'
        ' scope="col">Which way</th><th scope="col">Harm it may'
        f" bear</th></tr></thead><tbody>{rows}</tbody></table>"
    )


def _finding(found: Reach) -> str:
    """Who is left out first; trickle-down is never told among those who are reached."""
    left = [group.label for group in found.groups if group.how == "not_reached"]
    assumed = [group.label for group in found.groups if group.how == "trickle_down"]
    every = counted_noun(len(found.groups), "group")
    if left:
        return f"Not reached, {len(left)} of {every}: {first_names(left)}"
    if assumed:
        whom = f"{len(assumed)} of {every}: {first_names(assumed)}"
        return f"Only by assumption, through spending, {whom}"
    return f"A link or an activity comes to {'each of ' if len(found.groups) > 1 else ''}{every}"


def _row(group: GroupReach, labels: dict[str, str], method: Method) -> str:
    way = method.reach.way(group.how)
    people = "number not known" if group.people is None else f"{group.people:,} people"
    node = "" if labels[group.node] == group.label else f"{labels[group.node]} · "
    paths = "".join(f"<p>{escape(path.words)}</p>" for path in group.paths)
    if group.how == "not_reached":
        paths = f"<p>{escape(group.because.text)}</p>"
    elif (
        group.how == "trickle_down"
    ):  # no link tells it, so the page says what is assumed, and after whom
        paths += (
            f"<p>{escape(group.because.text)} <small>{escape(group.because.source)}</small></p>"
        )
    harms = "".join(
        f"<p>{escape(harm.text)} <small>{escape(harm.source)}</small></p>" for harm in group.harms
    )
    return (
        f'<tr class="{group.how}"><th scope="row">{escape(group.label)}'
        f"<small>{escape(node + people)}</small></th>"
        f"<td>{escape(way.mark)} {escape(way.label)}</td><td>{paths}</td>"
        f"<td{'' if harms else ' class=none'}>"
        f'<span class="of">Harm it may bear</span>{harms or "–"}</td></tr>'
    )

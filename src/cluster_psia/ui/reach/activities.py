"""What the programme does: its areas of intervention, and its activities, one of them as a form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.model import Serves
from cluster_psia.assessment.edits.programme import (
    change_activity,
    change_served,
    remove_activity,
    serve_unknown,
    with_areas,
)
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.buttons import draw_open_button, draw_remove_button
from cluster_psia.ui.parts.fields import FieldsOf
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.reach.add import draw_activity_adder
from cluster_psia.words import counted_people

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Activity, Assessment


@dataclass(frozen=True)
class ReachView:
    """Which activity is open as a form, by its id."""

    open: str | None = None


def draw_activities(a: Assessment) -> None:
    """Areas, activities, and a form for one more."""
    areas = labels_by_key(method_of(a).table_1.areas)
    forms.draw_choices(
        "reach.areas", "Areas of intervention (Table 1)", areas, a.programme.areas, with_areas
    )
    for activity in a.programme.activities:
        _activity(a, activity)
    draw_activity_adder(a)


def _activity(a: Assessment, activity: Activity) -> None:
    is_open = state.view_of(ReachView).open == activity.id
    label, summary = plain_text(activity.label), plain_text(_summary(a, activity))
    with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
        st.markdown(f"**{label}**  \n:gray[{summary}]", width="stretch")
        toggle = partial(_open_activity, None if is_open else activity.id)
        draw_open_button(f"activity.toggle.{activity.id}", is_open, toggle)
    if is_open:
        with st.container(border=True):
            _fields(a, activity)


def _open_activity(activity: str | None) -> None:
    state.keep_view(ReachView(activity))


def _summary(a: Assessment, activity: Activity) -> str:
    area = method_of(a).table_1.area(activity.area)
    effect = area.effect(activity.effect).label if activity.effect else "no effect chosen"
    if activity.node:
        where = f"enters at: {node_names(a.chain)[activity.node]}"
    else:
        where = "nobody has said where it enters"
    return f"{area.label} · {effect} · {where} · {_served_words(activity.serves)}"


def _served_words(serves: Serves | None) -> str:
    """How many it serves, as far as anybody said."""
    if serves is None:
        return "how many it serves is not said"
    whom = f" ({serves.whom})" if serves.whom else ""
    if serves.people is None:
        return f"how many it serves{whom} is not known"
    return f"serves {counted_people(serves.people)}{whom}"


def _fields(a: Assessment, activity: Activity) -> None:
    table = method_of(a).table_1
    fields = _fields_of(activity)
    fields.draw_text_line("label", "What the programme does")
    left, right = st.columns(2)
    with left:
        fields.draw_needed_choice("area", "Area", labels_by_key(table.areas))
        fields.draw_choice("node", "Enters the chain at", node_names(a.chain))
    with right:
        forms.draw_choice(
            f"{fields.name('effect')}.{activity.area}",  # each area has effects of its own
            "Effect it aims at",
            labels_by_key(table.area(activity.area).effects),
            activity.effect,
            fields.setter("effect"),
        )
    _serves_fields(activity)
    fields.draw_text_area("note", "Note")
    draw_remove_button(
        fields.name("remove"),
        "Remove this activity",
        lambda now: remove_activity(now, activity.id),
    )


def _serves_fields(activity: Activity) -> None:
    """How many people it serves and whom; that nobody knows, where neither is said."""
    held = activity.serves or Serves()
    left, right = st.columns(2)
    with left:
        forms.draw_count(
            f"activity.people.{activity.id}",
            "How many people it serves",
            held.people,
            lambda now, given: change_served(now, activity.id, people=given),
            placeholder="not said",
            help="Whom it trains, lends to or buys from: not all who work where it enters.",
        )
    with right:
        forms.draw_text_line(
            f"activity.whom.{activity.id}",
            "Whom (optional)",
            held.whom,
            lambda now, given: change_served(now, activity.id, whom=given),
        )
    if held == Serves():
        forms.draw_switch(
            f"activity.unknown.{activity.id}",
            "Nobody knows how many it serves",
            activity.serves is not None,
            lambda now, on: serve_unknown(now, activity.id, unknown=on),
        )


def _fields_of(activity: Activity) -> FieldsOf:
    def _name(field: str) -> str:
        return f"activity.{field}.{activity.id}"

    def _setter(field: str) -> forms.Put:
        return lambda now, given: change_activity(now, activity.id, **{field: given})

    return FieldsOf(activity, _name, _setter)

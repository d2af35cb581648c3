"""A form for one more activity of the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.edits.programme import add_activity
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.parts.emptied import (
    clear_widgets,
    draw_new_choice,
    draw_new_line,
    fresh_key,
    fresh_value,
)

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.method.model import InterventionArea

AREA, LABEL, NODE = "activity.new.area", "activity.new.label", "activity.new.node"


def draw_activity_adder(a: Assessment) -> None:
    """A small picker from Table 1: area, effect, name, node."""
    with st.expander("Add an activity", icon=":material/add:", expanded=not a.programme.activities):
        area = _choose_area(a)
        if area is None:
            st.caption("Choose an area of Table 1 to see which effects it aims at.")
            return
        left, right = st.columns(2)
        with left:
            effects = labels_by_key(area.effects)
            draw_new_choice(
                _effect_name(area), "Effect it aims at", effects, "Choose, or leave open"
            )
        with right:
            draw_new_choice(NODE, "Enters the chain at", node_names(a.chain), "Choose a node")
        draw_new_line(
            LABEL, "What the programme does", "Training of stitchers; empty: the effect's name"
        )
        st.button(
            "Add the activity",
            key=state.widget_key("activity.add"),
            on_click=_take_activity,
            args=(area,),
        )


def _choose_area(a: Assessment) -> InterventionArea | None:
    table = method_of(a).table_1
    areas = labels_by_key(table.areas)
    chosen = st.pills(
        "Area",
        list(areas),
        format_func=areas.__getitem__,
        wrap=True,
        default=next((key for key in a.programme.areas if key in areas), None),
        key=fresh_key(AREA),
    )
    return table.area(chosen) if chosen else None


def _take_activity(area: InterventionArea) -> None:
    effect = _effect_name(area)
    given, aim, at = fresh_value(LABEL), fresh_value(effect), fresh_value(NODE)
    if not (given or aim):
        state.add_error("Not added: choose an effect, or write what the programme does.")
        return
    label = given or labels_by_key(area.effects)[aim]
    if state.edit_assessment(lambda now: add_activity(now, area.key, label, aim, node=at)):
        clear_widgets(LABEL, effect, NODE)


def _effect_name(area: InterventionArea) -> str:
    return f"activity.new.effect.{area.key}"

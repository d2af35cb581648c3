"""A form for one more activity of the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.edits.programme import add_activity
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.parts.drafts import DraftForm

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.method.model import InterventionArea

AREA = "activity.area"
NEW = DraftForm("activity.new")


def draw_activity_adder(a: Assessment) -> None:
    """A small picker from Table 1: area, effect, name, node."""
    with st.expander("Add an activity", icon=":material/add:", expanded=not a.programme.activities):
        area = _choose_area(a)
        if area is None:
            st.caption("Choose an area of Table 1 to see which effects it aims at.")
            return
        with NEW.frame(border=False):
            _draw_fields(a, area)


def _draw_fields(a: Assessment, area: InterventionArea) -> None:
    left, right = st.columns(2)
    with left:
        NEW.draw_choice(
            _effect_name(area),
            "Effect it aims at",
            labels_by_key(area.effects),
            placeholder="Choose, or leave open",
        )
    with right:
        nodes = node_names(a.chain)
        NEW.draw_choice("node", "Enters the chain at", nodes, placeholder="Choose a node")
    NEW.draw_line(
        "label",
        "What the programme does",
        placeholder="Training of stitchers; empty: the effect's name",
    )
    NEW.draw_button("Add the activity", _take_activity, args=(area,))


def _choose_area(a: Assessment) -> InterventionArea | None:
    table = method_of(a).table_1
    areas = labels_by_key(table.areas)
    chosen = st.pills(
        "Area",
        list(areas),
        format_func=areas.__getitem__,
        wrap=True,
        default=next((key for key in a.programme.areas if key in areas), None),
        key=state.widget_key(AREA),
    )
    return table.area(chosen) if chosen else None


def _take_activity(area: InterventionArea) -> None:
    given, aim, at = map(NEW.value, ("label", _effect_name(area), "node"))
    if not (given or aim):
        state.add_error("Not added: choose an effect, or write what the programme does.")
        return
    label = given or labels_by_key(area.effects)[aim]
    if state.edit_assessment(lambda now: add_activity(now, area.key, label, aim, node=at)):
        NEW.empty()


def _effect_name(area: InterventionArea) -> str:
    return f"effect.{area.key}"

"""A section of the page Local adaptation: what of the published method does not apply here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from cluster_psia.assessment.document.adapted import published_method
from cluster_psia.assessment.document.adapted_here import said_of
from cluster_psia.assessment.edits.adaptation import switch_off, switch_on
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.adaptation.form import READABLE, FormField, draw_adaptation_form, why_field
from cluster_psia.ui.adaptation.page import draw_empty_section
from cluster_psia.ui.parts.text import adapted_badge, plain_text
from cluster_psia.words import capital_first

if TYPE_CHECKING:
    from cluster_psia.assessment.document.adaptation import Switchable, SwitchedOff
    from cluster_psia.assessment.document.model import Assessment


def draw_switched_off(a: Assessment) -> None:
    """What is switched off, and a form to switch off more."""
    labels = _labels()
    off = a.adaptation.off
    if not off:
        draw_empty_section(
            "A criterion, an indicator or a method that means nothing in your place. It is asked"
            " and suggested no more, and counts in no mean; what was said of it stays in the"
            " assessment and comes back when it is switched on.",
            "the questionnaire survey, where no list of households exists to sample from.",
        )
    for item in off:
        with st.container(border=True, width=READABLE):
            _draw_item(a, item, labels[_name(item.kind, item.key)])
    there = {_name(item.kind, item.key) for item in off}
    _draw_form({name: label for name, label in labels.items() if name not in there})


def _draw_form(options: dict[str, str]) -> None:
    st.header("Switch something off", anchor=False)
    what = FormField("what", "What does not apply here", kind="one", options=options)
    draw_adaptation_form(
        "adaptation.off", (what, why_field()), "Switch it off", _switch_off, "Switched off."
    )


def _name(kind: Switchable, key: str) -> str:
    return f"{kind} {key}"


def _labels() -> dict[str, str]:
    """What everything that can be switched off is called, by its kind and key."""
    method = published_method()
    stakeholders = labels_by_key(method.box_5.stakeholders)
    labels = {}
    for criterion in method.table_2.criteria:
        label = f"Criterion {criterion.number}: {criterion.label}"
        labels[_name("criterion", criterion.key)] = label
    for indicator in method.box_5.indicators:
        whose = stakeholders[indicator.stakeholder].lower()
        labels[_name("indicator", indicator.key)] = f"Indicator: {indicator.label} ({whose})"
    for one in method.methods.methods:
        labels[_name("method", one.key)] = f"Method: {one.label}"
    return labels


def _draw_item(a: Assessment, item: SwitchedOff, label: str) -> None:
    kept = said_of(a, item.kind, item.key)
    said = f"{kept} kept, counting nowhere" if kept else "nothing was said of it yet"
    st.markdown(f"**{plain_text(label)}** {adapted_badge('switched off here')}")
    st.markdown(f"{capital_first(said)}.  \n:gray[Why: {plain_text(item.why)}]")
    st.button(
        "Switch it on again",
        key=state.widget_key(f"adaptation.on.{item.kind}.{item.key}"),
        on_click=_switch_on,
        args=(item.kind, item.key),
        icon=":material/undo:",
        type="tertiary",
    )


def _switch_off(a: Assessment, given: dict[str, Any]) -> Assessment:
    if given["what"] is None:
        raise ValueError("choose what does not apply first")
    kind, key = given["what"].split(" ", 1)
    return switch_off(a, kind, key, given["why"])


def _switch_on(kind: Switchable, key: str) -> None:
    if state.edit_assessment(lambda a: switch_on(a, kind, key)):
        state.renew_widgets()

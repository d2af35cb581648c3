"""A section of the page Local adaptation: what of the published method does not apply here."""

from __future__ import annotations

from typing import Any

import streamlit as st

from cluster_psia.assessment.document.adaptation import Switchable, SwitchedOff
from cluster_psia.assessment.document.adapted import published_method
from cluster_psia.assessment.document.adapted_here import said_of
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.assessment.edits.adaptation import switch_off, switch_on
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.adaptation.form import READABLE, FormField, draw_adaptation_form, why_field
from cluster_psia.ui.adaptation.page import draw_empty_section
from cluster_psia.ui.parts.text import adapted_badge, plain_text
from cluster_psia.words import capital_first


def draw_switched_off(a: Assessment) -> None:
    """What is switched off, and a form to switch off more."""
    names = _names()
    if not a.adaptation.off:
        draw_empty_section(
            "A criterion, an indicator or a method that means nothing in your place. It is asked"
            " and suggested no more, and counts in no mean; what was said of it stays in the"
            " assessment and comes back when it is switched on.",
            "the questionnaire survey, where no list of households exists to sample from.",
        )
    for item in a.adaptation.off:
        with st.container(border=True, width=READABLE):
            _item(a, item, names[f"{item.kind} {item.key}"])
    there = {f"{item.kind} {item.key}" for item in a.adaptation.off}
    options = {name: label for name, label in names.items() if name not in there}
    fields = (FormField("what", "What does not apply here", None, "one", options), why_field())
    st.subheader("Switch something off", anchor=False)
    draw_adaptation_form("adaptation.off", fields, "Switch it off", _switch_off, "Switched off.")


def _names() -> dict[str, str]:
    """Everything that can be switched off, as "kind key", with its name."""
    method = published_method()
    stakeholders = labels_by_key(method.box_5.stakeholders)
    names = {
        f"criterion {c.key}": f"Criterion {c.number}: {c.label}" for c in method.table_2.criteria
    }
    names |= {
        f"indicator {i.key}": f"Indicator: {i.label} ({stakeholders[i.stakeholder].lower()})"
        for i in method.box_5.indicators
    }
    return names | {f"method {m.key}": f"Method: {m.label}" for m in method.methods.methods}


def _item(a: Assessment, item: SwitchedOff, name: str) -> None:
    kept = said_of(a, item.kind, item.key)
    st.markdown(f"**{plain_text(name)}** {adapted_badge('switched off here')}")
    said = f"{kept} kept, counting nowhere" if kept else "nothing was said of it yet"
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

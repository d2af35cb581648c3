"""The second half of the Indicators page: what was taken is ranked, confirmed, and measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import switched_off, whole_method_of
from cluster_psia.assessment.edits.indicators import (
    change_chosen_indicator,
    drop_indicator,
    entry_of,
    indicator_label,
    indicator_name,
    of_group,
    rank_indicator,
)
from cluster_psia.design.measures import row_of
from cluster_psia.ui import state
from cluster_psia.ui.facts.evidence import draw_evidence
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.text import adapted_badge, badge_of, draw_origin, plain_text
from cluster_psia.words import NOT_SAID

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, ChosenIndicator, PovertyGroup
    from cluster_psia.method.model import Measure

MEASURE_LABELS = {
    "quantitative": "In figures",
    "qualitative": "In words",
    "participatory": "With the group",
}


def draw_taken_indicators(a: Assessment, group: PovertyGroup) -> None:
    """The indicators taken for the group: rank, confirmation, measures with their sources, note."""
    mine = of_group(a, group.id)
    if not mine:
        st.info(
            "Nothing taken for this group yet. Choose a few under step 1.", icon=":material/info:"
        )
    for chosen in mine:
        with st.container(border=True):
            _draw_taken(a, chosen, len(mine))


def _draw_taken(a: Assessment, chosen: ChosenIndicator, number: int) -> None:
    """One indicator of the ``number`` that were taken for its group."""
    _draw_head(a, chosen)
    _draw_rank(chosen, number)
    forms.draw_switch(
        _widget(chosen, "confirmed"),
        "Confirmed with the group",
        chosen.confirmed,
        _putting(chosen, "confirmed"),
    )
    forms.draw_choices(
        _widget(chosen, "measures"),
        "Measured",
        MEASURE_LABELS,
        chosen.measures,
        _putting(chosen, "measures"),
    )
    _draw_measures(a, chosen)
    forms.draw_text_area(
        _widget(chosen, "note"), "Note (optional)", chosen.note, _putting(chosen, "note")
    )
    draw_evidence(_widget(chosen, "facts"), chosen.facts, _putting(chosen, "facts"))
    st.button(
        "Leave it out",
        key=state.widget_key(_widget(chosen, "leave")),
        type="tertiary",
        icon=":material/delete:",
        on_click=_leave_out,
        args=(chosen.group, indicator_name(chosen)),
    )


def _widget(chosen: ChosenIndicator, field: str) -> str:
    """The name of the widget for a field of a taken indicator."""
    return f"taken.{chosen.group}.{indicator_name(chosen)}.{field}"


def _putting(chosen: ChosenIndicator, field: str) -> forms.Put:
    """The edit that puts what was given into a field of a taken indicator."""
    group, name = chosen.group, indicator_name(chosen)
    return lambda a, given: change_chosen_indicator(a, group, name, **{field: given})


def _draw_head(a: Assessment, chosen: ChosenIndicator) -> None:
    """What it is called, and whether it is switched off here."""
    entry = entry_of(a, chosen)
    mark = badge_of(entry) if entry else " · the group's own"
    st.markdown(f"**{plain_text(indicator_label(a, chosen))}**{mark}")
    if entry and not entry.known:
        st.warning(f"Counts nowhere. {entry.explanation}", icon=":material/warning:")
    off = switched_off(a, "indicator", chosen.key or "")
    if off:
        st.warning(
            f"Switched off here, so that it counts nowhere: {plain_text(off)} Leave it out, or"
            " switch it on again under Local adaptation.",
            icon=":material/warning:",
        )


def _draw_rank(chosen: ChosenIndicator, number: int) -> None:
    last = max(number, chosen.rank or 0)
    forms.draw_pills(
        _widget(chosen, "rank"),
        "Rank (1 matters most to them)",
        {rank: str(rank) for rank in range(1, last + 1)},
        chosen.rank,
        lambda a, given: rank_indicator(a, chosen.group, indicator_name(chosen), given),
        renews=True,  # another indicator may have changed its rank too
    )


def _leave_out(group: str, name: str) -> None:
    if state.edit_assessment(lambda a: drop_indicator(a, group, name)):
        state.renew_widgets()


def _draw_measures(a: Assessment, chosen: ChosenIndicator) -> None:
    """How it is measured by the kinds that were chosen, and what is still to be agreed."""
    if not chosen.measures:
        st.caption("Not measured in any way yet.")
    elif len(chosen.measures) == 1:
        st.caption("One kind of measure alone cannot be checked against another (triangulation).")
    row = row_of(a, chosen)
    if row is None:
        st.caption(
            "No published measures for an indicator of the group's own: agree with the group what"
            " counts as change."
        )
        return
    for measure in row.measures:
        if measure.kind in chosen.measures:
            st.markdown(_measure_sentence(a, measure))
    if row.adapted and not row.measures:
        st.caption(
            "No measure was added for it yet: add one under Local adaptation, or agree on it with"
            " the group."
        )
    draw_origin(row)


def _measure_sentence(a: Assessment, measure: Measure) -> str:
    """A measure in markdown: its kind, what is measured, and from which sources."""
    found = whole_method_of(a).box_6.sources_of(measure)
    sources = ", ".join(source.label for source in found) or NOT_SAID
    kind = f"**{MEASURE_LABELS[measure.kind]}** ({measure.kind})"
    what = plain_text("; ".join(measure.what))
    mark = f" {adapted_badge()} :gray[{plain_text(measure.adapted)}]" if measure.adapted else ""
    return f"{kind}: {what}.{mark}  \n:gray[From: {plain_text(sources)}]"

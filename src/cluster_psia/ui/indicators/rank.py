"""The second half of the Indicators page: what was taken is ranked, confirmed, and
given measures.
"""

from __future__ import annotations

import streamlit as st

from cluster_psia.assessment.document.adapted import switched_off, whole_method_of
from cluster_psia.assessment.document.model import Assessment, ChosenIndicator, PovertyGroup
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
from cluster_psia.method.model import Measure
from cluster_psia.ui import state
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.text import adapted_badge, badge_of, draw_origin, plain_text

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
            _taken(a, chosen, len(mine))


def _taken(a: Assessment, chosen: ChosenIndicator, number: int) -> None:
    group, name = chosen.group, indicator_name(chosen)
    at = f"taken.{group}.{name}"
    entry = entry_of(a, chosen)
    mark = badge_of(entry) if entry else " · the group's own"
    st.markdown(f"**{plain_text(indicator_label(a, chosen))}**{mark}")
    off = switched_off(a, "indicator", chosen.key or "")
    if off:
        st.warning(
            f"Switched off here, so that it counts nowhere: {plain_text(off)} Leave it out, or"
            " switch it on again under Local adaptation.",
            icon=":material/warning:",
        )
    _rank(chosen, at, number)
    _confirmed(chosen, at)
    _measures(a, chosen, at)
    forms.draw_text_area(
        f"{at}.note",
        "Note (optional)",
        chosen.note,
        lambda a, given: change_chosen_indicator(a, group, name, note=given),
    )
    st.button(
        "Leave it out",
        key=state.widget_key(f"{at}.leave"),
        type="tertiary",
        icon=":material/delete:",
        on_click=_leave,
        args=(group, name),
    )


def _rank(chosen: ChosenIndicator, at: str, number: int) -> None:
    def _put() -> None:
        given = state.widget_value(f"{at}.rank")
        if state.edit_assessment(
            lambda a: rank_indicator(a, chosen.group, indicator_name(chosen), given)
        ):
            state.renew_widgets()  # another indicator may have changed its rank too

    ranks = range(1, max(number, chosen.rank or 0) + 1)
    st.pills(
        "Rank (1 matters most to them)",
        ranks,
        default=chosen.rank,
        key=state.widget_key(f"{at}.rank"),
        on_change=_put,
    )


def _confirmed(chosen: ChosenIndicator, at: str) -> None:
    def _put() -> None:
        given = bool(state.widget_value(f"{at}.confirmed"))
        state.edit_assessment(
            lambda a: change_chosen_indicator(
                a, chosen.group, indicator_name(chosen), confirmed=given
            )
        )

    st.toggle(
        "Confirmed with the group",
        chosen.confirmed,
        key=state.widget_key(f"{at}.confirmed"),
        on_change=_put,
    )


def _leave(group: str, name: str) -> None:
    if state.edit_assessment(lambda a: drop_indicator(a, group, name)):
        state.renew_widgets()


def _measures(a: Assessment, chosen: ChosenIndicator, at: str) -> None:
    group, name = chosen.group, indicator_name(chosen)
    forms.draw_choices(
        f"{at}.measures",
        "Measured",
        MEASURE_LABELS,
        chosen.measures,
        lambda a, given: change_chosen_indicator(a, group, name, measures=given),
    )
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
            st.markdown(_measure(a, measure))
    if row.adapted and not row.measures:
        st.caption(
            "No measure was added for it yet: add one under Local adaptation, or agree on it with"
            " the group."
        )
    draw_origin(row)


def _measure(a: Assessment, measure: Measure) -> str:
    what, found = "; ".join(measure.what), whole_method_of(a).box_6.sources_of(measure)
    mark = f" {adapted_badge()} :gray[{plain_text(measure.adapted)}]" if measure.adapted else ""
    sources = ", ".join(source.label for source in found) or "not said"
    return (
        f"**{MEASURE_LABELS[measure.kind]}** ({measure.kind}): {plain_text(what)}.{mark} "
        f" \n:gray[From: {plain_text(sources)}]"
    )

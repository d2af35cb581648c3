"""The second half of the Indicators page: what was taken is ranked, confirmed, and measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import switched_off, whole_method_of
from cluster_psia.assessment.edits.indicators import (
    applying_indicators,
    change_chosen_indicator,
    confirm_for_groups,
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
from cluster_psia.ui.parts.buttons import draw_edit_button
from cluster_psia.ui.parts.text import adapted_badge, badge_of, draw_origin, plain_text
from cluster_psia.words import NOT_SAID, counted_noun

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
    _draw_confirm_all(a, group)
    for chosen in mine:
        with st.expander(_in_short(a, chosen), key=f"taken_row.{_widget(chosen, 'row')}"):
            _draw_taken(a, chosen, len(mine))


def _draw_confirm_all(a: Assessment, group: PovertyGroup) -> None:
    """One press for what a discussion confirmed as a whole: of this group, or of all."""
    waiting = [one for one in applying_indicators(a) if not one.confirmed]
    here = [one for one in waiting if one.group == group.id]
    groups = list(dict.fromkeys(one.group for one in waiting))
    with st.container(horizontal=True):
        if here:
            number = counted_noun(len(here), "indicator")
            draw_edit_button(
                f"confirm.{group.id}",
                f"Confirm {number} for this group",
                lambda now: confirm_for_groups(now, [group.id]),
                icon=":material/done_all:",
                renews=True,
            )
        if len(waiting) > len(here):
            draw_edit_button(
                "confirm.all",
                f"Confirm {counted_noun(len(waiting), 'indicator')} for all groups",
                lambda now: confirm_for_groups(now, groups),
                renews=True,
                type="tertiary",
            )


def _in_short(a: Assessment, chosen: ChosenIndicator) -> str:
    """The line of an indicator: its rank and name, and how it stands."""
    rank = f"{chosen.rank}\\. " if chosen.rank else ""
    kinds = ", ".join(MEASURE_LABELS[kind].lower() for kind in chosen.measures)
    standing = "confirmed" if chosen.confirmed else "not confirmed yet"
    told = plain_text(f"{standing}; {kinds or 'not measured yet'}")
    return f"**{rank}{plain_text(indicator_label(a, chosen))}** :gray[{told}]"


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

"""The second half of the Indicators page: what was taken is ranked, confirmed, and given measures."""

from __future__ import annotations

import streamlit as st

from cluster_psia.assessment.edit_indicators import KINDS, changed, label_of, left, name_of, of_group, ranked
from cluster_psia.assessment.model import Assessment, ChosenIndicator, PovertyGroup
from cluster_psia.method import load_method
from cluster_psia.method.model import Measure, MeasureSet
from cluster_psia.ui import forms, state
from cluster_psia.ui.parts import origin, plain

MEASURE_LABELS = {"quantitative": "In figures", "qualitative": "In words", "participatory": "With the group"}
assert tuple(MEASURE_LABELS) == KINDS


def ranking(a: Assessment, group: PovertyGroup) -> None:
    """The indicators taken for the group: rank, confirmation, measures with their sources, note."""
    mine = of_group(a, group.id)
    if not mine:
        st.info("Nothing taken for this group yet. Choose a few under step 1.", icon=":material/info:")
    for chosen in mine:
        with st.container(border=True):
            _taken(chosen, len(mine))


def _taken(chosen: ChosenIndicator, number: int) -> None:
    group, name = chosen.group, name_of(chosen)
    at = f"taken.{group}.{name}"
    own = "" if chosen.key else " · the group's own"
    st.markdown(f"**{plain(label_of(chosen))}**{own}")
    _rank(chosen, at, number)
    _confirmed(chosen, at)
    _measures(chosen, at)
    forms.text(f"{at}.note", "Note (optional)", chosen.note, lambda a, given: changed(a, group, name, note=given))
    st.button("Leave it out", key=state.key(f"{at}.leave"), type="tertiary", icon=":material/delete:",
              on_click=_leave, args=(group, name))  # fmt: skip


def _rank(chosen: ChosenIndicator, at: str, number: int) -> None:
    def put() -> None:
        given = state.value(f"{at}.rank")
        if state.edit(lambda a: ranked(a, chosen.group, name_of(chosen), given)):
            state.renew()  # another indicator may have changed its rank too

    ranks = range(1, max(number, chosen.rank or 0) + 1)
    st.pills("Rank (1 matters most to them)", ranks, default=chosen.rank, key=state.key(f"{at}.rank"), on_change=put)


def _confirmed(chosen: ChosenIndicator, at: str) -> None:
    def put() -> None:
        given = bool(state.value(f"{at}.confirmed"))
        state.edit(lambda a: changed(a, chosen.group, name_of(chosen), confirmed=given))

    st.toggle("Confirmed with the group", chosen.confirmed, key=state.key(f"{at}.confirmed"), on_change=put)


def _leave(group: str, name: str) -> None:
    if state.edit(lambda a: left(a, group, name)):
        state.renew()


def _measures(chosen: ChosenIndicator, at: str) -> None:
    group, name = chosen.group, name_of(chosen)
    forms.many(f"{at}.measures", "Measured", MEASURE_LABELS, chosen.measures,
               lambda a, given: changed(a, group, name, measures=given))  # fmt: skip
    if not chosen.measures:
        st.caption("Not measured in any way yet.")
    elif len(chosen.measures) == 1:
        st.caption("One kind of measure alone cannot be checked against another (triangulation).")
    row = _row(chosen)
    if row is None:
        st.caption(
            "No published measures for an indicator of the group's own: agree with the group what counts as change."
        )
        return
    for measure in row.measures:
        if measure.kind in chosen.measures:
            st.markdown(_measure(measure))
    origin(row)


def _row(chosen: ChosenIndicator) -> MeasureSet | None:
    method = load_method()
    measured = next((i.measures for i in method.box_5.indicators if i.key == chosen.key), None)
    return next((row for row in method.box_6.rows if row.key == measured), None)


def _measure(measure: Measure) -> str:
    what, sources = "; ".join(measure.what), ", ".join(measure.information_sources)
    return f"**{MEASURE_LABELS[measure.kind]}** ({measure.kind}): {what}.  \n:gray[From: {sources}]"

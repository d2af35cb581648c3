"""What a work plan adds up to, as a table beneath the tasks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.design.schedule import PhaseTotal, plan_totals
from cluster_psia.words import counted_noun, plain_figure

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

HEAD = ("| Phase | Tasks | Days | Person-days |", "|:--|--:|--:|--:|")


def draw_plan_totals(a: Assessment) -> None:
    """Tasks, days and person-days by phase and in all."""
    found = plan_totals(a.work_plan, method_of(a))
    st.subheader("What it adds up to", anchor=False)
    phases = [_table_line(_cells(phase)) for phase in found.phases]
    whole = _table_line([f"**{cell}**" for cell in _cells(found.whole)])
    st.markdown("\n".join((*HEAD, *phases, whole)))
    if found.whole.missing:
        missing = counted_noun(found.whole.missing, "task")
        st.caption(f"{missing} without days or people: not in the sums.")
    st.caption(
        f"Field days {plain_figure(found.field_days)}, processing days that follow from them"
        f" {plain_figure(found.processing_days)}. Person-days are people times days."
    )


def _cells(total: PhaseTotal) -> tuple[str, ...]:
    return (
        total.label,
        str(total.tasks),
        plain_figure(total.days),
        plain_figure(total.person_days),
    )


def _table_line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"

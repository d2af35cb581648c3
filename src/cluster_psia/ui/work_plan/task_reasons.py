"""Why each task of a phase is there, and what to keep in mind in that phase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.design.work_plan import task_reason
from cluster_psia.ui import state
from cluster_psia.ui.parts import reasons
from cluster_psia.ui.parts.choose import choose_shown
from cluster_psia.ui.parts.text import draw_origin, plain_text

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Task
    from cluster_psia.method.model import Entry
    from cluster_psia.method.model.annex import Phase


@dataclass(frozen=True)
class WorkPlanView:
    """Of which phase the reasons are shown."""

    phase: str | None = None


def draw_task_reasons(a: Assessment) -> None:
    """Why the tasks of one phase are there, how their days come about, and what to keep in mind."""
    with st.expander("Why each task is there, and what to keep in mind"):
        phase = _choose_phase(a)
        st.markdown(plain_text(phase.explanation))
        for task in a.work_plan.tasks:
            if task.phase == phase.key:
                _draw_task(a, task)
        for caution in phase.cautions:
            _draw_caution(caution)


def _choose_phase(a: Assessment) -> Phase:
    phases = method_of(a).phases
    shown = choose_shown(
        "work_plan.phase",
        "Phase",
        {phase.key: f"{phase.number} {phase.label}" for phase in phases.phases},
        state.view_of(WorkPlanView).phase,
        lambda key: state.keep_view(WorkPlanView(key)),
    )
    return phases.phase(shown)


def _draw_task(a: Assessment, task: Task) -> None:
    said = task_reason(a, task)
    st.markdown(f"**{plain_text(task.label)}** :gray[{plain_text(said.source)}]")
    reasons.draw_reason_list("Because", said.because)
    reasons.draw_reason_list("Against", said.against)


def _draw_caution(caution: Entry) -> None:
    label, explanation = plain_text(caution.label), plain_text(caution.explanation)
    st.markdown(f":material/lightbulb: **{label}.** {explanation}")
    draw_origin(caution)

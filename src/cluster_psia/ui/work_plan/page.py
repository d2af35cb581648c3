"""The parts of the Work plan page: start and ratio, proposing
tasks, chart, sums, and why each task is there.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Assessment, Task
from cluster_psia.assessment.edits.work_plan import (
    add_tasks,
    countable_plan,
    with_ratio,
    with_start,
)
from cluster_psia.design.schedule import PhaseTotal, plan_totals
from cluster_psia.design.work_plan import suggest_tasks, task_reason
from cluster_psia.design.work_plan_checks import work_plan_warnings
from cluster_psia.drawing.charts.gantt import gantt_chart, gantt_finding
from cluster_psia.method.cite import origin as origin_in_words
from cluster_psia.ui import state
from cluster_psia.ui.parts import reasons
from cluster_psia.ui.parts.choose import choose_shown
from cluster_psia.ui.parts.text import draw_finding, draw_origin, plain_text
from cluster_psia.words import counted_noun, plain_figure


@dataclass(frozen=True)
class WorkPlanView:
    """Of which phase the reasons are shown."""

    phase: str | None = None


EARLIEST, LATEST = (
    dt.date(1990, 1, 1),
    dt.date(2100, 12, 31),
)  # what the calendar offers; a file may hold any day
START, RATIO = "work_plan.start", "work_plan.ratio"


def draw_plan_settings(a: Assessment) -> None:
    """The first day of the study, and how many days of processing a field day brings."""
    left, right = st.columns(2)
    left.date_input(
        "First day of the study",
        value=a.work_plan.start,
        format="YYYY-MM-DD",
        key=state.widget_key(START),
        min_value=min(EARLIEST, a.work_plan.start or EARLIEST),
        max_value=max(LATEST, a.work_plan.start or LATEST),
        on_change=_start_changed,
        help="Without it the plan is counted in working days.",
    )
    estimate, ratio = (
        method_of(a).phases.processing_days,
        a.work_plan.processing_days_per_field_day,
    )
    with right:
        st.number_input(
            estimate.label,
            min_value=min(0.1, ratio),
            max_value=20.0,
            step=0.5,
            value=ratio,
            format="%.1f",
            key=state.widget_key(RATIO),
            on_change=_ratio_changed,
            help=estimate.explanation,
        )
        st.caption(f"A rough estimate, to be adjusted. {plain_text(origin_in_words(estimate))}")


def _start_changed() -> None:
    given: dt.date | None = state.widget_value(START)
    state.edit_assessment(lambda a: with_start(a, given))


def _ratio_changed() -> None:
    given: float = state.widget_value(RATIO)
    state.edit_assessment(lambda a: with_ratio(a, given))


def draw_task_proposal(a: Assessment) -> None:
    """The button that fills an empty plan, or adds what is missing; nothing when nothing is."""
    have = {task.id for task in a.work_plan.tasks}
    missing = [task for task in suggest_tasks(a) if task.id not in have]
    if not a.work_plan.tasks:
        st.info(
            "The tasks of the seven phases belong here, with people and days, so that time and"
            " money can be agreed before the work begins. Propose them from the study design, the"
            " groups and the methods, then change what does not suit: people and days are a first"
            " guess of ours.",
            icon=":material/info:",
        )
        _add_button("Propose tasks", missing, kind="primary")
    elif missing:
        _add_button(f"Add {counted_noun(len(missing), 'missing task')}", missing, kind="secondary")


def _add_button(label: str, tasks: list[Task], kind: Any) -> None:
    def _add() -> None:
        state.edit_assessment(lambda a: add_tasks(a, tasks))

    st.button(
        label,
        key=state.widget_key("work_plan.propose"),
        type=kind,
        icon=":material/playlist_add:",
        on_click=_add,
    )


def draw_gantt_chart(a: Assessment) -> None:
    """The Gantt chart under its finding, and what the plan lacks."""
    draw_finding(*gantt_finding(a.work_plan, method_of(a)))
    if countable_plan(a.work_plan, method_of(a)).tasks:
        st.altair_chart(
            gantt_chart(a.work_plan, method_of(a)),
            width="stretch",
            key=state.widget_key("work_plan.gantt"),
        )
    reasons.draw_reason_warnings(work_plan_warnings(a))


def draw_plan_totals(a: Assessment) -> None:
    """Tasks, days and person-days by phase and in all."""
    found = plan_totals(a.work_plan, method_of(a))
    st.subheader("What it adds up to", anchor=False)
    lines = ["| Phase | Tasks | Days | Person-days |", "|:--|--:|--:|--:|"]
    lines += [_line(phase) for phase in found.phases]
    lines.append(_line(found.whole, bold=True))
    st.markdown("\n".join(lines))
    missing = counted_noun(found.whole.missing, "task")
    if found.whole.missing:
        st.caption(f"{missing} without days or people: not in the sums.")
    st.caption(
        f"Field days {plain_figure(found.field_days)}, processing days that follow from them "
        f"{plain_figure(found.processing_days)}. Person-days are people times days."
    )


def _line(phase: PhaseTotal, *, bold: bool = False) -> str:
    cells = [
        phase.label,
        str(phase.tasks),
        plain_figure(phase.days),
        plain_figure(phase.person_days),
    ]
    return "| " + " | ".join(f"**{cell}**" if bold else cell for cell in cells) + " |"


def draw_task_reasons(a: Assessment) -> None:
    """Why the tasks of one phase are there, how their days come about, and what to keep in mind."""
    st.subheader("Why each task is there", anchor=False)
    phases = {p.key: f"{p.number} {p.label}" for p in method_of(a).phases.phases}
    shown = choose_shown(
        "work_plan.phase",
        "Phase",
        phases,
        state.view_of(WorkPlanView).phase,
        lambda key: state.keep_view(WorkPlanView(key)),
    )
    phase = method_of(a).phases.phase(shown)
    st.markdown(f"{plain_text(phase.explanation)}")
    for task in (task for task in a.work_plan.tasks if task.phase == shown):
        said = task_reason(a, task)
        with st.container(border=True):
            st.markdown(f"**{plain_text(task.label)}** :gray[{plain_text(said.source)}]")
            reasons.draw_reason_list("Because", said.because)
            reasons.draw_reason_list("Against", said.against)
    for caution in phase.cautions:
        st.markdown(
            f":material/lightbulb: **{plain_text(caution.label)}.**"
            f" {plain_text(caution.explanation)}"
        )
        draw_origin(caution)

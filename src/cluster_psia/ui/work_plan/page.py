"""The parts of the Work plan page above the plan in time: start and ratio, proposing tasks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.work_plan import add_tasks, with_ratio, with_start
from cluster_psia.design.work_plan import suggest_tasks
from cluster_psia.method.cite import origin as origin_in_words
from cluster_psia.ui import state
from cluster_psia.ui.parts.buttons import draw_edit_button
from cluster_psia.words import counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Task
    from cluster_psia.method.model import Entry

EARLIEST, LATEST = dt.date(1990, 1, 1), dt.date(2100, 12, 31)
"""What the calendar offers; a file may hold any day."""
START, RATIO = "work_plan.start", "work_plan.ratio"


def draw_plan_settings(a: Assessment) -> None:
    """The first day of the study, and how many days of processing a field day brings."""
    left, right = st.columns(2)
    with left:
        _draw_start(a.work_plan.start)
    with right:
        _draw_ratio(method_of(a).phases.processing_days, a.work_plan.processing_days_per_field_day)


def _draw_start(start: dt.date | None) -> None:
    st.date_input(
        "First day of the study",
        value=start,
        format="YYYY-MM-DD",
        min_value=min(EARLIEST, start or EARLIEST),
        max_value=max(LATEST, start or LATEST),
        help="Without it the plan is counted in working days.",
        **state.bind_change(START, _start_changed),
    )


def _start_changed() -> None:
    given: dt.date | None = state.widget_value(START)
    state.edit_assessment(lambda a: with_start(a, given))


def _draw_ratio(estimate: Entry, ratio: float) -> None:
    st.number_input(
        estimate.label,
        min_value=min(0.1, ratio),
        max_value=20.0,
        step=0.5,
        value=ratio,
        format="%.1f",
        help=f"{estimate.explanation} {origin_in_words(estimate)}",
        **state.bind_change(RATIO, _ratio_changed),
    )


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
        _draw_add("Propose tasks", missing, kind="primary")
    elif missing:
        number = counted_noun(len(missing), "missing task")
        _draw_add(f"Add {number}", missing, kind="secondary")


def _draw_add(label: str, tasks: list[Task], kind: Literal["primary", "secondary"]) -> None:
    draw_edit_button(
        "work_plan.propose",
        label,
        lambda a: add_tasks(a, tasks),
        icon=":material/playlist_add:",
        type=kind,
    )

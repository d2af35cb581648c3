"""The work plan in time: a row for each phase with its sum and its bar, which opens on its tasks;
each task opens on why it is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.design.schedule import plan_totals
from cluster_psia.design.work_plan import task_reason
from cluster_psia.design.work_plan_checks import work_plan_limits
from cluster_psia.drawing.charts.gantt import drawn_plan, gantt_finding
from cluster_psia.method.cite import origin
from cluster_psia.ui import state
from cluster_psia.ui.parts.folds import draw_folds, fold_html
from cluster_psia.ui.parts.reasons import draw_reason_warnings, reason_list_html
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.words import counted_noun, plain_figure

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Task
    from cluster_psia.drawing.charts.gantt import DrawnPhase, DrawnTask
    from cluster_psia.method.model import Entry
    from cluster_psia.method.model.annex import Phase


@dataclass(frozen=True)
class WorkPlanView:
    """Whether every phase is open."""

    is_open: bool = False


def draw_gantt(a: Assessment) -> None:
    """The plan in time under its finding, what it adds up to, and dates that cannot be."""
    plan, method = a.work_plan, method_of(a)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width="stretch"):
            title, subtitle = gantt_finding(plan, method)
            st.header(plain_text(title), anchor=False)
            st.caption(plain_text(subtitle))
        is_open = _choose_open()
    make = partial(gantt_rows, is_open=is_open)
    draw_folds(state.made_of_document(f"work_plan.gantt.{is_open}", make), "gantt")
    st.caption(_sum_words(a))
    draw_reason_warnings(work_plan_limits(a))


def _choose_open() -> bool:
    """Whether all tasks are shown; each phase opens by itself as well."""
    shown = state.view_of(WorkPlanView).is_open

    def _changed() -> None:
        state.keep_view(WorkPlanView(bool(state.widget_value("work_plan.open"))))

    st.toggle("Show every task", shown, **state.bind_change("work_plan.open", _changed))
    return shown


def _sum_words(a: Assessment) -> str:
    found = plan_totals(a.work_plan, method_of(a))
    told = [
        f"Field days {plain_figure(found.field_days)}, processing days that follow from them"
        f" {plain_figure(found.processing_days)}. Person-days are people times days."
    ]
    if found.whole.missing:
        missing = counted_noun(found.whole.missing, "task")
        told.append(f"{missing} without days or people: not in the sums.")
    return " ".join(told)


def gantt_rows(a: Assessment, *, is_open: bool) -> tuple[str, ...]:
    """The rows as HTML: the days above, a row for each phase that has tasks, and the sum."""
    method = method_of(a)
    drawn = drawn_plan(a.work_plan, method)
    if not drawn.phases:
        return ()
    axis = "".join(f"<small>{escape(mark)}</small>" for mark in drawn.marks)
    return (
        fold_html(f'<span></span><small></small><span class="track days">{axis}</span>', ""),
        *(_phase_row(a, method.phases.phase(p.key), p, is_open=is_open) for p in drawn.phases),
        fold_html(f"<b>All phases</b><small>{escape(drawn.whole)}</small>", ""),
    )


def _phase_row(a: Assessment, phase: Phase, drawn: DrawnPhase, *, is_open: bool) -> str:
    track = _track("whole", drawn.begin, drawn.end)
    tasks = "".join(_task_row(a, task) for task in drawn.tasks)
    about = f"<p>{escape(phase.explanation)}</p>{''.join(map(_caution, phase.cautions))}"
    return fold_html(
        f"<h3>{escape(drawn.name)}</h3><small>{escape(drawn.words)}</small>{track}",
        f'<div class="tasks">{tasks}{fold_html("<span>What to keep in mind</span>", about)}</div>',
        is_open=is_open,
    )


def _task_row(a: Assessment, drawn: DrawnTask) -> str:
    task, said = drawn.task, task_reason(a, drawn.task)
    told = ". ".join(filter(None, (drawn.when.capitalize(), task.note)))
    why = reason_list_html("Because", said.because) + reason_list_html("Against", said.against)
    return fold_html(
        f"<span>{escape(task.label)}</span><small>{escape(drawn.words)}</small>"
        f"{_track(_shape(task), drawn.begin, drawn.end)}",
        f"<p>{escape(told)}</p>{why}<p><small>{escape(said.source)}</small></p>",
    )


def _shape(task: Task) -> str:
    """The classes of a bar of its kind, or of a point where it takes no time that is known."""
    if task.days:
        return task.kind
    return "point" if task.days is None else "point known"


def _track(shape: str, begin: float, end: float) -> str:
    """The bar of a row at its place; ``begin`` and ``end`` are shares of the whole span."""
    place = f"left:{begin * 100:.2f}%;width:{(end - begin) * 100:.2f}%"
    return f'<span class="track"><i class="{shape}" style="{place}"></i></span>'


def _caution(caution: Entry) -> str:
    label, said = escape(caution.label), escape(caution.explanation)
    return f"<p><b>{label}.</b> {said} <small>{escape(origin(caution))}</small></p>"

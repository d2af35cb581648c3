"""The tasks as a table to edit. Each row is saved or refused on its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.assessment.edits.table import Delta
from cluster_psia.assessment.edits.task_table import COLUMNS, HEADINGS, Tasks, apply_edits
from cluster_psia.assessment.edits.work_plan import computed_tasks, with_tasks
from cluster_psia.design.schedule import tasks_in_order
from cluster_psia.method import Method
from cluster_psia.ui import state
from cluster_psia.ui.parts.edited_table import (
    HeldTable,
    draw_refused_rows,
    draw_table_editor,
    feed_table,
)
from cluster_psia.ui.parts.forms import with_unknown_options

if TYPE_CHECKING:
    import pandas as pd

KINDS = ("preparation", "field", "processing", "feedback")


@dataclass(frozen=True)
class TaskTableView:
    """The table of tasks as the browser holds it."""

    shown: HeldTable[Tasks] | None = None


def draw_task_table(a: Assessment) -> None:
    """The table of tasks, and beneath it what could not be taken from it."""
    held, method = _held_table(a), method_of(a)
    st.subheader("Tasks", anchor=False)
    draw_table_editor(
        held,
        _frame(held.fed, method),
        _columns(method, a.work_plan.tasks),
        COLUMNS,
        _changed,
        alt="Tasks of the work plan",
        height=560 if len(held.fed) > 14 else "auto",
    )
    st.caption(
        "Write into a cell to change it, into the last row to add a task, tick rows and press"
        " Delete to take them out. Days are working days of the whole team on the task. Days of"
        " processing follow from the field days and stand in the calendar and in the sums."
    )
    edits: Delta = state.widget_value(held.name)
    refused = apply_edits(held.fed, a.work_plan.tasks, edits, method).refused
    draw_refused_rows("Not taken", refused)


def _held_table(a: Assessment) -> HeldTable[Tasks]:
    """What the browser holds, or a fresh table when the
    document has moved on or the page was left.
    """
    held = state.view_of(TaskTableView).shown
    tasks = a.work_plan.tasks
    if held and held.still_holds(tasks):
        return held
    fresh = feed_table("work_plan.tasks", held, tasks_in_order(a.work_plan, method_of(a)), tasks)
    state.keep_view(TaskTableView(fresh))
    return fresh


def _changed() -> None:
    """Take what was edited into the plan. Computed days are shown
    anew, unless a refused row waits to be mended.
    """
    held = state.view_of(TaskTableView).shown
    if held is None:
        return
    edits: Delta = state.widget_value(held.name)
    current = state.current_assessment()
    now, method = current.work_plan.tasks, method_of(current)
    edited = apply_edits(held.fed, now, edits, method)
    if edited.tasks != now:
        state.edit_assessment(
            lambda a: with_tasks(a, apply_edits(held.fed, a.work_plan.tasks, edits, method).tasks)
        )
    after = state.current_assessment().work_plan.tasks
    if edited.refused or _typed(after, method) == _typed(edited.tasks, method):
        state.keep_view(TaskTableView(replace(held, expected=after)))


def _typed(tasks: Tasks, method: Method) -> Tasks:
    """The tasks without the days that nobody types: another table
    for their sake would cost what is being typed.
    """
    computed = computed_tasks(method)
    return tuple(
        task.model_copy(update={"days": None}) if task.id in computed else task for task in tasks
    )


def _frame(tasks: Tasks, method: Method) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    cells: dict[str, Any] = {
        name: [getattr(task, name) for task in _typed(tasks, method)] for name in COLUMNS
    }
    numbers = {
        name: pd.array(cells[name], dtype=dtype)
        for name, dtype in (("people", "Int64"), ("days", "Float64"))
    }
    # In microseconds: pandas' usual nanoseconds end in the year 2262, a task's start does not.
    return pd.DataFrame(
        {**cells, **numbers, "start": np.array(cells["start"], dtype="datetime64[us]")}
    )


def _columns(method: Method, tasks: Tasks) -> dict[str, Any]:
    phases = with_unknown_options(
        {phase.key: f"{phase.number} {phase.label}" for phase in method.phases.phases},
        (task.phase for task in tasks),
    )
    column = st.column_config
    return {
        "phase": column.SelectboxColumn(
            HEADINGS["phase"],
            options=list(phases),
            width=115,
            default=next(iter(phases)),
            format_func=lambda key: phases.get(str(key), str(key)),
        ),
        "label": column.TextColumn(HEADINGS["label"], max_chars=300, width=225),
        "kind": column.SelectboxColumn(
            HEADINGS["kind"],
            options=list(KINDS),
            default="preparation",
            width=95,
            format_func=lambda key: str(key).capitalize(),
        ),
        "people": column.NumberColumn(
            HEADINGS["people"], min_value=1, max_value=1000, step=1, width=82
        ),
        "days": column.NumberColumn(
            HEADINGS["days"], min_value=0, max_value=3650, step=0.5, format="%g", width=74
        ),
        "start": column.DateColumn(
            HEADINGS["start"],
            format="YYYY-MM-DD",
            width=95,
            help="Empty: it follows the task before it.",
        ),
        "note": column.TextColumn(HEADINGS["note"], max_chars=5000, width=90),
    }

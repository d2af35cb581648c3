"""The tasks as a table to edit. Each row is saved or refused on its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.task_table import (
    COLUMNS,
    HEADINGS,
    EditedTasks,
    Tasks,
    apply_edits,
)
from cluster_psia.assessment.edits.work_plan import computed_tasks, with_tasks
from cluster_psia.design.schedule import tasks_in_order
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

    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.edits.table import Delta
    from cluster_psia.method import Method

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
    edited = apply_edits(held.fed, a.work_plan.tasks, state.widget_value(held.name), method)
    draw_refused_rows("Not taken", edited.refused)


def _held_table(a: Assessment) -> HeldTable[Tasks]:
    """What the browser holds, or a fresh table when the document moved on or the page was left."""
    held = state.view_of(TaskTableView).shown
    tasks = a.work_plan.tasks
    if held and held.still_holds(tasks):
        return held
    fresh = feed_table("work_plan.tasks", held, tasks_in_order(a.work_plan, method_of(a)), tasks)
    state.keep_view(TaskTableView(fresh))
    return fresh


def _changed() -> None:
    """Take what was edited into the plan.

    Computed days are shown anew, unless a refused row waits to be mended.
    """
    held = state.view_of(TaskTableView).shown
    if held is None:
        return
    before = state.current_assessment()
    edits: Delta = state.widget_value(held.name)
    method = method_of(before)

    def _edited(tasks: Tasks) -> EditedTasks:
        return apply_edits(held.fed, tasks, edits, method)

    edited = _edited(before.work_plan.tasks)
    if edited.tasks != before.work_plan.tasks:
        state.edit_assessment(lambda a: with_tasks(a, _edited(a.work_plan.tasks).tasks))
    after = state.current_assessment().work_plan.tasks
    if edited.refused or _typed(after, method) == _typed(edited.tasks, method):
        state.keep_view(TaskTableView(replace(held, expected=after)))


def _typed(tasks: Tasks, method: Method) -> Tasks:
    """The tasks without the days that nobody types.

    Another table for their sake would cost what is being typed.
    """
    computed = computed_tasks(method)
    return tuple(
        task.model_copy(update={"days": None}) if task.id in computed else task for task in tasks
    )


def _frame(tasks: Tasks, method: Method) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    rows = _typed(tasks, method)
    cells: dict[str, Any] = {name: list(map(attrgetter(name), rows)) for name in COLUMNS}
    cells["people"] = pd.array(cells["people"], dtype="Int64")
    cells["days"] = pd.array(cells["days"], dtype="Float64")
    # In microseconds: pandas' usual nanoseconds end in the year 2262, a task's start does not.
    cells["start"] = np.array(cells["start"], dtype="datetime64[us]")
    return pd.DataFrame(cells)


def _columns(method: Method, tasks: Tasks) -> dict[str, Any]:
    """How the editor shows each column of the table."""
    column = st.column_config
    return {
        "phase": _phase_column(method, tasks),
        "label": column.TextColumn(HEADINGS["label"], max_chars=300, width=225),
        "kind": _kind_column(),
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


def _phase_column(method: Method, tasks: Tasks) -> Any:
    known = {phase.key: f"{phase.number} {phase.label}" for phase in method.phases.phases}
    phases = with_unknown_options(known, (task.phase for task in tasks))
    keys = list(phases)
    return st.column_config.SelectboxColumn(
        HEADINGS["phase"],
        options=keys,
        width=115,
        default=keys[0],
        format_func=lambda key: phases.get(str(key), str(key)),
    )


def _kind_column() -> Any:
    return st.column_config.SelectboxColumn(
        HEADINGS["kind"],
        options=list(KINDS),
        default="preparation",
        width=95,
        format_func=lambda key: str(key).capitalize(),
    )

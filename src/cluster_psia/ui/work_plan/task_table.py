"""The tasks as a table to write into: each cell saved, or marked with the reason."""

from __future__ import annotations

import streamlit as st

from cluster_psia.assessment.edits.tables.tasks import tasks_table
from cluster_psia.ui.grid.draw import assessment_grid, draw_data_grid


def draw_task_table() -> None:
    """The table of tasks."""
    st.header("Tasks", anchor=False)
    draw_data_grid(assessment_grid("work_plan.tasks", "Tasks of the work plan", tasks_table))
    st.caption(
        "Days are working days of the whole team on the task. Days of processing follow from the"
        " field days."
    )

"""Work plan: tasks of the seven phases, with people, days and dates, and what they add up to."""

from cluster_psia.ui import state
from cluster_psia.ui.work_plan import page as work_plan
from cluster_psia.ui.work_plan.gantt import draw_gantt
from cluster_psia.ui.work_plan.task_table import draw_task_table

a = state.current_assessment()
work_plan.draw_plan_settings(a)
work_plan.draw_task_proposal(a)
if a.work_plan.tasks:
    draw_gantt(a)
    draw_task_table()

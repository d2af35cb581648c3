"""Work plan: the tasks of the seven phases, with people,
days and dates, and what they add up to.
"""

from cluster_psia.ui import state
from cluster_psia.ui.work_plan import page as work_plan
from cluster_psia.ui.work_plan import task_table

a = state.assessment()
work_plan.settings(a)
work_plan.propose(a)
if a.work_plan.tasks:
    work_plan.chart(a)
    task_table.task_table(a)
    work_plan.sums(a)
    work_plan.explained(a)

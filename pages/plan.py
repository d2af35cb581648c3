"""Plan: the Excel workbook to take away, and the whole assessment in short, a row a step."""

from cluster_psia.ui import plan, state

a = state.current_assessment()
plan.draw_plan_download(a)
plan.draw_plan_summary(a)

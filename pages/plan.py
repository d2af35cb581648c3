"""Plan: the whole assessment in short, and the Excel workbook to take away."""

from cluster_psia.export import build_report
from cluster_psia.ui import plan, state

a = state.current_assessment()
report = build_report(a)
plan.draw_plan_download(a, report)
plan.draw_plan_summary(report)

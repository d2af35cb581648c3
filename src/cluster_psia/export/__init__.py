"""What people take away: the report value, and the Excel plan made from it."""

from cluster_psia.export.plan.build import build_report, plan_file_name, plan_subtitle
from cluster_psia.export.plan.report import Report
from cluster_psia.export.plan.summary.sections import step_finding, summary_sections
from cluster_psia.export.plan.workbook import plan_workbook, workbook_bytes

__all__ = [
    "Report",
    "build_report",
    "plan_file_name",
    "plan_subtitle",
    "plan_workbook",
    "step_finding",
    "summary_sections",
    "workbook_bytes",
]

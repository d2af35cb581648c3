"""The parts of the Plan page: the Excel plan to take away, and the whole assessment in short, step
by step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.export import build_report, plan_file_name, workbook_bytes
from cluster_psia.ui import state
from cluster_psia.ui.parts.text import READABLE, plain_text
from cluster_psia.ui.parts.withheld import draw_name_warnings
from cluster_psia.walk.progress import walk_progress

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.export.plan.report import Report, Section

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_plan_download(a: Assessment, report: Report) -> None:
    """The one thing to take away. The workbook is made when somebody asks for it."""
    with st.container(border=True, width=READABLE):
        st.markdown(
            f"**The plan as an Excel workbook**: {len(report.sheets)} sheets with filters, ready to"
            " print. Every row says why it is there and cites its source; person-days and totals"
            " follow when people, days or the ratio of processing to field days are changed."
        )
        draw_name_warnings(a)
        _draw_button(a)
        if walk_progress(a)["plan"] != "done":
            st.caption(
                "It can be downloaded at any time;"
                " what is still missing is listed on its first sheet."
            )


def _draw_button(a: Assessment) -> None:
    st.download_button(
        "Download the Excel plan",
        data=lambda: workbook_bytes(build_report(a)),
        file_name=plan_file_name(a),
        mime=XLSX,
        key=state.widget_key("plan.download"),
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )


def draw_plan_summary(report: Report) -> None:
    """The plan to read: for each step what it found, its lines in short, and what nobody knows."""
    with st.container(width=READABLE):
        st.subheader(_about(report), anchor=False)
        for section in report.summary:
            _section(section)


def _about(report: Report) -> str:
    if report.subtitle == report.title:
        return plain_text(report.title)
    return plain_text(f"{report.title}: {report.subtitle}")


def _section(section: Section) -> None:
    st.markdown(f"#### {section.title}")
    first, *more = map(_line, section.findings)
    st.markdown("  \n".join((f"**{first}**", *more)))
    if section.items:
        st.markdown("\n".join(_item(item.label, item.detail) for item in section.items))
    for text in section.unknown:
        st.markdown(f":material/help: {_line(text)}")


def _item(label: str, detail: str) -> str:
    mark = "" if label.endswith("?") else ":"
    return f"- **{_line(label)}{mark}** {_line(detail)}"


def _line(text: str) -> str:
    """Text from people in one line of a list: a line break in it must not end the list."""
    return plain_text(" ".join(text.split()))

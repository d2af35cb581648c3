"""The parts of the Plan page: the Excel plan to take away, and the whole assessment in short: a row
for each step that says what it is and how it stands, and opens in place.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.export import (
    plan_file_name,
    plan_subtitle,
    plan_workbook,
    summary_sections,
)
from cluster_psia.ui import state
from cluster_psia.ui.frame.head import MARKS
from cluster_psia.ui.frame.standing import open_progress
from cluster_psia.ui.parts.folds import draw_folds, fold_html, text_list_html
from cluster_psia.ui.parts.heavy import make_heavy
from cluster_psia.ui.parts.text import READABLE, plain_text
from cluster_psia.ui.parts.withheld import draw_name_warnings
from cluster_psia.walk.progress import walk_progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.export.plan.report import Section
    from cluster_psia.walk.progress import Progress

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STANDING: Mapping[Progress, str] = {"done": "done", "begun": "begun", "empty": "not begun"}
"""What the mark of a step says in a word."""


def draw_plan_download(a: Assessment) -> None:
    """The one thing to take away. The workbook is made when somebody asks for it."""
    with st.container(border=True, width=READABLE):
        _draw_button(a)
        st.markdown(
            "The plan as an Excel workbook, ready to print: every row says why it is there and"
            " cites its source; totals follow when people or days are changed."
        )
        draw_name_warnings(a)
        if open_progress()["plan"] != "done":
            st.caption(
                "It can be downloaded at any time;"
                " what is still missing is listed on its first sheet."
            )


def _draw_button(a: Assessment) -> None:
    st.download_button(
        "Download the Excel plan",
        data=lambda: make_heavy(plan_workbook, a),
        file_name=plan_file_name(a),
        mime=XLSX,
        key=state.widget_key("plan.download"),
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )


def draw_plan_summary(a: Assessment) -> None:
    """The plan to read: a row for each step with what it found; its lines and what nobody knows
    open below it.
    """
    st.header(_about(a), anchor=False)
    draw_folds(state.made_of_document("plan.rows", plan_rows), "plan")


def _about(a: Assessment) -> str:
    subtitle = plan_subtitle(a)
    return plain_text(a.name if subtitle == a.name else f"{a.name}: {subtitle}")


def plan_rows(a: Assessment) -> tuple[str, ...]:
    """The rows as HTML, one for each step and one for the workshop."""
    progress = walk_progress(a)
    return tuple(
        _row(section, None if section.step == "room" else progress[section.step])
        for section in summary_sections(a)
    )


def _row(section: Section, standing: Progress | None) -> str:
    first, *more = section.findings
    unknown = "".join(f"<li>{escape(text)}</li>" for text in section.unknown)
    return fold_html(
        f"{_mark(standing)}<h3>{escape(section.title)}</h3><span>{escape(first)}</span>",
        "".join(
            (
                *(f"<p>{escape(text)}</p>" for text in more),
                text_list_html((item.label, item.detail) for item in section.items),
                f'<ul class="unknown">{unknown}</ul>' if unknown else "",
            )
        ),
    )


def _mark(standing: Progress | None) -> str:
    """How far a step is, as in the sidebar; the workshop is no step."""
    if standing is None:
        return "<i></i>"
    return f'<i role="img" aria-label="{STANDING[standing]}">{MARKS[standing]}</i>'

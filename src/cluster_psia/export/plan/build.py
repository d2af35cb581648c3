"""An assessment as the report value that screen and workbook render."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from cluster_psia.assessment.files.file import file_name
from cluster_psia.export.plan.report import Report, Sheet
from cluster_psia.export.plan.sheets.about import read_me_sheet
from cluster_psia.export.plan.sheets.adapted import adapted_sheets
from cluster_psia.export.plan.sheets.chain import chain_sheet
from cluster_psia.export.plan.sheets.cluster import cluster_sheet
from cluster_psia.export.plan.sheets.design import design_sheet
from cluster_psia.export.plan.sheets.findings import findings_sheets
from cluster_psia.export.plan.sheets.groups import groups_sheet
from cluster_psia.export.plan.sheets.guide import guide_sheets
from cluster_psia.export.plan.sheets.indicators import indicators_sheet
from cluster_psia.export.plan.sheets.links import links_sheet
from cluster_psia.export.plan.sheets.matrix import matrix_sheet
from cluster_psia.export.plan.sheets.methods import methods_sheet
from cluster_psia.export.plan.sheets.reach import reach_sheets
from cluster_psia.export.plan.sheets.screening import screening_sheets
from cluster_psia.export.plan.sheets.sources import SOURCES, sources_sheet
from cluster_psia.export.plan.sheets.work_plan import work_plan_sheet
from cluster_psia.export.plan.summary.sections import summary_sections
from cluster_psia.export.plan.words import place_name

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

_BODY = (
    cluster_sheet,
    matrix_sheet,
    chain_sheet,
    links_sheet,
    groups_sheet,
    design_sheet,
    indicators_sheet,
    methods_sheet,
    work_plan_sheet,
)


def build_report(a: Assessment, today: dt.date | None = None) -> Report:
    """The whole plan of ``a`` as a value, dated ``today``."""
    made, summary = today or dt.datetime.now().astimezone().date(), summary_sections(a)
    body = (
        *(sheet(a) for sheet in _BODY),
        *findings_sheets(a),
        *screening_sheets(a),
        *reach_sheets(a),
        *guide_sheets(a),
        *adapted_sheets(a),
    )
    read_me = read_me_sheet(a, made, summary, (*body, Sheet("Sources", SOURCES, ())))
    sources = sources_sheet(a, (read_me, *body))
    return Report(a.name, plan_subtitle(a), summary, (read_me, *body, sources))


def plan_subtitle(a: Assessment) -> str:
    """Of which cluster the plan is, and where that lies."""
    return place_name(a) or "cluster not named yet"


def plan_file_name(a: Assessment) -> str:
    """A file name for the workbook that every system takes."""
    return f"{file_name(a).removesuffix('.json')}-plan.xlsx"

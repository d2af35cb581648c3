"""The Work plan sheet: tasks, totals and the ratio."""

from __future__ import annotations

import datetime as dt

import pytest

from cluster_psia.assessment.document.model import replace
from cluster_psia.design.schedule import plan_totals
from cluster_psia.export import build_report
from cluster_psia.export.plan.report import Input
from cluster_psia.method import load_method
from tests.export.assessments import empty, filled, half
from tests.export.plan.reports import TODAY, report_of, rows


def test_the_work_plan_adds_up_to_what_the_page_says() -> None:
    for a in (filled(), half(), empty()):
        told = rows(build_report(a, TODAY), "Work plan", "TotalsTable")
        sums = plan_totals(a.work_plan, load_method())
        for row, phase in zip(told[:8], (*sums.phases, sums.whole), strict=True):
            assert (row["Tasks"], row["Open"]) == (phase.tasks, phase.missing)
            assert row["Days"] == (
                "" if phase.days is None else pytest.approx(phase.days, abs=0.01)
            )
            known = phase.person_days
            assert row["Person-days"] == ("" if known is None else pytest.approx(known, abs=0.01))


def test_the_ratio_is_a_figure_to_change_with_its_source() -> None:
    report = report_of("filled")
    totals = report.sheet("Work plan").tables[1]
    cells = [row.get("days") for row in totals.rows]
    inputs = [cell for cell in cells if isinstance(cell, Input)]
    assert [(c.name, c.value) for c in inputs] == [("ProcessingDaysPerFieldDay", 2.0)]
    row = next(
        r
        for r in rows(report, "Work plan", "TotalsTable")
        if r["Sum of"] == "Processing days for each field day"
    )
    assert "UNIDO 2004, Annex II, Phase five" in row["Source"]


def test_without_a_start_the_calendar_counts_days() -> None:
    told = rows(build_report(filled(start=None), TODAY), "Work plan", "WorkPlanTable")
    assert told[0]["Start"] == "day 1"
    assert rows(report_of("filled"), "Work plan", "WorkPlanTable")[0]["Start"] == dt.date(
        2026, 3, 2
    )


def test_processing_days_that_do_not_follow_from_the_ratio_stay_as_they_are() -> None:
    a = filled()
    plan = a.work_plan
    changed = tuple(replace(t, days=7.0) if t.kind == "processing" else t for t in plan.tasks)
    other = replace(a, work_plan=replace(plan, tasks=changed))
    table = build_report(other, TODAY).sheet("Work plan").tables[0]
    days = [row["days"] for row in table.rows if row["kind"] == "processing"]
    assert days
    assert set(days) == {7.0}

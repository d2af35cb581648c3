"""The first sheet, Read me."""

from __future__ import annotations

from cluster_psia.walk.gaps import assessment_gaps
from tests.export.plan.reports import EACH, EVERY, SHEETS, report_of, rows


@EACH
def test_the_first_sheet_lists_what_is_still_missing(which: str) -> None:
    found = assessment_gaps(EVERY[which]())
    told = rows(report_of(which), "Read me", "StillMissingTable")
    assert [row["What it says"] for row in told] == [gap.missing for gap in found]
    assert all(gap.blocks in row["Why it is here"] for gap, row in zip(found, told, strict=True))


def test_the_first_sheet_lists_the_other_sheets_and_the_day_of_making() -> None:
    report = report_of("filled")
    assert [row["About"] for row in rows(report, "Read me", "SheetsTable")] == [
        *SHEETS[1:-1],
        "Map findings",
        "Sources",
    ]
    about = {row["About"]: row["What it says"] for row in rows(report, "Read me", "ReadMeTable")}
    assert about["Made on"] == "2026-03-01"
    assert "Tiruppur" in about["Cluster"]

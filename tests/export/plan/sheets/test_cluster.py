"""The Cluster sheet: the profile, and every fact with its source and its two dates."""

from __future__ import annotations

from tests.export.plan.reports import report_of, rows


def test_when_it_was_so_and_when_it_was_said_stand_in_columns_of_their_own() -> None:
    told = {
        row["What is said"]: row for row in rows(report_of("filled"), "Cluster", "ClusterTable")
    }
    (doubled,) = (row for said, row in told.items() if said.startswith("Jobs in cotton knitwear"))
    assert (doubled["When it was so"], doubled["When it was said"]) == ("1980s", "1995")
    (wage,) = (row for said, row in told.items() if said.startswith("What a man was paid"))
    assert (wage["When it was so"], wage["When it was said"]) == ("", "2003")

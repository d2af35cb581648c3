"""Rows of details: differences, figures and screening, one row each."""

from __future__ import annotations

from cluster_psia.assessment.tables.take import import_tables
from tests.assessment.tables.given import makers, operator, table


def test_differences_figures_and_screening_come_one_row_each() -> None:
    report = import_tables(
        makers(women=9),
        [
            table(
                "Node|Item|Sign|Note|Source|Place",
                "Makers|Basic needs and goods|Clear sign|No well|Visit|",
                "Makers|incomes_and_wages|some||Visit|day 2",
                "makers|Social protection|||||",
            ),
            table(
                "Node|Differs in|Who|People|How sure|Source",
                "Makers|Caste|Dalit|1.200|Counted|Census",
                "Makers|caste|Others|?||",
            ),
            table("Node|Figure|Date|How sure|Source", "Makers|Women|2002|estimated|Census"),
        ],
    )
    assert [row.happens for row in report.rows] == [
        "added",
        "added",
        "unchanged",
        "added",
        "added",
        "added",
    ]
    assert report.rows[2].why == "nothing is said here yet"
    found = operator(report)
    assert [(r.item, r.sign, r.note) for r in found.screening] == [
        ("incomes_and_wages", "some", ""),
        ("basic_needs", "clear", "No well"),
    ], "in the order of the method, as the Screening page keeps them"
    assert [(d.kind, d.value, d.people, d.sure) for d in found.differences] == [
        ("caste", "Dalit", 1200, "counted"),
        ("caste", "Others", None, None),
    ]
    assert [(f.figure, f.as_of, f.sure) for f in found.figure_sources] == [
        ("women", "2002", "estimated")
    ]

"""Headings that are missing or unknown."""

from __future__ import annotations

from cluster_psia.assessment.tables.take import import_tables
from tests.assessment.tables.given import EMPTY, table


def test_missing_and_unknown_columns_are_explained() -> None:
    report = import_tables(EMPTY, [table("Name|Colour", "Dyers|red")])
    assert report.count("refused") == 1
    assert any("no column 'Kind'" in problem for problem in report.problems)
    assert any("Colour" in problem for problem in report.problems)
    nothing = import_tables(EMPTY, [table("Dyers|5")])
    assert nothing.rows == ()
    assert any("must hold them" in problem for problem in nothing.problems)


def test_marks_around_headings_are_no_part_of_them() -> None:
    report = import_tables(EMPTY, [table("Name *|Kind:|Workers", "Tanners|Traders|5")])
    [actor] = report.assessment.chain.actors
    assert (actor.label, actor.workers) == ("Tanners", 5)
    assert report.problems == ()


def test_an_average_below_a_table_is_no_node() -> None:
    rows = ("Tanners|Traders|5", "Average|Traders|5", "Promedio:|Traders|5")
    report = import_tables(EMPTY, [table("Name|Kind|Workers", *rows)])
    assert [row.happens for row in report.rows] == ["added", "refused", "refused"]

"""What a dry run counts."""

from __future__ import annotations

from cluster_psia.assessment.tables.reading.places import RowPlace
from cluster_psia.assessment.tables.report import Happens, ImportReport, ImportRow
from tests.assessment.tables.given import EMPTY


def rows(*ends: Happens) -> tuple[ImportRow, ...]:
    places = (RowPlace(row=line) for line in range(2, len(ends) + 2))
    return tuple(
        ImportRow("Operators", place, "x", end) for place, end in zip(places, ends, strict=True)
    )


def test_rows_are_counted_by_how_they_end_one_way_or_several() -> None:
    report = ImportReport(EMPTY, rows("added", "refused", "changed", "added"))
    assert report.count("added") == 2
    assert report.count("added", "changed") == 3
    assert report.count("unchanged") == 0


def test_without_a_way_to_end_and_without_rows_there_is_nothing_to_count() -> None:
    assert ImportReport(EMPTY, rows("added")).count() == 0
    assert ImportReport(EMPTY).count("added", "refused") == 0

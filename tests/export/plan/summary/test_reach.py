"""Whom the programme comes to, in short."""

from __future__ import annotations

from cluster_psia.assessment import Assessment
from cluster_psia.export.plan.summary.reach import reach_section
from tests.mapping.entering import entering


def test_each_way_is_told_with_who_comes_by_it() -> None:
    found = reach_section(entering("bds"))
    assert found.findings[0].endswith(".")
    assert found.items
    assert all(": " in item.detail for item in found.items)
    assert any(line.startswith("No expected effect of Table 1") for line in found.unknown)


def test_without_an_activity_on_the_map_nothing_is_told_of_anybody() -> None:
    found = reach_section(Assessment(name="A"))
    assert found.findings == ("Whom it comes to cannot be told yet.",)
    assert found.unknown == ("No activity of the programme stands on the map yet.",)

"""Indicators taken for a group and left out again."""

from __future__ import annotations

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor
from cluster_psia.assessment.edits.groups import add_group
from cluster_psia.assessment.edits.indicators import of_group, with_indicator


def test_an_indicator_is_taken_and_left_out() -> None:
    a = add_actor(Assessment(name="x"), "Homeworkers", "homeworker")
    a = add_group(a, "homeworkers", "home_workers", "Women who stitch")
    group = a.groups[0].id
    taken = with_indicator(a, group, "workers_wages", taken=True)
    assert [chosen.key for chosen in of_group(taken, group)] == ["workers_wages"]
    assert with_indicator(taken, group, "workers_wages", taken=False) == a

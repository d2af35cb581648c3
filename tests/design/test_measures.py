"""Measures that an indicator asks for."""

from __future__ import annotations

from cluster_psia.design.measures import OWN_INDICATOR, asked_measures
from cluster_psia.design.methods import suggest_methods
from cluster_psia.method import load_method
from tests.design.taken import cluster, found, taken, words

INCOME = next(i.key for i in load_method().box_5.indicators if i.measures == "income")


def test_only_the_kinds_asked_for_bring_methods() -> None:
    a = cluster((taken(INCOME, "participatory"),))
    assert {x.kind for x in asked_measures(a)} == {"participatory"}
    assert all(x.kind == "participatory" for s in suggest_methods(a) for x in s.serves)


def test_an_indicator_of_the_groups_own_gets_methods_marked_as_ours() -> None:
    said = words(
        found(cluster((taken(None, label="Respect"),)), "focus_group_discussion", "during")
    )
    assert "Respect" in said
    assert OWN_INDICATOR in said

"""Choosing what something is now that the method does not know any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cluster_psia.assessment.document.mended_keys import choose_present_key
from cluster_psia.assessment.document.model import assessment_as_written
from cluster_psia.assessment.document.unknown_keys import unknown_keys

if TYPE_CHECKING:
    from cluster_psia.assessment import Assessment

MAKERS = {"id": "makers", "label": "Makers", "kind": "small_producer", "stage": "production"}
GROUP = {"id": "women", "node": "makers", "label": "Women"}


def written(**parts: Any) -> Assessment:
    """A document of an older program, about one node."""
    chain = {"actors": [{**MAKERS, **parts.pop("node", {})}]}
    return assessment_as_written({"name": "x", "chain": chain, **parts})


def test_the_key_of_today_stands_wherever_the_document_meant_the_old_one() -> None:
    a = written(
        node={"status_in_employment": ["old"]},
        groups=[{**GROUP, "kind": "old"}],
    )
    mended = choose_present_key(a, unknown_keys(a)[0], "home_workers")
    assert mended.chain.actors[0].status_in_employment == ("home_workers",)
    assert mended.groups[0].kind == "home_workers"


def test_the_same_word_in_another_list_stays_and_so_does_the_document_given() -> None:
    a = written(groups=[{**GROUP, "kind": "old"}], weights={"old": 2.0})
    group = next(key for key in unknown_keys(a) if key.list == "box_4.kinds")
    mended = choose_present_key(a, group, "home_workers")
    assert [key.where for key in unknown_keys(mended)] == ["weights"]
    assert a.groups[0].kind == "old"


def test_the_key_of_an_object_keeps_what_stands_under_it() -> None:
    a = written(weights={"old": 2.0, "market": 1.0})
    (weight,) = unknown_keys(a)
    mended = choose_present_key(a, weight, "location").weights
    assert list(mended.items()) == [("location", 2.0), ("market", 1.0)]


def test_what_would_stand_twice_is_refused_and_the_way_out_is_named() -> None:
    a = written(weights={"old": 2.0, "market": 1.0})
    (weight,) = unknown_keys(a)
    with pytest.raises(ValueError, match=r"'market' stands here already, beside 'old'.*take out"):
        choose_present_key(a, weight, "market")


def test_one_effect_is_mended_under_its_area_alone() -> None:
    label = {"label": "Do", "effect": "old"}
    told = [
        {"id": "one", "area": "enterprise_development", **label},
        {"id": "two", "area": "business_linkages", **label},
    ]
    a = written(programme={"activities": told})
    first, second = unknown_keys(a)
    assert first.meant != second.meant
    mended = choose_present_key(a, first, "new")
    assert [act.effect for act in mended.programme.activities] == ["new", "old"]

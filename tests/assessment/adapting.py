"""A criterion and an indicator of our own, and rows of the method as an assessment has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.edits.additions import (
    add_criterion,
    add_indicator,
)
from cluster_psia.method import load_method

if TYPE_CHECKING:
    from cluster_psia.assessment import Assessment

METHOD = load_method()
LOCATION = METHOD.table_2.criteria[0]


def criterion(a: Assessment, label: str = "Water", **more: Any) -> Assessment:
    return add_criterion(
        a,
        **{
            "label": label,
            "question": "How far is it?",
            "group": LOCATION.group,
            "why": "Dry",
            **more,
        },
    )


def indicator(a: Assessment, label: str = "Power", **more: Any) -> Assessment:
    return add_indicator(
        a, **{"label": label, "stakeholder": "workers", "why": "Power cuts", **more}
    )

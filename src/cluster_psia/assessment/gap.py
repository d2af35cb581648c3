"""Something missing at a step of the walk: what every floor above calls a gap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cluster_psia.assessment.document.model import StepKey

WalkKey = StepKey | Literal["screening", "reach"]
"""A page of the walk with a mark of its own: the steps of the document, and the two pages that
work on parts of other steps.
"""
WALK_KEYS: tuple[WalkKey, ...] = (
    "profile",
    "matrix",
    "chain",
    "screening",
    "groups",
    "reach",
    "design",
    "indicators",
    "methods",
    "work_plan",
    "plan",
)


@dataclass(frozen=True)
class Gap:
    """Something missing at a step, in words, and what cannot be said or done without it."""

    step: WalkKey
    missing: str
    blocks: str

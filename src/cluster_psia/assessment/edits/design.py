"""Pure edits of the study design: the answers, and the approach that people settle on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.assessment.edits.profile import with_part

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import ApproachKey, Assessment


def with_design_answer(a: Assessment, question: str, answer: str | None) -> Assessment:
    """``a`` with one of the five questions answered, or open again when ``answer`` is None. Raises
    ValidationError.
    """
    return with_part(a, "design", **{question: answer})


def with_approach(a: Assessment, approach: ApproachKey | None, reason: str = "") -> Assessment:
    """``a`` with an approach accepted and why, or with none accepted."""
    return with_part(a, "design", approach=approach, approach_reason=reason)

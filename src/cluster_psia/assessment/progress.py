"""How far each step of an assessment is, and a copy to begin anew from."""

from __future__ import annotations

from typing import Literal

from cluster_psia.assessment.document.model import STEPS, Assessment, StepKey, replace
from cluster_psia.assessment.gaps import assessment_gaps

Progress = Literal["empty", "begun", "done"]
# The parts of the document that a step fills, where they are not called as the step is.
_PARTS: dict[StepKey, tuple[str, ...]] = {
    "profile": ("profile", "programme"),
    "matrix": ("ratings",),
}


def step_progress(a: Assessment, step: StepKey) -> Progress:
    """How far a step is: "empty" where nothing was said yet, "done" where no gap is left, else
    "begun".
    """
    if step == "plan":
        states = {step_progress(a, other) for other in STEPS if other != "plan"}
        return states.pop() if len(states) == 1 else "begun"
    if not any(gap.step == step for gap in assessment_gaps(a)):
        return "done"
    blank = Assessment(name="blank")
    parts = _PARTS.get(step, (step,))
    is_blank = all(getattr(a, part) == getattr(blank, part) for part in parts)
    return "empty" if is_blank else "begun"


def renamed_copy(a: Assessment, name: str) -> Assessment:
    """A copy of ``a`` under another name, no longer marked as a sample."""
    return replace(a, name=name, sample=None)

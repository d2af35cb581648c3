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


def walk_progress(a: Assessment) -> dict[StepKey, Progress]:
    """How far every step is, from one look at the gaps: "empty" where nothing was said yet, "done"
    where no gap is left, else "begun". The plan is what all others are, where they agree.
    """
    open_steps = {gap.step for gap in assessment_gaps(a)}
    found: dict[StepKey, Progress] = {}
    for step in STEPS:
        if step != "plan":
            found[step] = _step_progress(a, step, is_open=step in open_steps)
    states = set(found.values())
    found["plan"] = states.pop() if len(states) == 1 else "begun"
    return found


def _step_progress(a: Assessment, step: StepKey, *, is_open: bool) -> Progress:
    if not is_open:
        return "done"
    blank = Assessment(name="blank")
    parts = _PARTS.get(step, (step,))
    is_blank = all(getattr(a, part) == getattr(blank, part) for part in parts)
    return "empty" if is_blank else "begun"


def renamed_copy(a: Assessment, name: str) -> Assessment:
    """A copy of ``a`` under another name, no longer marked as a sample."""
    return replace(a, name=name, sample=None)

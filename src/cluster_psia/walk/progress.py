"""How far each step of the walk is."""

from __future__ import annotations

from typing import Literal

from cluster_psia.assessment.document.model import Assessment, replace
from cluster_psia.assessment.document.screening import is_looked_at
from cluster_psia.assessment.gap import WALK_KEYS, Gap, WalkKey
from cluster_psia.walk.gaps import assessment_gaps

Progress = Literal["empty", "begun", "done"]
NOTHING_MISSING = "nothing missing of what this program asks"
"""What the mark of a step that is "done" says, and no more."""


def walk_progress(a: Assessment, gaps: tuple[Gap, ...] | None = None) -> dict[WalkKey, Progress]:
    """How far every step is, from one look at the gaps: "empty" where nothing was said yet, "done"
    where no gap is left, else "begun". The plan is what all others are, where they agree.
    ``gaps`` are those of ``a``, where they are known already.
    """
    if gaps is None:
        gaps = assessment_gaps(a)
    open_steps = {gap.step for gap in gaps}
    found: dict[WalkKey, Progress] = {}
    for step in WALK_KEYS:
        if step != "plan":
            found[step] = _step_progress(a, step, is_open=step in open_steps)
    states = set(found.values())
    found["plan"] = states.pop() if len(states) == 1 else "begun"
    return found


def _step_progress(a: Assessment, step: WalkKey, *, is_open: bool) -> Progress:
    if not is_open:
        return "done"
    return "empty" if _is_blank(a, step) else "begun"


def _is_blank(a: Assessment, step: WalkKey) -> bool:
    """Whether nobody has said anything at a step yet."""
    blank = Assessment(name="blank")
    match step:
        case "profile":
            programme = replace(a.programme, activities=())
            return (a.profile, programme) == (blank.profile, blank.programme)
        case "matrix":
            return not a.ratings
        case "screening":
            return not any(actor.screening or is_looked_at(actor) for actor in a.chain.actors)
        case "reach":
            return not a.programme.activities
    return bool(getattr(a, step) == getattr(blank, step))

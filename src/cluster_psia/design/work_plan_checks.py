"""What a work plan lacks, in sentences with their place. Nothing is refused: a plan may have its
reasons.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.unknown_keys import left_out_words
from cluster_psia.assessment.edits.work_plan import countable_plan, field_days, processing_days
from cluster_psia.assessment.reason import Reason
from cluster_psia.method.cite import cite
from cluster_psia.words import counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Task, WorkPlan

_FEEDBACK = ("workshop", "feedback session", "feedback_session")


@dataclass(frozen=True)
class Lack:
    """What a plan with tasks lacks: what, what comes of it, and the phase that asks for it."""

    what: str
    so: str
    phase: str

    @property
    def reason(self) -> Reason:
        """Both in one sentence, with its place."""
        text = f"{self.what}: {self.so}."
        return Reason(text=text, source=cite("unido_2004", f"Annex II, {self.phase}"))


def work_plan_warnings(a: Assessment) -> tuple[Reason, ...]:
    """What a plan with tasks lacks, what of it cannot be placed, and what is left out of it."""
    lacks = (lack.reason for lack in work_plan_lacks(a))
    return (*lacks, *work_plan_limits(a))


def work_plan_lacks(a: Assessment) -> tuple[Lack, ...]:
    """What a plan with tasks lacks: a pilot, a feedback workshop, days for processing."""
    plan = countable_plan(a.work_plan, method_of(a))
    return tuple(_lacks(plan)) if a.work_plan.tasks else ()


def is_follow_up_undated(plan: WorkPlan) -> bool:
    """Whether a plan with dates has a follow-up without one: it is then drawn straight after the
    first round.
    """
    follow_up = [task for task in plan.tasks if task.phase == "phase_7"]
    return bool(plan.start and follow_up) and not any(task.start for task in follow_up)


def work_plan_limits(a: Assessment) -> tuple[Reason, ...]:
    """Dates that the calendar cannot place, and what is left out of it."""
    if not a.work_plan.tasks:
        return ()
    left_out = (
        Reason(text=text, source="Ours: read from this assessment")
        for text in left_out_words(a, "work_plan")
    )
    return (*_date_limits(countable_plan(a.work_plan, method_of(a))), *left_out)


def _lacks(plan: WorkPlan) -> Iterator[Lack]:
    feedback = [task for task in plan.tasks if task.kind == "feedback"]
    if not any(_speaks_of(task, *_FEEDBACK) for task in feedback):
        so = "those who took part never hear what was found"
        yield Lack("No feedback workshop", so, "Phase six")
    if not any(_speaks_of(task, "pilot") for task in plan.tasks):
        yield Lack("No pilot", "methods and indicators go into the field untried", "Phase three")
    yield from _processing_lacks(plan)


def _processing_lacks(plan: WorkPlan) -> Iterator[Lack]:
    """Work in the field whose results nobody has days to process."""
    processing = [task for task in plan.tasks if task.kind == "processing"]
    if field_days(plan) and not any(task.days for task in processing):
        days = processing_days(plan)
        yield Lack("No days for processing", f"the field days suggest about {days:g}", "Phase five")
    of_follow_up = [task for task in processing if task.phase == "phase_7"]
    if field_days(plan, follow_up=True) and not of_follow_up:
        days = processing_days(plan, follow_up=True)
        so = f"its field days suggest about {days:g}"
        yield Lack("No days for processing the follow-up", so, "Phase five")


def _speaks_of(task: Task, *words: str) -> bool:
    """Whether a task is known by one of these words: by its label, or by the id of a proposed task
    since renamed.
    """
    return any(word in f"{task.id} {task.label}".casefold() for word in words)


def _date_limits(plan: WorkPlan) -> Iterator[Reason]:
    own = [(task.label, task.start) for task in plan.tasks if task.start is not None]
    if plan.start is None:
        if own:
            who = f"{counted_noun(len(own), 'task')} with an own start"
            yield _limit(f"{who}, but the plan has no start date: nothing can be placed by date.")
        return
    early = [label for label, start in own if start < plan.start]
    if early:
        yield _limit(f"Before the start of the plan: {', '.join(early)}.")
    weekend = [label for label, start in own if start.weekday() >= 5]
    if weekend:
        names = ", ".join(weekend)
        yield _limit(f"Start on a weekend; days are counted from the Monday after: {names}.")


def _limit(text: str) -> Reason:
    return Reason(text=text, source="Ours: a limit of this calendar")

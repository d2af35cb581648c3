"""What a work plan lacks, in sentences with their place. Nothing is refused: a plan may have its
reasons.
"""

from __future__ import annotations

from collections.abc import Iterator

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Assessment, Task, WorkPlan
from cluster_psia.assessment.document.unknown_keys import left_out_words
from cluster_psia.assessment.edits.work_plan import countable_plan, field_days, processing_days
from cluster_psia.assessment.reason import Reason
from cluster_psia.method.cite import cite
from cluster_psia.words import counted_noun


def work_plan_warnings(a: Assessment) -> tuple[Reason, ...]:
    """What a plan with tasks lacks: a pilot, a feedback workshop, days for processing, dates that
    can be placed.
    """
    if not a.work_plan.tasks:
        return ()
    left_out = (
        Reason(text=text, source="Ours: read from this assessment")
        for text in left_out_words(a, "work_plan")
    )
    return (*_warnings(countable_plan(a.work_plan, method_of(a))), *left_out)


def _warnings(plan: WorkPlan) -> Iterator[Reason]:
    tasks = plan.tasks
    if not any(
        t.kind == "feedback" and _speaks_of(t, "workshop", "feedback session", "feedback_session")
        for t in tasks
    ):
        yield _lacks(
            "No feedback workshop: those who took part never hear what was found.", "Phase six"
        )
    if not any(_speaks_of(t, "pilot") for t in tasks):
        yield _lacks("No pilot: methods and indicators go into the field untried.", "Phase three")
    if field_days(plan) and not any(t.kind == "processing" and t.days for t in tasks):
        yield _lacks(
            f"No days for processing; the field days suggest about {processing_days(plan):g}.",
            "Phase five",
        )
    if field_days(plan, follow_up=True) and not any(
        t.kind == "processing" and t.phase == "phase_7" for t in tasks
    ):
        days = processing_days(plan, follow_up=True)
        yield _lacks(
            f"No days for processing the follow-up; its field days suggest about {days:g}.",
            "Phase five",
        )
    yield from _date_warnings(plan)


def _speaks_of(task: Task, *words: str) -> bool:
    """Whether a task is known by one of these words: by its label, or by the id of a proposed task
    since renamed.
    """
    return any(word in f"{task.id} {task.label}".casefold() for word in words)


def _date_warnings(plan: WorkPlan) -> Iterator[Reason]:
    ours = "Ours: a limit of this calendar"
    own = [t for t in plan.tasks if t.start is not None]
    if own and plan.start is None:
        who = f"{counted_noun(len(own), 'task')} with an own start"
        yield Reason(
            text=f"{who}, but the plan has no start date: nothing can be placed by date.",
            source=ours,
        )
    early = [t.label for t in own if plan.start and t.start and t.start < plan.start]
    if early:
        yield Reason(text=f"Before the start of the plan: {', '.join(early)}.", source=ours)
    weekend = [t.label for t in own if t.start and t.start.weekday() >= 5]
    if weekend and plan.start:
        text = f"Start on a weekend; days are counted from the Monday after: {', '.join(weekend)}."
        yield Reason(text=text, source=ours)
    follow_up = [t for t in plan.tasks if t.phase == "phase_7"]
    if follow_up and plan.start and not any(t.start for t in follow_up):
        text = (
            "The follow-up is drawn straight after the first round; give its first task the date of"
            " the second."
        )
        yield _lacks(text, "Phase seven")


def _lacks(text: str, phase: str) -> Reason:
    return Reason(text=text, source=cite("unido_2004", f"Annex II, {phase}"))

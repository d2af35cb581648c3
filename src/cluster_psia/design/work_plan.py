"""Tasks for the work plan, suggested from the seven phases, the study design and the methods taken.

The tasks stand in UNIDO 2004, Annex II. People and days are ours: a first guess in
``phases.yaml``, per study, group or indicator, to be changed in the plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Assessment, Task, WorkPlan
from cluster_psia.assessment.edits.work_plan import (
    computed_tasks,
    field_days,
    processing_days,
    task_id,
    with_processing,
)
from cluster_psia.assessment.reason import Reason
from cluster_psia.design.phase_tasks import CONTROL_TASKS, fits_approach, fits_design
from cluster_psia.design.schedule import Scheduled, Totals, plan_totals, schedule
from cluster_psia.design.suggestion import Suggestion
from cluster_psia.method.cite import origin
from cluster_psia.words import counted_noun

if TYPE_CHECKING:
    from cluster_psia.method.model import Phase, PhaseTask

__all__ = [
    "Scheduled",
    "TaskSuggestion",
    "Totals",
    "field_days",
    "plan_totals",
    "processing_days",
    "schedule",
    "suggest_tasks",
    "task_reason",
    "task_suggestions",
]

GUESS = "Ours: people and days are a first guess for a moderate study"


class TaskSuggestion(Suggestion):
    """A task with the reasons for it; its days are None where no group or indicator is there to
    count them for.
    """

    task: Task

    def as_dict(self) -> dict[str, Any]:
        """The suggestion for JSON."""
        return self.model_dump(mode="json")


def task_suggestions(a: Assessment) -> tuple[TaskSuggestion, ...]:
    """The tasks of the seven phases that fit this assessment, each with its reasons.

    Left out are tasks of another study design, those with a comparator when there is none, and,
    once methods are taken, field tasks none of whose methods is among them. The days of processing
    follow from the field days.
    """
    method = method_of(a)
    found = [
        (phase, entry)
        for phase in method.phases.phases
        for entry in phase.tasks
        if _belongs(a, entry)
    ]
    plan = WorkPlan(
        processing_days_per_field_day=a.work_plan.processing_days_per_field_day,
        tasks=tuple(_task(a, phase, entry) for phase, entry in found),
    )
    tasks = with_processing(plan, method).tasks
    return tuple(
        TaskSuggestion(task=task, **dict(_suggestion(a, phase, entry, plan)))
        for task, (phase, entry) in zip(tasks, found, strict=True)
    )


def suggest_tasks(a: Assessment) -> tuple[Task, ...]:
    """The tasks alone, ready to be added to the plan."""
    return tuple(s.task for s in task_suggestions(a))


def task_reason(a: Assessment, task: Task) -> Suggestion:
    """Why a task stands in the plan and where it comes from; a task of people's own says so."""
    for phase in method_of(a).phases.phases:
        for entry in phase.tasks:
            if task.id == task_id(phase.key, entry.key):
                return _suggestion(a, phase, entry, a.work_plan)
    return Suggestion(what=task.label, source="Added for this assessment")


def _belongs(a: Assessment, entry: PhaseTask) -> bool:
    here = {m.key for m in method_of(a).methods.methods}
    taken = {m.key for m in a.methods if m.key in here}
    untaken = taken and entry.kind == "field" and entry.methods and taken.isdisjoint(entry.methods)
    return fits_design(a, entry) and not untaken


def _units(a: Assessment, entry: PhaseTask) -> int:
    """For how many groups or different indicators a task is done: once when it is for the study."""
    if entry.per == "group":
        with_comparator = sum(bool(group.comparator) for group in a.groups)
        is_control = entry.key in CONTROL_TASKS and with_comparator
        return with_comparator if is_control else len(a.groups)
    if entry.per == "indicator":
        return len({chosen.key or chosen.label for chosen in a.indicators})
    return 1


def _task(a: Assessment, phase: Phase, entry: PhaseTask) -> Task:
    days = round(entry.days * _units(a, entry), 2) or None
    return Task(
        id=task_id(phase.key, entry.key),
        phase=phase.key,
        label=entry.label,
        kind=entry.kind,
        people=entry.people,
        days=days,
    )


def _suggestion(a: Assessment, phase: Phase, entry: PhaseTask, plan: WorkPlan) -> Suggestion:
    use = Reason(text=entry.explanation.removesuffix(" Days are ours."), source=origin(entry))
    against = () if _belongs(a, entry) else (_does_not_belong(a, entry),)
    because = (use, _days(a, phase, entry, plan))
    return Suggestion(what=entry.label, because=because, against=against, source=origin(entry))


def _days(a: Assessment, phase: Phase, entry: PhaseTask, plan: WorkPlan) -> Reason:
    """How the days of a task come about."""
    if task_id(phase.key, entry.key) in computed_tasks(method_of(a)):
        text = _processing_words(plan, follow_up=phase.number == 7)
        return Reason(text=text, source=origin(method_of(a).phases.processing_days))
    team = f"{counted_noun(entry.people, 'person', 'people')}, {counted_noun(entry.days, 'day')}"
    if entry.per == "study":
        return Reason(text=f"{team} for the study.", source=GUESS)
    units = _units(a, entry)
    noun = "poverty group" if entry.per == "group" else "different indicator"
    each = f"of {counted_noun(units, noun)}" if units else f"{noun}, of which there are none yet"
    return Reason(text=f"{team} for each {each}.", source=GUESS)


def _processing_words(plan: WorkPlan, *, follow_up: bool) -> str:
    days = field_days(plan, follow_up=follow_up)
    if days is None:
        return "No field task has days yet."
    return f"{days:g} field days times {plan.processing_days_per_field_day:g}."


def _does_not_belong(a: Assessment, entry: PhaseTask) -> Reason:
    if not fits_approach(a, entry) and a.design.approach:
        text = "The chosen study design does not need it."
    elif not fits_approach(a, entry):
        text = "No study design is chosen yet."
    elif not fits_design(a, entry):
        text = "There is no comparator in this design."
    else:
        text = "None of its methods is taken on the Methods page."
    return Reason(text=text, source="Ours: from the choices made in this assessment")

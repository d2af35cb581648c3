"""Edits of the work plan. Days of processing always follow from the field days (UNIDO 2004, Annex
II, Phase five).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Assessment, Task, WorkPlan, replace
from cluster_psia.assessment.edits.profile import with_part

if TYPE_CHECKING:
    from cluster_psia.method import Method

FOLLOW_UP = "phase_7"


def task_id(phase: str, task: str) -> str:
    """The id in a plan of a task that stands in ``phases.yaml``."""
    return f"{phase}-{task}"


def computed_tasks(method: Method) -> dict[str, str]:
    """The tasks whose days follow from field days, by id, with their phase: the processing tasks of
    ``phases.yaml``.

    A processing task under any other id keeps the days that people give it.
    """
    phases = method.phases.phases
    return {task_id(p.key, t.key): p.key for p in phases for t in p.tasks if t.kind == "processing"}


def countable_plan(plan: WorkPlan, method: Method) -> WorkPlan:
    """``plan`` with the tasks that count: those of a phase that the method does not know any more
    count in nothing.
    """
    tasks = tuple(task for task in plan.tasks if method.phases.phase(task.phase).known)
    return plan if len(tasks) == len(plan.tasks) else replace(plan, tasks=tasks)


def tasks_in_order(plan: WorkPlan, method: Method) -> tuple[Task, ...]:
    """The tasks by phase, and within a phase as they stand in the plan; last those of a phase that
    the method does not know any more.
    """
    order = {phase.key: phase.number for phase in method.phases.phases}
    return tuple(sorted(plan.tasks, key=lambda task: order.get(task.phase, len(order) + 1)))


def field_days(plan: WorkPlan, *, follow_up: bool | None = None) -> float | None:
    """Days of field work in ``plan``, as far as they are known; None when no field task has days.

    ``follow_up`` picks the fieldwork of phase seven (True) or of the phases before it (False).
    """
    tasks = [t for t in plan.tasks if follow_up is None or (t.phase == FOLLOW_UP) == follow_up]
    known = [task.days for task in tasks if task.kind == "field" and task.days is not None]
    return round(sum(known), 2) if known else None


def processing_days(plan: WorkPlan, *, follow_up: bool | None = None) -> float | None:
    """Days of processing and analysis: field days times the ratio (2 to 1 in UNIDO 2004, Annex II,
    Phase five).

    A rough estimate. None when no field task has days: nothing can then be estimated, which is not
    the same as 0.
    """
    days = field_days(plan, follow_up=follow_up)
    return None if days is None else round(days * plan.processing_days_per_field_day, 2)


def with_processing(plan: WorkPlan, method: Method) -> WorkPlan:
    """``plan`` with the days of its processing tasks computed again, each from the field days of
    its own round.
    """
    phases, counting = computed_tasks(method), countable_plan(plan, method)
    tasks = tuple(
        (
            replace(t, days=_few(processing_days(counting, follow_up=phases[t.id] == FOLLOW_UP)))
            if t.id in phases
            else t
        )
        for t in plan.tasks
    )
    return replace(plan, tasks=tasks)


def _few(days: float | None) -> float | None:
    """No task may have more than 3650 days; an estimate beyond that is no estimate."""
    return None if days is None else min(days, 3650.0)


def _with_plan(a: Assessment, plan: WorkPlan) -> Assessment:
    return replace(a, work_plan=with_processing(plan, method_of(a)))


def with_tasks(a: Assessment, tasks: Iterable[Task]) -> Assessment:
    """``a`` with these tasks in its plan, and the processing days that follow from them."""
    return _with_plan(a, replace(a.work_plan, tasks=tuple(tasks)))


def add_tasks(a: Assessment, tasks: Iterable[Task]) -> Assessment:
    """``a`` with those of ``tasks`` that it does not have yet (by id); tasks it has are left as
    they are.
    """
    have = {task.id for task in a.work_plan.tasks}
    return with_tasks(a, (*a.work_plan.tasks, *(task for task in tasks if task.id not in have)))


def with_ratio(a: Assessment, ratio: float) -> Assessment:
    """``a`` with another number of processing days per field day, above 0 and up to 20. Raises
    ValidationError.
    """
    return _with_plan(a, replace(a.work_plan, processing_days_per_field_day=ratio))


def with_start(a: Assessment, start: dt.date | None) -> Assessment:
    """``a`` with another first day of the study, or none."""
    return with_part(a, "work_plan", start=start)

"""When the tasks of a work plan take place, and what they add up to. Plain arithmetic on the plan
itself.

Working days are counted simply, Monday to Friday; public holidays and leave are not known here.
The order and the arithmetic are ours: UNIDO 2004, Annex II gives the phases and their sequence,
and no calendar.
"""

from __future__ import annotations

import datetime as dt
import math

from cluster_psia.assessment.document.model import Task, WorkPlan
from cluster_psia.assessment.edits.work_plan import (
    countable_plan,
    field_days,
    processing_days,
    tasks_in_order,
)
from cluster_psia.method.model import Frozen, Method
from cluster_psia.words import counted_noun

COUNTED = "Working days are counted from Monday to Friday; holidays are not taken out."
_LAST_DATE = dt.date.max.toordinal()


class Scheduled(Frozen):
    """A task in time. Days are working days of the study, 1 is its first; dates are None when the
    plan has no start.

    ``last_day`` and ``end`` are None when the task's days are not known.
    """

    task: Task
    first_day: int
    last_day: int | None
    start: dt.date | None = None
    end: dt.date | None = None


class PhaseTotal(Frozen):
    """What one phase, or the whole plan, adds up to. ``missing`` tasks lack days or people and are
    not in the sums.
    """

    phase: str
    label: str
    tasks: int
    days: float | None
    person_days: float | None
    missing: int


class Totals(Frozen):
    """Sums of a plan. ``weeks`` is the span from the first to the last day on the calendar;
    ``work_weeks`` are the days on which anybody works, five to a week: fewer where a task waits for
    a start of its own.
    """

    phases: tuple[PhaseTotal, ...]
    whole: PhaseTotal
    field_days: float | None
    processing_days: float | None
    work_weeks: int | None
    weeks: int | None

    @property
    def weeks_in_words(self) -> str:
        """How long it takes, work and calendar told apart; empty where no task has days."""
        if self.weeks is None or self.work_weeks is None:
            return ""
        span = counted_noun(self.weeks, "week")
        if self.work_weeks == self.weeks:
            return span
        return f"{counted_noun(self.work_weeks, 'week')} of work within {span} on the calendar"


def workday_number(day: dt.date) -> int:
    """Working days before ``day``, counted from the first Monday of the calendar; a weekend counts
    as its Monday.
    """
    weeks, weekday = divmod(day.toordinal() - 1, 7)
    return weeks * 5 + min(weekday, 5)


def workday_date(number: int) -> dt.date:
    """The date of a working day: the inverse of ``workday_number``. Ends with the calendar, in the
    year 9999.
    """
    weeks, weekday = divmod(number, 5)
    return dt.date.fromordinal(max(1, min(weeks * 7 + weekday + 1, _LAST_DATE)))


def schedule(plan: WorkPlan, method: Method) -> tuple[Scheduled, ...]:
    """Each task's place in time, phase by phase, one after the other.

    Tasks of a phase that the method does not know any more have none, and are counted nowhere. A
    task with its own start keeps it, and what comes later in the plan waits for it. Half days
    share a day. A task of 0 days stands on the day on which the work before it ends. A task
    without days takes no time here, and has no end. Without a start of the plan there are day
    numbers only, and tasks' own starts cannot be placed.
    """
    base = None if plan.start is None else workday_number(plan.start)
    done = 0.0  # working days used so far
    placed = []
    for task in tasks_in_order(countable_plan(plan, method), method):
        begin, own = done, None
        if base is not None and task.start is not None:
            begin, own = float(workday_number(task.start) - base), task.start
        placed.append(_placed(task, begin, base, own))
        done = max(done, round(begin + (task.days or 0.0), 6))
    return tuple(placed)


def _placed(task: Task, begin: float, base: int | None, own: dt.date | None) -> Scheduled:
    end = round(begin + (task.days or 0.0), 6)
    if task.days == 0 and own is None:
        first = last = max(math.ceil(begin), 1)
    else:
        first = math.floor(begin) + 1
        last = max(math.ceil(end), first)
    last_day = None if task.days is None else last
    last_date = _date_of_day(base, last_day)
    return Scheduled(
        task=task,
        first_day=first,
        last_day=last_day,
        start=own or _date_of_day(base, first),
        end=max(own, last_date) if own and last_date else last_date,
    )


def _date_of_day(base: int | None, day: int | None) -> dt.date | None:
    """The date of a working day of the study; None without a start of the plan, or a day."""
    return None if base is None or day is None else workday_date(base + day - 1)


def plan_totals(plan: WorkPlan, method: Method) -> Totals:
    """Person-days (people times days) per phase and in all, field and processing days, and the time
    it all takes.
    """
    plan, phases = countable_plan(plan, method), method.phases.phases
    rows = []
    for phase in phases:
        tasks = [task for task in plan.tasks if task.phase == phase.key]
        rows.append(_sum(phase.key, phase.label, tasks))
    placed = schedule(plan, method)
    return Totals(
        phases=tuple(rows),
        whole=_sum("all", "All phases", list(plan.tasks)),
        field_days=field_days(plan),
        processing_days=processing_days(plan),
        work_weeks=_in_weeks(_worked(placed)),
        weeks=_in_weeks(_span(placed)),
    )


def person_days(task: Task) -> float | None:
    """People times days of one task; None when either is not known."""
    return None if task.days is None or task.people is None else round(task.people * task.days, 2)


def _sum(key: str, label: str, tasks: list[Task]) -> PhaseTotal:
    days = [t.days for t in tasks if t.days is not None]
    people = [known for known in map(person_days, tasks) if known is not None]
    return PhaseTotal(
        phase=key,
        label=label,
        tasks=len(tasks),
        days=round(sum(days), 2) if days or not tasks else None,
        person_days=round(sum(people), 2) if people or not tasks else None,
        missing=len(tasks) - len(people),
    )


def _in_weeks(days: int | None) -> int | None:
    return None if days is None else math.ceil(days / 5)


def _worked(placed: tuple[Scheduled, ...]) -> int | None:
    """On how many working days anybody works; days that tasks share count once."""
    worked, until = 0, 0
    known = [(s.first_day, s.last_day) for s in placed if s.last_day is not None and s.task.days]
    for first, last in sorted(known):
        worked += max(0, last - max(first - 1, until))
        until = max(until, last)
    return worked if any(s.last_day is not None for s in placed) else None


def _span(placed: tuple[Scheduled, ...]) -> int | None:
    ends = [s.last_day for s in placed if s.last_day is not None]
    return max(ends) - min(s.first_day for s in placed) + 1 if ends else None

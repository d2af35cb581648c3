"""The work plan in time: phases and their tasks, each with its place between first and last day.

Places are shares of the whole span, so that whoever draws them needs to know no calendar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from cluster_psia.design.schedule import (
    COUNTED,
    PhaseTotal,
    Scheduled,
    plan_totals,
    schedule,
)
from cluster_psia.words import counted_noun, date_words, figure_words, plain_figure

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Task, WorkPlan
    from cluster_psia.method import Method

QUARTERS = 4  # marks on the axis; as many dates fit above a bar on a phone


@dataclass(frozen=True)
class DrawnTask:
    """A task in time: from which share of the span to which, who works how long, and from when to
    when in words. Where days are not known, or there are none, both shares are the same.
    """

    task: Task
    begin: float
    end: float
    words: str
    when: str


@dataclass(frozen=True)
class DrawnPhase:
    """A phase with its tasks; it reaches from the first of them to the last."""

    key: str
    name: str
    words: str
    tasks: tuple[DrawnTask, ...]

    @property
    def begin(self) -> float:
        """The share of the span at which its first task begins."""
        return min(task.begin for task in self.tasks)

    @property
    def end(self) -> float:
        """The share of the span at which its last task ends."""
        return max(task.end for task in self.tasks)


@dataclass(frozen=True)
class DrawnPlan:
    """The phases that have tasks; what all of them add up to; and what stands at each quarter of
    the span, empty where it says the same as the mark before.
    """

    phases: tuple[DrawnPhase, ...]
    whole: str
    marks: tuple[str, ...]


def gantt_finding(plan: WorkPlan, method: Method) -> tuple[str, str]:
    """(title, subtitle): how long the study takes in weeks and person-days, and how it is counted.

    What has no days or people, or stands in no known phase, is not counted, and told.
    """
    sums = plan_totals(plan, method)
    whole = sums.whole
    tasks = counted_noun(whole.tasks, "task")
    if not sums.weeks_in_words or whole.person_days is None:
        return "How long the study takes is not known yet", f"{tasks}. {COUNTED}"
    least = "at least " if whole.missing else ""
    person_days = f"{figure_words(whole.person_days)} person-days"
    title = f"The study takes {least}{sums.weeks_in_words}, and {least}{person_days}"
    told = [f"{tasks}, one after the other where none has a start of its own."]
    if whole.missing:
        missing = counted_noun(whole.missing, "task")
        told.append(f"{missing} without days or people not counted.")
    if len(plan.tasks) > whole.tasks:
        unknown = counted_noun(len(plan.tasks) - whole.tasks, "task")
        told.append(f"{unknown} of an unknown phase not counted.")
    return title, " ".join((*told, COUNTED))


def drawn_plan(plan: WorkPlan, method: Method) -> DrawnPlan:
    """The plan in time, phase by phase; no phases where no task stands in a known one.

    With a start of the plan the span is one of dates, else of working days.
    """
    placed, sums = schedule(plan, method), plan_totals(plan, method)
    first, last = _whole_span(placed)
    totals = {total.phase: total for total in sums.phases}
    names = {phase.key: f"{phase.number} {phase.label}" for phase in method.phases.phases}
    phases = []
    for phase, items in groupby(placed, key=lambda item: item.task.phase):
        tasks = tuple(_drawn_task(item, first, last) for item in items)
        phases.append(DrawnPhase(phase, names[phase], _total_words(totals[phase]), tasks))
    marks = _marks(first, last, dated=plan.start is not None) if placed else ()
    return DrawnPlan(tuple(phases), _total_words(sums.whole), marks)


def _total_words(total: PhaseTotal) -> str:
    tasks = counted_noun(total.tasks, "task")
    days, people = plain_figure(total.days), plain_figure(total.person_days)
    if total.days is None or total.person_days is None:
        return f"{tasks}; days or people not known"
    return f"{tasks}, {days} days, {people} person-days"


def _drawn_task(item: Scheduled, first: float, last: float) -> DrawnTask:
    begin, end = _span(item)
    width = max(last - first, 1.0)
    task = item.task
    days = "days not known" if task.days is None else counted_noun(task.days, "day")
    people = counted_noun(task.people, "person", "people") if task.people else "people not known"
    return DrawnTask(
        task,
        (begin - first) / width,
        (end - first) / width,
        f"{task.kind}: {days}, {people}",
        _when(item),
    )


def _when(item: Scheduled) -> str:
    """From when to when, in dates or in working days."""
    begin = date_words(item.start) if item.start else f"{item.first_day}"
    end = date_words(item.end) if item.end else f"{item.last_day}"
    day, days = ("", "") if item.start else ("day ", "days ")
    if item.last_day is None:
        return f"from {day}{begin}"
    return f"{day}{begin}" if begin == end else f"{days}{begin} to {end}"


def _span(item: Scheduled) -> tuple[float, float]:
    """From when to when as numbers, the last day included; a milestone stands at the end of its
    day, and what has no known end where it begins.
    """
    if item.start is not None:
        begin = float(item.start.toordinal())
        end = begin if item.end is None else float(item.end.toordinal() + 1)
    else:
        begin = float(item.first_day - 1)
        end = begin if item.last_day is None else float(item.last_day)
    return (begin if item.task.days else end), end


def _whole_span(placed: Sequence[Scheduled]) -> tuple[float, float]:
    spans = list(map(_span, placed))
    first = min((begin for begin, _ in spans), default=0.0)
    return first, max((end for _, end in spans), default=first)


def _marks(first: float, last: float, *, dated: bool) -> tuple[str, ...]:
    """What stands at each quarter of the span."""
    at = [int(first + (last - first) * quarter / QUARTERS) for quarter in range(QUARTERS)]
    return tuple(_told_once(_mark(number, dated=dated) for number in at))


def _mark(number: int, *, dated: bool) -> str:
    return date_words(dt.date.fromordinal(number)) if dated else f"day {number + 1}"


def _told_once(marks: Iterable[str]) -> Iterator[str]:
    before = ""
    for mark in marks:
        yield "" if mark == before else mark
        before = mark

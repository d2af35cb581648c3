"""What the work plan adds up to: the second table of the Work plan sheet, with the ratio that a
reader may change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.design.schedule import Scheduled, schedule
from cluster_psia.design.work_plan_checks import work_plan_warnings
from cluster_psia.export.plan.report import SOURCE, WHY, Cell, Column, Formula, Input, Row, Table
from cluster_psia.export.plan.words import day_or_date
from cluster_psia.method.cite import cite, origin

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.reason import Reason
    from cluster_psia.method.model import Phase

RATIO = "ProcessingDaysPerFieldDay"
_TASKS_OF_PHASE = "=COUNTIFS([WorkPlanTable:Phase],[@Phase])"
_OPEN_OF_PHASE = (
    '=[@Tasks]-COUNTIFS([WorkPlanTable:Phase],[@Phase],[WorkPlanTable:Person-days],">=0")'
)
_SUM_OF_PHASE = (
    '=IF(COUNTIFS([WorkPlanTable:Phase],[@Phase],[WorkPlanTable:{0}],">=0")=0,IF([@Tasks]=0,0,""),'
    "SUMIFS([WorkPlanTable:{0}],[WorkPlanTable:Phase],[@Phase]))"
)
_TASKS_OF_ALL = "=COUNT([WorkPlanTable:Phase])"
_OPEN_OF_ALL = "=[@Tasks]-COUNT([WorkPlanTable:Person-days])"
_SUM_OF_ALL = '=IF(AND([@Tasks]>0,COUNT([WorkPlanTable:{0}])=0),"",SUM([WorkPlanTable:{0}]))'
_FIELD_DAYS = (
    '=IF(COUNTIFS([WorkPlanTable:Kind],"field",[WorkPlanTable:Days],">=0")=0,"",'
    'SUMIFS([WorkPlanTable:Days],[WorkPlanTable:Kind],"field"))'
)
_FIRST_ROUND = "the fieldwork before phase seven"
_SECOND_ROUND = "the fieldwork of the follow-up"
_COLUMNS = (
    Column("phase", "Phase", 7, "number", optional=True),
    Column("sum_of", "Sum of", 18),
    Column("says", "What it says", 30),
    Column("tasks", "Tasks", 12, "number", optional=True),
    Column("first_day", "First day", 11, "date", optional=True),
    Column("last_day", "Last day", 11, "date", optional=True),
    Column("open_tasks", "Open", 8, "number", optional=True),
    Column("days", "Days", 8, "decimal", optional=True),
    Column("person_days", "Person-days", 10, "decimal", optional=True),
    Column("note", "Note", 18, optional=True),
    WHY.of_width(42),
    SOURCE,
)


@dataclass(frozen=True)
class _Sums:
    """What some tasks add up to; days are empty where there are tasks and none has a figure."""

    tasks: int
    open_tasks: int
    days: float | str
    person_days: float | str


def totals_table(a: Assessment) -> Table:
    """Each phase, the whole plan, field days with the ratio, and what to mind."""
    method = method_of(a)
    placed = schedule(a.work_plan, method)
    phases = (_phase(phase, placed) for phase in method.phases.phases)
    warnings = map(_warning, work_plan_warnings(a))
    rows = (*phases, _whole(placed), _field_days(placed), _ratio(a), *warnings)
    title = "Totals, and the ratio to adjust"
    return Table("TotalsTable", _COLUMNS, rows, "No phases in the method.", title)


def _phase(phase: Phase, every: Sequence[Scheduled]) -> Row:
    placed = [scheduled for scheduled in every if scheduled.task.phase == phase.key]
    sums = _sums(placed)
    return Row(
        phase=phase.number,
        sum_of=phase.label,
        says="Open: tasks without people or days, not in the sums",
        tasks=Formula(_TASKS_OF_PHASE, sums.tasks),
        first_day=_first_day(placed),
        last_day=_last_day(placed),
        open_tasks=Formula(_OPEN_OF_PHASE, sums.open_tasks),
        days=Formula(_SUM_OF_PHASE.format("Days"), sums.days),
        person_days=Formula(_SUM_OF_PHASE.format("Person-days"), sums.person_days),
        why="What this phase asks of people",
        source="Ours: sums of the tasks above",
    )


def _whole(placed: Sequence[Scheduled]) -> Row:
    sums = _sums(placed)
    return Row(
        sum_of="All phases",
        says="Person-days are people times days",
        tasks=Formula(_TASKS_OF_ALL, sums.tasks),
        first_day=_first_day(placed),
        last_day=_last_day(placed),
        open_tasks=Formula(_OPEN_OF_ALL, sums.open_tasks),
        days=Formula(_SUM_OF_ALL.format("Days"), sums.days),
        person_days=Formula(_SUM_OF_ALL.format("Person-days"), sums.person_days),
        why="The size of the study, for its budget",
        source="Ours: sums of the tasks above",
    )


def _sums(placed: Sequence[Scheduled]) -> _Sums:
    tasks = [s.task for s in placed]
    days = [task.days for task in tasks if task.days is not None]
    person_days = [
        task.people * task.days
        for task in tasks
        if task.people is not None and task.days is not None
    ]
    empty: float | str = "" if tasks else 0
    return _Sums(
        tasks=len(tasks),
        open_tasks=len(tasks) - len(person_days),
        days=sum(days) if days else empty,
        person_days=sum(person_days) if person_days else empty,
    )


def _first_day(placed: Sequence[Scheduled]) -> Cell:
    if not placed:
        return None
    first = min(placed, key=lambda s: s.first_day)
    return day_or_date(first.start, first.first_day)


def _last_day(placed: Sequence[Scheduled]) -> Cell:
    ended = [s for s in placed if s.last_day is not None]
    if not ended:
        return None
    last = max(ended, key=lambda s: s.last_day or 0)
    return day_or_date(last.end, last.last_day)


# Estimates ---------------------------------------------------------------------------------------


def _field_days(placed: Sequence[Scheduled]) -> Row:
    tasks = [s.task for s in placed if s.task.kind == "field"]
    days = [task.days for task in tasks if task.days is not None]
    return Row(
        sum_of="Field days",
        says="Days of field tasks, all rounds",
        days=Formula(_FIELD_DAYS, sum(days) if days else ""),
        why="Processing days follow from them",
        source=cite("unido_2004", "Annex II, Phase five"),
    )


def _ratio(a: Assessment) -> Row:
    """The ratio of processing to field days, a figure that a reader may change."""
    phases = method_of(a).phases
    estimate, printed = phases.processing_days, phases.processing_days_per_field_day
    ratio = a.work_plan.processing_days_per_field_day
    note = "As in the source." if ratio == printed else f"The source says about {printed:g}."
    return Row(
        sum_of=estimate.label,
        says=estimate.explanation,
        days=Input(RATIO, ratio),
        note=f"{note} Change the shaded figure.",
        why=(
            "A rough estimate: processing takes the ratio times"
            f" {_FIRST_ROUND}, or times {_SECOND_ROUND}"
        ),
        source=origin(estimate),
    )


def _warning(warning: Reason) -> Row:
    return Row(
        sum_of="Mind",
        says=warning.text,
        why="The plan would be weaker without it",
        source=warning.source,
    )

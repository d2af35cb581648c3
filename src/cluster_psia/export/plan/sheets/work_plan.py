"""The Work plan sheet: tasks in the order of the phases, with person-days and processing days as
living formulas.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.work_plan import FOLLOW_UP, computed_tasks
from cluster_psia.design.schedule import COUNTED, Scheduled, schedule
from cluster_psia.design.work_plan import task_reason
from cluster_psia.export.plan.report import SOURCE, WHY, Cell, Column, Formula, Row, Sheet, Table
from cluster_psia.export.plan.sheets.totals import RATIO, totals_table
from cluster_psia.export.plan.words import day_or_date, joined_lines, reason_lines, source_lines
from cluster_psia.method.cite import origin

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Task
    from cluster_psia.method.model import Phase

_PERSON_DAYS = '=IF(OR([@People]="",[@Days]=""),"",[@People]*[@Days])'
_COLUMNS = (
    Column("phase", "Phase", 7, "number"),
    Column("phase_name", "Name of the phase", 18),
    Column("task", "Task", 30),
    Column("kind", "Kind", 12),
    Column("start", "Start", 11, "date"),
    Column("end", "End", 11, "date"),
    Column("people", "People", 8, "number"),
    Column("days", "Days", 8, "decimal"),
    Column("person_days", "Person-days", 10, "decimal"),
    Column("note", "Note", 18),
    WHY.of_width(42),
    SOURCE,
)


@dataclass(frozen=True)
class _Plan:
    """The tasks in the order of the table, and the ids of those whose days are computed, with
    their phases.
    """

    tasks: Sequence[Task]
    computed: Mapping[str, str]


def work_plan_sheet(a: Assessment) -> Sheet:
    """Tasks, then what they add up to."""
    purpose = (
        "Seven phases with people and days. Change people, days or the shaded ratio below:"
        f" person-days, processing days and totals follow; dates stay as planned. {COUNTED}"
    )
    tables = (_tasks(a), totals_table(a))
    return Sheet("Work plan", purpose, tables, a.notes.get("work_plan", ""), frozen=3)


def _tasks(a: Assessment) -> Table:
    method = method_of(a)
    placed = schedule(a.work_plan, method)
    plan = _Plan([s.task for s in placed], computed_tasks(method))
    ratio = a.work_plan.processing_days_per_field_day
    rows = tuple(_task(a, s, _days(plan, index, ratio)) for index, s in enumerate(placed))
    rows += tuple(
        _unplaced(method.phases.phase(task.phase), task)
        for task in a.work_plan.tasks
        if task not in plan.tasks
    )
    empty = "No tasks yet; add them on the Work plan page."
    return Table("WorkPlanTable", _COLUMNS, rows, empty, "Tasks")


def _task(a: Assessment, s: Scheduled, days: Cell) -> Row:
    task, suggestion = s.task, task_reason(a, s.task)
    phase = method_of(a).phases.phase(task.phase)
    reasons = joined_lines((reason_lines(suggestion.because), reason_lines(suggestion.against)))
    return Row(
        phase=phase.number,
        phase_name=phase.label,
        task=task.label,
        kind=task.kind,
        start=day_or_date(s.start, s.first_day),
        end=day_or_date(s.end, s.last_day),
        people=task.people,
        days=days,
        person_days=Formula(_PERSON_DAYS, _person_days(task)),
        note=task.note,
        why=reasons or "Added by the people who plan the study",
        source=source_lines((*suggestion.because, *suggestion.against), suggestion.source),
    )


def _unplaced(phase: Phase, task: Task) -> Row:
    """A task of a phase that the method does not know any more: its figures stand in words, so that
    no sum takes them in.
    """
    people = "people not known" if task.people is None else f"people: {task.people}"
    days = "days not known" if task.days is None else f"days: {task.days:g}"
    return Row(
        phase=None,
        phase_name=phase.label,
        task=task.label,
        kind=task.kind,
        start=None,
        end=None,
        people=None,
        days=None,
        person_days=None,
        note="; ".join(part for part in (task.note, people, days) if part),
        why=f"Counted nowhere. {phase.explanation}",
        source=origin(phase),
    )


def _person_days(task: Task) -> float | str:
    return "" if task.people is None or task.days is None else task.people * task.days


# Days of processing ------------------------------------------------------------------------------


def _days(plan: _Plan, index: int, ratio: float) -> Cell:
    """The days of a task; for processing the ratio times the field days of its round, where the
    plan says the same.
    """
    task = plan.tasks[index]
    if task.id not in plan.computed:
        return task.days
    follow_up = plan.computed[task.id] == FOLLOW_UP
    field_days = _field_days(plan, follow_up)
    value = _rounded(sum(field_days) * ratio) if field_days else None
    if value != task.days:  # a plan made elsewhere: its figure stands as it is
        return task.days
    return Formula(_processing(plan, follow_up), "" if value is None else value)


def _field_days(plan: _Plan, follow_up: bool) -> list[float]:
    """The days known of the fieldwork of a round: of the follow-up, or of all before it."""
    of_round = (task for task in plan.tasks if (task.phase == FOLLOW_UP) == follow_up)
    return [task.days for task in of_round if _counts(plan, task) and task.days is not None]


def _counts(plan: _Plan, task: Task) -> bool:
    return task.kind == "field" and task.id not in plan.computed


def _rounded(days: float) -> float:
    """To two decimals as a spreadsheet does, a half upwards."""
    return float(Decimal(repr(days)).quantize(Decimal("0.01"), ROUND_HALF_UP))


def _processing(plan: _Plan, follow_up: bool) -> str:
    """The ratio times the field days, summed over every row that is not itself computed: nothing
    goes in circles.
    """
    phase = '"=7"' if follow_up else '"<>7"'
    counted, summed = [], []
    for first, last in _runs(plan):
        days, kind, number = (_cells(title, first, last) for title in ("Days", "Kind", "Phase"))
        counted.append(f'COUNTIFS({kind},"field",{number},{phase},{days},">=0")')
        summed.append(f'SUMIFS({days},{kind},"field",{number},{phase})')
    if not counted:
        return '=""'
    return f'=IF({"+".join(counted)}=0,"",ROUND({RATIO}*({"+".join(summed)}),2))'


def _cells(title: str, first: int, last: int) -> str:
    """Some rows of a column of the tasks, as formulas of a report name them."""
    return f"[WorkPlanTable:{title}:{first}:{last}]"


def _runs(plan: _Plan) -> Iterator[tuple[int, int]]:
    """(first, last) of each run of rows whose days are not computed."""
    first: int | None = None
    for index, task in enumerate(plan.tasks):
        if task.id in plan.computed:
            if first is not None:
                yield first, index - 1
            first = None
        elif first is None:
            first = index
    if first is not None:
        yield first, len(plan.tasks) - 1

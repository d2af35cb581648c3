"""The Work plan sheet: tasks in the order of the phases,
person-days and totals as living formulas.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from cluster_psia.assessment.document.model import Assessment, Task
from cluster_psia.assessment.edits.work_plan import FOLLOW_UP, computed_tasks
from cluster_psia.design.schedule import COUNTED, Scheduled, schedule
from cluster_psia.design.work_plan import task_reason
from cluster_psia.design.work_plan_checks import work_plan_warnings
from cluster_psia.export.plan.report import (
    SOURCE,
    WHY,
    Cell,
    Column,
    Formula,
    Input,
    Row,
    Sheet,
    Table,
)
from cluster_psia.export.plan.words import joined_lines, reason_lines, source_lines
from cluster_psia.method import load_method
from cluster_psia.method.cite import cite, origin

RATIO = "ProcessingDaysPerFieldDay"
_PERSON_DAYS = '=IF(OR([@People]="",[@Days]=""),"",[@People]*[@Days])'
_SUM_OF = (
    '=IF(COUNTIFS([WorkPlanTable:Phase],[@Phase],[WorkPlanTable:{0}],">=0")=0,IF([@Tasks]=0,0,""),'
    "SUMIFS([WorkPlanTable:{0}],[WorkPlanTable:Phase],[@Phase]))"
)
_SUM_ALL = '=IF(AND([@Tasks]>0,COUNT([WorkPlanTable:{0}])=0),"",SUM([WorkPlanTable:{0}]))'
_FIELD_DAYS = (
    '=IF(COUNTIFS([WorkPlanTable:Kind],"field",[WorkPlanTable:Days],">=0")=0,"",'
    'SUMIFS([WorkPlanTable:Days],[WorkPlanTable:Kind],"field"))'
)
_FIRST_ROUND = "the fieldwork before phase seven"
_SECOND_ROUND = "the fieldwork of the follow-up"


def work_plan_sheet(a: Assessment) -> Sheet:
    """Tasks, then what they add up to."""
    purpose = (
        "Seven phases with people and days. Change people, days or the shaded ratio below:"
        f" person-days, processing days and totals follow; dates stay as planned. {COUNTED}"
    )
    tables = (_tasks(a), _totals(a))
    return Sheet("Work plan", purpose, tables, a.notes.get("work_plan", ""), frozen=3)


# Tasks -------------------------------------------------------------------------------------------


def _tasks(a: Assessment) -> Table:
    columns = (
        Column("Phase", 7, "number"),
        Column("Name of the phase", 18),
        Column("Task", 30),
        Column("Kind", 12),
        Column("Start", 11, "date"),
        Column("End", 11, "date"),
        Column("People", 8, "number"),
        Column("Days", 8, "decimal"),
        Column("Person-days", 10, "decimal"),
        Column("Note", 18),
        Column(WHY.title, 42),
        SOURCE,
    )
    placed = schedule(a.work_plan)
    tasks = [s.task for s in placed]
    rows = tuple(
        _task(a, s, _days(tasks, index, a.work_plan.processing_days_per_field_day))
        for index, s in enumerate(placed)
    )
    return Table(
        "WorkPlanTable", columns, rows, "No tasks yet; add them on the Work plan page.", "Tasks"
    )


def _task(a: Assessment, s: Scheduled, days: Cell) -> Row:
    task, suggestion = s.task, task_reason(a, s.task)
    phase = load_method().phases.phase(task.phase)
    person_days: float | str = (
        "" if task.people is None or task.days is None else task.people * task.days
    )
    text = (
        joined_lines((reason_lines(suggestion.because), reason_lines(suggestion.against)))
        or "Added by the people who plan the study"
    )
    source = source_lines((*suggestion.because, *suggestion.against), suggestion.source)
    return (
        phase.number,
        phase.label,
        task.label,
        task.kind,
        _date(s.start, s.first_day),
        _date(s.end, s.last_day),
        task.people,
        days,
        Formula(_PERSON_DAYS, person_days),
        task.note,
        text,
        source,
    )


def _date(date: dt.date | None, day: int | None) -> Cell:
    """The date; without a start of the plan the number of the
    working day; nothing where the days are not known.
    """
    return date or (f"day {day}" if day is not None else None)


def _days(tasks: Sequence[Task], index: int, ratio: float) -> Cell:
    """The days of a task; for processing the ratio times the field
    days of its round, where the plan says the same.
    """
    task = tasks[index]
    if task.id not in computed_tasks():
        return task.days
    follow_up = computed_tasks()[task.id] == FOLLOW_UP
    field = [
        t.days
        for t in tasks
        if _counts(t) and t.days is not None and (t.phase == FOLLOW_UP) == follow_up
    ]
    value = _rounded(sum(field) * ratio) if field else None
    if value != task.days:  # a plan made elsewhere: its figure stands as it is
        return task.days
    return Formula(_processing(tasks, follow_up), "" if value is None else value)


def _counts(task: Task) -> bool:
    return task.kind == "field" and task.id not in computed_tasks()


def _rounded(days: float) -> float:
    """To two decimals as a spreadsheet does, a half upwards."""
    return float(Decimal(repr(days)).quantize(Decimal("0.01"), ROUND_HALF_UP))


def _processing(tasks: Sequence[Task], follow_up: bool) -> str:
    """The ratio times the field days, summed over every row that is
    not itself computed: nothing goes in circles.
    """
    phase = '"=7"' if follow_up else '"<>7"'
    counted, summed = [], []
    for first, last in _runs(tasks):
        days, kind, number = (
            f"[WorkPlanTable:{title}:{first}:{last}]" for title in ("Days", "Kind", "Phase")
        )
        counted.append(f'COUNTIFS({kind},"field",{number},{phase},{days},">=0")')
        summed.append(f'SUMIFS({days},{kind},"field",{number},{phase})')
    if not counted:
        return '=""'
    return f'=IF({"+".join(counted)}=0,"",ROUND({RATIO}*({"+".join(summed)}),2))'


def _runs(tasks: Sequence[Task]) -> Iterator[tuple[int, int]]:
    """(first, last) of each run of rows whose days are not computed."""
    first: int | None = None
    for index, task in enumerate(tasks):
        if task.id in computed_tasks():
            if first is not None:
                yield first, index - 1
            first = None
        elif first is None:
            first = index
    if first is not None:
        yield first, len(tasks) - 1


# Totals ------------------------------------------------------------------------------------------


def _totals(a: Assessment) -> Table:
    columns = (
        Column("Phase", 7, "number"),
        Column("Sum of", 18),
        Column("What it says", 30),
        Column("Tasks", 12, "number"),
        Column("First day", 11, "date"),
        Column("Last day", 11, "date"),
        Column("Open", 8, "number"),
        Column("Days", 8, "decimal"),
        Column("Person-days", 10, "decimal"),
        Column("Note", 18),
        Column(WHY.title, 42),
        SOURCE,
    )
    placed = schedule(a.work_plan)
    rows = [
        _phase(p.number, p.label, [s for s in placed if s.task.phase == p.key])
        for p in load_method().phases.phases
    ]
    rows = [*rows, _whole(placed), *_estimates(a, placed)]
    rows += [
        (
            None,
            "Mind",
            warning.text,
            None,
            None,
            None,
            None,
            None,
            None,
            "",
            "The plan would be weaker without it",
            warning.source,
        )
        for warning in work_plan_warnings(a)
    ]
    return Table(
        "TotalsTable",
        columns,
        tuple(rows),
        "No phases in the method.",
        "Totals, and the ratio to adjust",
    )


def _sums(placed: Sequence[Scheduled]) -> tuple[float | str, float | str, int]:
    """(days, person-days, tasks without people or days); empty
    where there are tasks and none has a figure.
    """
    days = [s.task.days for s in placed if s.task.days is not None]
    whole = [s.task for s in placed if s.task.days is not None and s.task.people is not None]
    person_days = [(task.people or 0) * (task.days or 0) for task in whole]
    empty: float | str = "" if placed else 0
    return (
        sum(days) if days else empty,
        sum(person_days) if whole else empty,
        len(placed) - len(whole),
    )


def _phase(number: int, label: str, placed: Sequence[Scheduled]) -> Row:
    days, person_days, open_ = _sums(placed)
    tasks = Formula("=COUNTIFS([WorkPlanTable:Phase],[@Phase])", len(placed))
    still = Formula(
        '=[@Tasks]-COUNTIFS([WorkPlanTable:Phase],[@Phase],[WorkPlanTable:Person-days],">=0")',
        open_,
    )
    return (
        number,
        label,
        "Open: tasks without people or days, not in the sums",
        tasks,
        *_span(placed),
        still,
        Formula(_SUM_OF.format("Days"), days),
        Formula(_SUM_OF.format("Person-days"), person_days),
        "",
        "What this phase asks of people",
        "Ours: sums of the tasks above",
    )


def _whole(placed: Sequence[Scheduled]) -> Row:
    days, person_days, open_ = _sums(placed)
    tasks = Formula("=COUNT([WorkPlanTable:Phase])", len(placed))
    still = Formula("=[@Tasks]-COUNT([WorkPlanTable:Person-days])", open_)
    return (
        None,
        "All phases",
        "Person-days are people times days",
        tasks,
        *_span(placed),
        still,
        Formula(_SUM_ALL.format("Days"), days),
        Formula(_SUM_ALL.format("Person-days"), person_days),
        "",
        "The size of the study, for its budget",
        "Ours: sums of the tasks above",
    )


def _span(placed: Sequence[Scheduled]) -> tuple[Cell, Cell]:
    if not placed:
        return None, None
    first = min(placed, key=lambda s: s.first_day)
    ends = [s for s in placed if s.last_day is not None]
    last = max(ends, key=lambda s: s.last_day or 0) if ends else None
    return _date(first.start, first.first_day), _date(last.end, last.last_day) if last else None


def _estimates(a: Assessment, placed: Sequence[Scheduled]) -> list[Row]:
    """Field days, and the ratio that a reader may change."""
    field = [s.task.days for s in placed if s.task.kind == "field" and s.task.days is not None]
    estimate, ratio = (
        load_method().phases.processing_days,
        a.work_plan.processing_days_per_field_day,
    )
    printed = load_method().phases.processing_days_per_field_day
    note = f"The source says about {printed:g}." if ratio != printed else "As in the source."
    phase_five = cite("unido_2004", "Annex II, Phase five")
    return [
        (
            None,
            "Field days",
            "Days of field tasks, all rounds",
            None,
            None,
            None,
            None,
            Formula(_FIELD_DAYS, sum(field) if field else ""),
            None,
            "",
            "Processing days follow from them",
            phase_five,
        ),
        (
            None,
            estimate.label,
            estimate.explanation,
            None,
            None,
            None,
            None,
            Input(RATIO, ratio),
            None,
            f"{note} Change the shaded figure.",
            (
                f"A rough estimate: processing takes the ratio times {_FIRST_ROUND}, or "
                f"times {_SECOND_ROUND}"
            ),
            origin(estimate),
        ),
    ]

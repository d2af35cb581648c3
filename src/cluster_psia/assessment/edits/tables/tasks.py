"""The tasks of the work plan as a table that people write into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Assessment, Task, replace
from cluster_psia.assessment.edits.work_plan import computed_tasks, tasks_in_order, with_tasks
from cluster_psia.assessment.grid.columns import judged_column
from cluster_psia.assessment.grid.table import GridTable, RowValues
from cluster_psia.assessment.grid.value import GridColumn, GridRow
from cluster_psia.assessment.tables.cells import OptionalCell, RequiredCell
from cluster_psia.assessment.tables.choice_cells import ChoiceCell
from cluster_psia.assessment.tables.number_cells import CountCell, DayCell, DurationCell
from cluster_psia.assessment.tables.reading.context import ReadingContext
from cluster_psia.method.model.entry import EntryLabels

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.cells import CellFormat
    from cluster_psia.method import Method

KINDS = {kind: kind.capitalize() for kind in ("preparation", "field", "processing", "feedback")}
_OWN = "own-"
_COMPUTED = (
    "Days: those of this task follow from the field days; change the processing days for each field"
    " day instead"
)
_REQUIRED = {
    "phase": "it has no phase yet; choose one",
    "label": "it has no name yet; write what is to be done",
    "kind": "it has no kind; choose one",
}


def tasks_table(a: Assessment) -> GridTable[Assessment]:
    """The tasks of the plan, phase by phase. Those whose days are computed show them, and nobody
    writes there. A new task is preparation, unless it says what else.
    """
    method = method_of(a)
    return GridTable(
        columns=_columns(method),
        rows=lambda now: tuple(
            GridRow(task.id, task) for task in tasks_in_order(now.work_plan, method)
        ),
        ids=lambda now: tuple(task.id for task in now.work_plan.tasks),
        put=_put,
        remove=_remove,
        required=_REQUIRED,
        brought=frozenset({"kind"}),
    )


def phase_labels(method: Method) -> Mapping[str, str]:
    """What a table calls the phases, by key."""
    return EntryLabels((each.key, f"{each.number} {each.label}") for each in method.phases.phases)


def _columns(method: Method) -> tuple[GridColumn, ...]:
    by = ReadingContext(method)
    computed = computed_tasks(method)
    phases = ChoiceCell(phase_labels, "phase", empties=False)
    kinds = ChoiceCell(lambda _: KINDS, "kind of task", empties=False)

    def _column(key: str, head: str, how: CellFormat, **more: Any) -> GridColumn:
        return judged_column(key, head, how, by, method=method, **more)

    def _fixed(task: Task | None) -> str:
        return _COMPUTED if task is not None and task.id in computed else ""

    return (
        _column("label", "Task", RequiredCell(), width=384),
        _column("phase", "Phase", phases, width=136),
        _column("kind", "Kind", kinds, width=112),
        _column("people", "People", CountCell(), width=76),
        _column(
            "days",
            "Days",
            DurationCell(),
            width=76,
            fixed=_fixed,
            help="Working days of the whole team on the task",
        ),
        _column(
            "start",
            "Start",
            DayCell(),
            width=106,
            help="Like 2025-03-31; empty: it follows the task before it",
        ),
        _column("note", "Note", OptionalCell(5000), width=160, lines=True),
    )


def _put(a: Assessment, rows: Sequence[RowValues]) -> Assessment:
    tasks: dict[str, Task] = {task.id: task for task in a.work_plan.tasks}
    for row in rows:
        if row.id is None:
            given = {name: value for name, value in row.values.items() if value is not None}
            new = Task.model_validate({"id": _free_id(tasks), **given})
            tasks[new.id] = new
        elif row.id in tasks:
            tasks[row.id] = replace(tasks[row.id], **row.values)
    return with_tasks(a, tasks.values())


def _free_id(taken: Mapping[str, Task]) -> str:
    """The id of a new task: numbers go on behind those that there are."""
    numbers = (id_.removeprefix(_OWN) for id_ in taken if id_.startswith(_OWN))
    last = max((int(number) for number in numbers if number.isdigit()), default=0)
    return f"{_OWN}{last + 1}"


def _remove(a: Assessment, id_: str) -> Assessment:
    return with_tasks(a, (task for task in a.work_plan.tasks if task.id != id_))

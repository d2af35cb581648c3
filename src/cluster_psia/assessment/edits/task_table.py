"""The tasks as a table to edit, by the engine of ``table.py``.

A delta is applied to the tasks as the table first showed them, so applying it twice gives the same.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from cluster_psia.assessment.document.model import Task
from cluster_psia.assessment.edits.table import (
    Delta,
    EditedColumns,
    EditedRow,
    EditedTable,
    RefusedRow,
    RowChange,
    ShownRows,
    apply_delta,
    changed_rows,
    shown_rows,
)
from cluster_psia.assessment.edits.work_plan import computed_tasks

if TYPE_CHECKING:
    from cluster_psia.method import Method

COLUMNS = ("phase", "label", "kind", "people", "days", "start", "note")
HEADINGS = {
    "phase": "Phase",
    "label": "Task",
    "kind": "Kind",
    "people": "People",
    "days": "Days",
    "start": "Start",
    "note": "Note",
}
EDITED = EditedColumns(
    COLUMNS,
    texts=frozenset({"label", "note"}),
    whole=frozenset({"people"}),
    days=frozenset({"start"}),
)
REQUIRED = {
    "phase": "it has no phase yet; choose one",
    "label": "it has no name yet; write what is to be done",
    "kind": "it has no kind; choose one",
}
Tasks = tuple[Task, ...]
_OWN = "own-"
_COMPUTED = (
    "the days of this task follow from the field days; change the processing days for each field"
    " day instead"
)


@dataclass(frozen=True)
class EditedTasks:
    """The tasks that came of it, and a sentence for every row that was refused or is not yet
    complete.
    """

    tasks: Tasks
    refused: tuple[str, ...] = ()


def apply_edits(base: Tasks, now: Tasks, edits: Delta, method: Method) -> EditedTasks:
    """The tasks after ``edits`` to a table that showed ``base``; a refused row keeps what it is
    ``now``. Which days are computed stands in ``method``.
    """
    shown, computed = task_rows(base), computed_tasks(method)
    done = apply_delta(base, shown, edits, _table(base, now, computed))
    told = {row.change.number: _refused_words(base, row) for row in done.refused}
    for change in changed_rows(shown, edits, EDITED):
        if change.number not in told and change.id in computed and _types_days(base, change):
            told[change.number] = f"{_row_name(base, change)}: {_COMPUTED}."
    return EditedTasks(done.document, tuple(told[number] for number in sorted(told)))


def task_rows(tasks: Tasks) -> ShownRows:
    """The tasks, one row each, with the columns of ``COLUMNS``."""
    return shown_rows(tasks, COLUMNS, lambda task: task.id)


def _table(base: Tasks, now: Tasks, computed: Collection[str]) -> EditedTable[Tasks]:
    return EditedTable(
        columns=EDITED,
        ids=lambda tasks: tuple(task.id for task in tasks),
        add=lambda tasks, new: _with_added(tasks, new, _own_id(base, new)),
        change=lambda tasks, id_, row: _changed(tasks, id_, row, typed=id_ not in computed),
        remove=lambda tasks, id_: tuple(task for task in tasks if task.id != id_),
        required=REQUIRED,
        brought=frozenset({"kind"}),
        refuse=lambda tasks, refused: _as_it_was(tasks, refused, base, now),
    )


def _own_id(base: Tasks, new: RowChange) -> str:
    """The id of a new row: numbers go on behind those of the tasks that the table showed."""
    numbers = (task.id.removeprefix(_OWN) for task in base if task.id.startswith(_OWN))
    last = max((int(number) for number in numbers if number.isdigit()), default=0)
    return f"{_OWN}{last + 1 + (new.added or 0)}"


def _with_added(tasks: Tasks, new: RowChange, id_: str) -> Tasks:
    given = {name: value for name, value in new.fields.items() if value not in (None, "")}
    return (*tasks, Task.model_validate({"id": id_, **given}))


def _as_it_was(tasks: Tasks, refused: RowChange, base: Tasks, now: Tasks) -> Tasks:
    """The tasks where a row that was refused is what it is now; a new one that was taken before
    stays.
    """
    latest = {task.id: task for task in now}
    if refused.id is not None:
        return _replaced(tasks, latest.get(refused.id))
    taken_before = latest.get(_own_id(base, refused))
    return (*tasks, taken_before) if taken_before else tasks


def _changed(tasks: Tasks, id_: str, row: EditedRow, *, typed: bool) -> Tasks:
    old = next(task for task in tasks if task.id == id_)
    fields = {name: row.get(name, getattr(old, name)) for name in COLUMNS}
    if not typed:
        fields["days"] = old.days
    return _replaced(tasks, Task.model_validate({"id": id_, **fields}))


def _replaced(tasks: Tasks, new: Task | None) -> Tasks:
    return tuple(new if new and task.id == new.id else task for task in tasks)


def _types_days(base: Tasks, change: RowChange) -> bool:
    if change.gone or "days" not in change.fields:
        return False
    old: Task = base[change.number - 1]
    return bool(change.fields["days"] != old.days)


def _row_name(base: Tasks, change: RowChange) -> str:
    if change.added is not None:
        return f"New row {change.added + 1}"
    return f"Row {change.number} (“{base[change.number - 1].label}”)"


def _refused_words(base: Tasks, row: RefusedRow) -> str:
    return f"{_row_name(base, row.change)} is not saved: {_reason(row.error)}."


def _reason(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors()[0]
    heading = HEADINGS.get(str(first["loc"][0]), "") if first["loc"] else ""
    return f"{heading}: {first['msg'].removeprefix('Value error, ').lower()}"

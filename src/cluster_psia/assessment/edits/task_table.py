"""The tasks as a table to edit: what a person did to it, taken into the plan row by row.

What arrives is the whole difference to the table as it was first shown, as a table editor reports
it: ``{"edited_rows": {0: {"days": 3}}, "added_rows": [{…}], "deleted_rows": [2]}``. Applying it
twice gives the same tasks. A row that cannot be taken is refused with its reason and costs no
other row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from cluster_psia.assessment.document.model import Task
from cluster_psia.assessment.edits.work_plan import computed_tasks
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
Row = dict[str, Any]
_OWN = "own-"
_COMPUTED = (
    "the days of this task follow from the field days; change the processing days for each field"
    " day instead"
)


@dataclass(frozen=True)
class EditedTasks:
    """The tasks that came of it, and a sentence for every row
    that was refused or is not yet complete.
    """

    tasks: tuple[Task, ...]
    refused: tuple[str, ...] = ()


def apply_edits(
    base: tuple[Task, ...], now: tuple[Task, ...], edits: Mapping[str, Any], method: Method
) -> EditedTasks:
    """The tasks after ``edits`` to a table that showed
    ``base``; a refused row keeps what it is ``now``. Which days are computed stands in ``method``.
    """
    tasks: list[Task] = []
    refused: list[str] = []
    latest = {task.id: task for task in now}
    computed = computed_tasks(method)
    for where, old, row in _rows(base, edits):
        try:
            is_computed = old.id in computed
            tasks.append(_task(old, row, is_computed=is_computed))
            if is_computed and row.get("days", old.days) != old.days:
                refused.append(f"{where}: {_COMPUTED}.")
        except (ValidationError, ValueError) as error:
            refused.append(f"{where} is not saved: {_reason(error)}.")
            tasks.extend(kept for kept in (latest.get(old.id, old),) if kept.phase)
    return EditedTasks(tuple(tasks), tuple(refused))


def _rows(base: tuple[Task, ...], edits: Mapping[str, Any]) -> Iterator[tuple[str, Task, Row]]:
    """(which row, the task it was, what was changed in it) for every row that is not deleted."""
    changed = {int(index): _clean(row) for index, row in edits.get("edited_rows", {}).items()}
    deleted = {int(index) for index in edits.get("deleted_rows", [])}
    for index, task in enumerate(base):
        if index not in deleted:
            yield f"Row {index + 1} (“{task.label}”)", task, changed.get(index, {})
    first = _next_own(base)
    for number, row in enumerate(edits.get("added_rows", [])):
        given = {name: value for name, value in _clean(row).items() if value not in (None, "")}
        if given:
            # A blank to fill in: model_construct, since no Task may stand without a label and a
            # phase.
            blank = Task.model_construct(
                id=f"{_OWN}{first + number}",
                phase="",
                label="",
                kind="preparation",
                people=None,
                days=None,
                start=None,
                note="",
            )
            yield f"New row {number + 1}", blank, given


def _next_own(base: tuple[Task, ...]) -> int:
    numbers = (task.id.removeprefix(_OWN) for task in base if task.id.startswith(_OWN))
    return max((int(n) for n in numbers if n.isdigit()), default=0) + 1


def _clean(row: Mapping[str, Any]) -> Row:
    """Cells as fields: empty text for none, whole people as such, a
    date without its time, only columns of ours.
    """
    fields = {name: row[name] for name in COLUMNS if name in row}
    for name in ("label", "note"):
        if name in fields:
            fields[name] = fields[name] or ""
    people, start = fields.get("people"), fields.get("start")
    if isinstance(people, float) and people.is_integer():
        fields["people"] = int(people)
    if isinstance(start, str):
        fields["start"] = start[:10] or None
    return fields


def _task(old: Task, row: Row, *, is_computed: bool) -> Task:
    merged = {name: row.get(name, getattr(old, name)) for name in COLUMNS}
    if not merged["phase"]:
        raise ValueError("it has no phase yet; choose one")
    if not merged["label"]:
        raise ValueError("it has no name yet; write what is to be done")
    if not merged["kind"]:
        raise ValueError("it has no kind; choose one")
    if is_computed:
        merged["days"] = old.days
    return Task.model_validate({"id": old.id, **merged})


def _reason(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors()[0]
    heading = HEADINGS.get(str(first["loc"][0]), "") if first["loc"] else ""
    return f"{heading}: {first['msg'].removeprefix('Value error, ').lower()}"

"""What people write into the table of tasks: cell by cell, and a wrong one costs no other."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from cluster_psia.assessment import Assessment, Task, WorkPlan
from cluster_psia.assessment.edits.tables.tasks import tasks_table
from cluster_psia.assessment.grid.changes import GridChange
from cluster_psia.assessment.grid.table import grid_of
from cluster_psia.assessment.grid.take import TakenChanges, take_changes
from cluster_psia.assessment.grid.value import GridDraft
from cluster_psia.method import load_method

PROCESS = "phase_5-process_field_data"
PLAN = Assessment(
    name="x",
    work_plan=WorkPlan(
        tasks=(
            Task(id="b", phase="phase_4", label="Interview", kind="field", people=2, days=10),
            Task(id="a", phase="phase_1", label="Read", people=1, days=5),
            Task(id=PROCESS, phase="phase_5", label="Process", kind="processing", days=20),
        )
    ),
)
PHASE_5 = f"5 {load_method().phases.phase('phase_5').label}"


def write(row: str, after: TakenChanges[Assessment] | None = None, **cells: str) -> Any:
    before = after or TakenChanges(PLAN, GridDraft())
    changes = [GridChange("set", row, key, text) for key, text in cells.items()]
    return take_changes(
        before.document, before.draft, changes, tasks_table(before.document), before.renamed
    )


def tasks(done: TakenChanges[Assessment]) -> dict[str, Task]:
    return {task.id: task for task in done.document.work_plan.tasks}


def test_tasks_stand_phase_by_phase() -> None:
    assert [row.id for row in tasks_table(PLAN).rows(PLAN)] == ["a", "b", PROCESS]


def test_cells_are_taken_and_processing_follows_the_field_days() -> None:
    done = write("b", days="7,5", start="3.3.2025", note="", people="4")
    task = tasks(done)["b"]
    assert done.draft == GridDraft()
    assert (task.days, task.start, task.note, task.people) == (7.5, dt.date(2025, 3, 3), "", 4)
    assert tasks(done)[PROCESS].days == 15


def test_an_emptied_cell_is_not_known_and_not_zero() -> None:
    done = tasks(write("a", days="", people="?"))
    assert (done["a"].days, done["a"].people) == (None, None)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"days": "-1"}, "Days: '-1' is no number of days"),
        ({"days": "many"}, "Days: 'many' is no number of days"),
        ({"people": "0"}, "people: 0 is not possible here"),
        ({"people": "1.5"}, "People: '1.5' is no whole number"),
        ({"label": ""}, "no name yet"),
        ({"label": "   "}, "no name yet"),
        ({"start": "soon"}, "Start: 'soon' is no day"),
        ({"start": "3/4/2025"}, "Start: '3/4/2025' may be 2025-04-03 or 2025-03-04"),
        ({"phase": ""}, "no phase yet"),
        ({"phase": "8 Holidays"}, "Phase: '8 Holidays' is no phase"),
        ({"kind": "holiday"}, "Kind: 'holiday' is no kind of task"),
    ],
)
def test_a_wrong_cell_stays_with_its_reason_and_costs_no_other(
    cells: dict[str, str], words: str
) -> None:
    done = write("a", None, **cells, note="kept")
    assert tasks(done)["a"] == tasks(TakenChanges(PLAN, GridDraft()))["a"].model_copy(
        update={"note": "kept"}
    )
    [(at, reason)] = done.draft.reasons.items()
    assert (at[0], done.draft.cells[at]) == ("a", *cells.values())
    assert words in reason


def test_a_new_task_needs_phase_and_name() -> None:
    done = write("new-1", label="Translate", days="2")
    assert done.document == PLAN
    assert done.draft.lacking == {("new-1", "phase"): "it has no phase yet; choose one"}
    done = write("new-1", after=done, phase=PHASE_5)
    new = tasks(done)["own-1"]
    assert (new.label, new.phase, new.kind, new.days) == ("Translate", "phase_5", "preparation", 2)
    assert done.renamed == {"new-1": "own-1"}


def test_new_tasks_never_take_an_id_that_stands() -> None:
    own = Task(id="own-7", phase="phase_1", label="Old")
    before = PLAN.model_copy(update={"work_plan": WorkPlan(tasks=(own, *PLAN.work_plan.tasks))})
    done = write("new-1", TakenChanges(before, GridDraft()), label="New", phase=PHASE_5)
    assert {task.id for task in done.document.work_plan.tasks} >= {"own-7", "own-8"}


def test_deleted_rows_are_gone() -> None:
    change = GridChange("delete", rows=("a", "b"))
    done = take_changes(PLAN, GridDraft(), [change], tasks_table(PLAN))
    assert list(tasks(done)) == [PROCESS]


def test_the_days_of_processing_are_shown_and_not_typed() -> None:
    shown = grid_of("x", PLAN, GridDraft(), tasks_table(PLAN))
    days = next(column for column in shown.columns if column.key == "days")
    assert shown.text(shown.rows[2], days) == "20"
    assert "field days" in days.fixed(shown.rows[2].thing)
    done = write(PROCESS, days="3", people="5")
    assert (tasks(done)[PROCESS].days, tasks(done)[PROCESS].people) == (20, 5)
    assert "field days" in done.draft.reasons[PROCESS, "days"]


def test_what_the_table_shows_and_is_pasted_back_changes_nothing() -> None:
    shown = grid_of("x", PLAN, GridDraft(), tasks_table(PLAN))
    block = ""
    for row in shown.rows:
        block += "\t".join(shown.text(row, column) for column in shown.columns) + "\n"
    change = GridChange("paste", "a", "label", block)
    done = take_changes(PLAN, GridDraft(), [change], tasks_table(PLAN))
    assert (done.document, done.draft) == (PLAN, GridDraft())

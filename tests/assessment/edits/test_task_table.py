"""What a person does to the table of tasks: row by row, and a wrong row costs no other."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from cluster_psia.assessment import Task
from cluster_psia.assessment.edits.task_table import apply_edits
from cluster_psia.method import load_method

METHOD = load_method()
BASE = (
    Task(id="a", phase="phase_1", label="Read", people=1, days=5),
    Task(id="b", phase="phase_4", label="Interview", kind="field", people=2, days=10),
    Task(
        id="phase_5-process_field_data",
        phase="phase_5",
        label="Process",
        kind="processing",
        people=2,
        days=20,
    ),
)


def edits(
    edited: dict[int, dict[str, Any]] | None = None, added: Any = (), deleted: Any = ()
) -> dict[str, Any]:
    return {"edited_rows": edited or {}, "added_rows": list(added), "deleted_rows": list(deleted)}


def test_nothing_done_changes_nothing() -> None:
    assert apply_edits(BASE, BASE, edits(), METHOD).tasks == BASE


def test_cells_are_taken() -> None:
    done = apply_edits(
        BASE,
        BASE,
        edits({1: {"days": 3, "start": "2025-03-03", "note": None, "people": 4.0}}),
        METHOD,
    )
    assert done.refused == ()
    task = done.tasks[1]
    assert (task.days, task.start, task.note, task.people) == (3, dt.date(2025, 3, 3), "", 4)


def test_an_emptied_cell_is_not_known_and_not_zero() -> None:
    task = apply_edits(BASE, BASE, edits({0: {"days": None, "people": None}}), METHOD).tasks[0]
    assert (task.days, task.people) == (None, None)


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"days": -1}, "Days"),
        ({"people": 0}, "People"),
        ({"people": 1.5}, "People"),
        ({"label": ""}, "name"),
        ({"label": "   "}, "Task"),
        ({"start": "soon"}, "Start"),
        ({"phase": None}, "phase"),
        ({"kind": None}, "kind"),
        ({"kind": "holiday"}, "Kind"),
        ({"days": "many"}, "Days"),
    ],
)
def test_a_wrong_row_is_refused_with_its_reason_and_costs_no_other_row(
    cells: dict[str, Any], word: str
) -> None:
    done = apply_edits(BASE, BASE, edits({0: cells, 1: {"days": 7}}), METHOD)
    assert done.tasks[0] == BASE[0]
    assert done.tasks[1].days == 7
    assert len(done.refused) == 1
    assert "Row 1" in done.refused[0]
    assert word in done.refused[0]


def test_a_wrong_row_keeps_what_was_last_saved() -> None:
    now = (BASE[0].model_copy(update={"days": 8.0}), *BASE[1:])
    assert apply_edits(BASE, now, edits({0: {"days": -1}}), METHOD).tasks[0].days == 8


def test_a_new_row_needs_phase_and_name() -> None:
    done = apply_edits(
        BASE,
        BASE,
        edits(added=[{}, {"label": "Rest"}, {"label": "Translate", "phase": "phase_5"}]),
        METHOD,
    )
    assert [t.label for t in done.tasks[3:]] == ["Translate"]
    assert done.tasks[3].kind == "preparation"
    assert len(done.refused) == 1
    assert "phase" in done.refused[0]


def test_applying_twice_gives_the_same() -> None:
    what = edits({0: {"days": 2}}, [{"label": "Translate", "phase": "phase_5"}], [1])
    once = apply_edits(BASE, BASE, what, METHOD).tasks
    assert apply_edits(BASE, once, what, METHOD).tasks == once


def test_new_rows_never_take_an_id_that_stands() -> None:
    base = (*BASE, Task(id="own-7", phase="phase_1", label="Old"))
    done = apply_edits(base, base, edits(added=[{"label": "New", "phase": "phase_1"}]), METHOD)
    assert [t.id for t in done.tasks[3:]] == ["own-7", "own-8"]


def test_deleted_rows_are_gone() -> None:
    assert [t.id for t in apply_edits(BASE, BASE, edits(deleted=[0, 1]), METHOD).tasks] == [
        "phase_5-process_field_data"
    ]


def test_the_days_of_processing_are_not_typed() -> None:
    done = apply_edits(BASE, BASE, edits({2: {"days": 3, "people": 5}}), METHOD)
    assert (done.tasks[2].days, done.tasks[2].people) == (20, 5)
    assert "field days" in done.refused[0]

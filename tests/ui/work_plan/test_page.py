"""Work plan: tasks proposed, edited in the table, drawn and summed up, through the shell."""

from __future__ import annotations

import datetime as dt
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment import Assessment, Task, WorkPlan
from cluster_psia.assessment.edits.work_plan import add_tasks
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.design.work_plan import suggest_tasks
from tests.ui.app import open_page, saved, shown_values, widget
from tests.ui.grids import cells, column_of, grid_data_of, marks_of, tell_grid

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

TASKS = "work_plan.tasks"
EVIL = "<img src=x onerror=alert(1)> **bold**"
FIELD, PROCESSING = "phase_4-hold_interviews", "phase_5-process_field_data"


def bare() -> Assessment:
    return load_sample("tiruppur").model_copy(update={"work_plan": WorkPlan(), "methods": ()})


def planned() -> Assessment:
    return add_tasks(bare(), suggest_tasks(bare()))


def texts(at: AppTest) -> str:
    return " ".join(shown_values(at, "markdown", "header", "info", "warning", "caption"))


def days(a: Assessment, id: str) -> float | None:
    return next(t.days for t in a.work_plan.tasks if t.id == id)


def test_an_empty_plan_proposes_tasks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "work_plan", bare())
    assert "Propose them" in texts(at)
    widget(at, "button", "work_plan.propose").click().run()
    assert saved(at).work_plan.tasks == planned().work_plan.tasks
    assert "The study takes" in texts(at)
    assert not [b for b in at.button if str(b.key).startswith("work_plan.propose")]


def test_a_blank_assessment_can_be_planned_and_says_what_it_does_not_know(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "work_plan", Assessment(name="Blank"))
    widget(at, "button", "work_plan.propose").click().run()
    assert not at.exception
    assert days(saved(at), FIELD) is None
    assert "at least" in texts(at)


def test_missing_tasks_are_added_and_the_rest_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a = planned()
    tasks = tuple(
        t.model_copy(update={"days": 99.0}) if t.id == FIELD else t for t in a.work_plan.tasks[2:]
    )
    at = open_page(
        tmp_path,
        monkeypatch,
        "work_plan",
        a.model_copy(update={"work_plan": WorkPlan(tasks=tasks)}),
    )
    button = widget(at, "button", "work_plan.propose")
    assert button.label == "Add 2 missing tasks"
    button.click().run()
    assert {t.id for t in saved(at).work_plan.tasks} == {t.id for t in a.work_plan.tasks}
    assert days(saved(at), FIELD) == 99


def test_start_and_ratio_are_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "work_plan", planned())
    widget(at, "date_input", "work_plan.start").set_value(dt.date(2025, 3, 3)).run()
    widget(at, "number_input", "work_plan.ratio").set_value(1.0).run()
    plan = saved(at).work_plan
    assert (plan.start, plan.processing_days_per_field_day) == (dt.date(2025, 3, 3), 1.0)
    before = days(planned(), PROCESSING)
    assert before is not None
    assert days(saved(at), PROCESSING) == before / 2


def test_a_cell_is_saved_and_processing_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "work_plan", planned())
    a = planned()
    more = (days(a, FIELD) or 0) + 10
    tell_grid(at, TASKS, *cells(FIELD, days=f"{more:g}"))
    processing = (days(a, PROCESSING) or 0) + 20
    assert days(saved(at), PROCESSING) == processing
    tell_grid(at, TASKS, *cells(FIELD, people="7"))
    assert next(t.people for t in saved(at).work_plan.tasks if t.id == FIELD) == 7
    assert days(saved(at), FIELD) == more
    rows = grid_data_of(at, TASKS)["rows"]
    computed = next(row for row in rows if row["id"] == PROCESSING)
    assert f"{processing:g}" in computed["cells"]
    assert "field days" in computed["fixed"]["days"]


def test_a_wrong_cell_is_marked_with_its_reason_and_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "work_plan", planned())
    first, second = (task.id for task in planned().work_plan.tasks[:2])
    tell_grid(
        at,
        TASKS,
        *cells(first, days="-4"),
        *cells(second, note="kept"),
        *cells("new-1", label="No phase"),
    )
    tasks = saved(at).work_plan.tasks
    assert tasks[0] == planned().work_plan.tasks[0]
    assert tasks[1].note == "kept"
    assert len(tasks) == len(planned().work_plan.tasks)
    marks = marks_of(at, TASKS)
    assert marks[first, "days"].startswith("Days: '-4' is no number of days")
    assert marks["new-1", "phase"] == "it has no phase yet; choose one"


def test_a_task_of_ones_own_is_added_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "work_plan", planned())
    phase = column_of(at, TASKS, "phase")[-1]
    tell_grid(
        at,
        TASKS,
        *cells("new-1", label="=1+1 translate", phase=phase, kind="Processing", days="2"),
        *cells("new-1", people="1"),
    )
    own = [t for t in saved(at).work_plan.tasks if t.id.startswith("own-")]
    assert [(t.label, t.days, t.people) for t in own] == [("=1+1 translate", 2, 1)]


def test_undo_at_the_head_takes_back_an_edit_of_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "work_plan", planned())
    first, second = (task.id for task in planned().work_plan.tasks[:2])
    tell_grid(at, TASKS, *cells(first, note="first"))
    widget(at, "button", "undo").click().run()
    assert saved(at).work_plan.tasks == planned().work_plan.tasks
    tell_grid(at, TASKS, *cells(second, note="second"))
    assert [t.note for t in saved(at).work_plan.tasks[:2]] == ["", "second"]


def test_what_the_plan_lacks_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a = planned()
    tasks = tuple(t for t in a.work_plan.tasks if t.kind != "feedback")
    at = open_page(
        tmp_path,
        monkeypatch,
        "work_plan",
        a.model_copy(update={"work_plan": WorkPlan(tasks=tasks)}),
    )
    assert "No feedback workshop" in texts(at)


PHASES = len({task.phase for task in planned().work_plan.tasks})


def gantt(at: AppTest) -> str:
    """The plan in time as HTML."""
    (found,) = [e.proto.body for e in at.get("html") if 'class="folds gantt"' in e.proto.body]
    return str(found)


def test_every_phase_is_a_row_that_opens_on_its_tasks_and_each_task_on_why_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Task(id="own-1", phase="phase_5", label=EVIL, note=EVIL, days=1, people=1)
    at = open_page(tmp_path, monkeypatch, "work_plan", add_tasks(planned(), (own,)))
    shown = gantt(at)
    assert shown.count("<h3>") == PHASES
    for task in planned().work_plan.tasks:
        assert f"<span>{escape(task.label)}</span>" in shown
    assert "field days times 2" in shown
    assert "Added for this assessment" in shown
    assert "<img" not in shown
    assert shown.count(escape(EVIL)) == 2


def test_one_switch_opens_every_phase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "work_plan", planned())
    assert " open>" not in gantt(at)
    widget(at, "toggle", "work_plan.open").set_value(True).run()
    assert gantt(at).count(" open>") == PHASES
    tell_grid(at, TASKS, *cells(FIELD, note="by bus"))  # and stays so while the plan is edited
    assert gantt(at).count(" open>") == PHASES
    assert "by bus" in gantt(at)


@pytest.mark.parametrize(
    "plan",
    [
        WorkPlan(start=dt.date(1066, 10, 14)),
        WorkPlan(start=dt.date(9999, 12, 31)),
        WorkPlan(processing_days_per_field_day=0.01),
    ],
)
def test_what_a_file_may_hold_does_not_break_the_page(
    plan: WorkPlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = tuple(t.model_copy(update={"start": plan.start}) for t in planned().work_plan.tasks)
    odd = bare().model_copy(update={"work_plan": plan.model_copy(update={"tasks": far})})
    at = open_page(tmp_path, monkeypatch, "work_plan", odd)
    assert not at.exception

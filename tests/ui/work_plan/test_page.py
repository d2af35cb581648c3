"""Work plan: tasks proposed, edited in the table, drawn and summed up, through the shell."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from cluster_psia.assessment import Assessment, WorkPlan
from cluster_psia.assessment.edits.work_plan import add_tasks
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.design.work_plan import suggest_tasks
from tests.ui.app import open_page, saved, shown_values, widget

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

FIELD, PROCESSING = "phase_4-hold_interviews", "phase_5-process_field_data"


def bare() -> Assessment:
    return load_sample("tiruppur").model_copy(update={"work_plan": WorkPlan(), "methods": ()})


def planned() -> Assessment:
    return add_tasks(bare(), suggest_tasks(bare()))


def texts(at: AppTest) -> str:
    return " ".join(shown_values(at, "markdown", "info", "warning", "caption"))


def days(a: Assessment, id: str) -> float | None:
    return next(t.days for t in a.work_plan.tasks if t.id == id)


def row(a: Assessment, id: str) -> int:
    return [t.id for t in a.work_plan.tasks].index(id)


def edit_table(at: AppTest, **edits: Any) -> AppTest:
    """What the browser sends when a person edits the table, so that the page's own
    callback runs.
    """
    [editor] = [e for e in at.dataframe if "work_plan.tasks" in e.proto.id]
    delta = {"edited_rows": {}, "added_rows": [], "deleted_rows": [], **edits}
    states = at._tree.get_widget_states()
    states.widgets.append(WidgetState(id=editor.proto.id, string_value=json.dumps(delta)))
    return at._run(states)


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
    edit_table(at, edited_rows={str(row(a, FIELD)): {"days": (days(a, FIELD) or 0) + 10}})
    assert days(saved(at), PROCESSING) == (days(a, PROCESSING) or 0) + 20
    edit_table(
        at, edited_rows={str(row(a, FIELD)): {"days": (days(a, FIELD) or 0) + 10, "people": 7}}
    )
    assert next(t.people for t in saved(at).work_plan.tasks if t.id == FIELD) == 7
    assert days(saved(at), FIELD) == (days(a, FIELD) or 0) + 10


def test_field_days_can_be_typed_down_the_column_in_one_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table must stay the same one although the days of processing change with every line."""
    at = open_page(tmp_path, monkeypatch, "work_plan", planned())
    fields = [n for n, task in enumerate(planned().work_plan.tasks) if task.kind == "field"][:4]
    typed: dict[str, Any] = {}
    editors = set()
    for n, place in enumerate(fields):
        typed[str(place)] = {"days": 21.0 + n}
        edit_table(at, edited_rows=dict(typed))
        editors.add(next(e.proto.id for e in at.dataframe if "work_plan.tasks" in e.proto.id))
    assert len(editors) == 1
    assert [saved(at).work_plan.tasks[place].days for place in fields] == [21, 22, 23, 24]


def test_edits_add_up_as_the_browser_reports_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "work_plan", planned())
    edit_table(at, edited_rows={"0": {"note": "first"}})
    edit_table(at, edited_rows={"0": {"note": "first"}, "1": {"note": "second"}})
    edit_table(at, edited_rows={"0": {"note": "first"}, "1": {"note": "second"}}, deleted_rows=[2])
    tasks = saved(at).work_plan.tasks
    assert [t.note for t in tasks[:2]] == ["first", "second"]
    assert len(tasks) == len(planned().work_plan.tasks) - 1


def test_a_wrong_row_is_refused_aloud_and_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "work_plan", planned())
    edit_table(
        at,
        edited_rows={"0": {"days": -4}, "1": {"note": "kept"}},
        added_rows=[{"label": "No phase"}],
    )
    tasks = saved(at).work_plan.tasks
    assert tasks[0] == planned().work_plan.tasks[0]
    assert tasks[1].note == "kept"
    assert len(tasks) == len(planned().work_plan.tasks)
    said = texts(at).replace("\\", "")
    assert "Row 1" in said
    assert "no phase yet" in said


def test_a_task_of_ones_own_is_added_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "work_plan", planned())
    new = {"label": "=1+1 translate", "phase": "phase_5", "kind": "processing", "days": 2}
    edit_table(at, added_rows=[new])
    edit_table(at, added_rows=[{**new, "people": 1}])
    own = [t for t in saved(at).work_plan.tasks if t.id.startswith("own-")]
    assert [(t.label, t.days, t.people) for t in own] == [("=1+1 translate", 2, 1)]


def test_undo_takes_back_an_edit_and_the_table_starts_afresh(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "work_plan", planned())
    edit_table(at, edited_rows={"0": {"note": "first"}})
    widget(at, "button", "undo").click().run()
    assert saved(at).work_plan.tasks == planned().work_plan.tasks
    edit_table(at, edited_rows={"1": {"note": "second"}})
    assert [t.note for t in saved(at).work_plan.tasks[:2]] == ["", "second"]


def test_leaving_the_page_and_coming_back_shows_what_was_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cluster_psia.ui.frame import walk

    at = open_page(tmp_path, monkeypatch, "work_plan", planned())
    edit_table(at, edited_rows={"0": {"note": "first"}})
    at.switch_page(str(walk.walk_step("methods").path)).run()
    at.switch_page(str(walk.walk_step("work_plan").path)).run()
    edit_table(at, edited_rows={"1": {"note": "second"}})
    assert [t.note for t in saved(at).work_plan.tasks[:2]] == ["first", "second"]


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


def test_why_a_task_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(tmp_path, monkeypatch, "work_plan", planned())
    widget(at, "button_group", "work_plan.phase").set_value("phase_5").run()
    assert "field days times 2" in texts(at).replace("\\", "")


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

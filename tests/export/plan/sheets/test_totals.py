"""What the work plan adds up to, with what is open kept out of the sums."""

from __future__ import annotations

import datetime as dt
from typing import Any

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.model import Task, WorkPlan
from cluster_psia.export.plan.report import Cell, Formula, Input, Row
from cluster_psia.export.plan.sheets.totals import RATIO, totals_table
from cluster_psia.method import load_method

METHOD = load_method()
FIRST, SECOND = METHOD.phases.phases[:2]


def task(id_: str, days: float | None, people: int | None = None, **more: Any) -> Task:
    given = {"id": id_, "phase": FIRST.key, "label": id_, "kind": "preparation"} | more
    return Task.model_validate(given | {"days": days, "people": people})


def row(name: str, *tasks: Task, **plan: Any) -> Row:
    a = Assessment(name="x", work_plan=WorkPlan(tasks=tasks, **plan))
    return next(row for row in totals_table(a).rows if row["sum_of"] == name)


def figure(cell: Cell) -> float | str:
    assert isinstance(cell, Formula)
    return cell.value


def sums(name: str, *tasks: Task) -> list[float | str]:
    """Tasks, open tasks, days and person-days of a row."""
    found = row(name, *tasks)
    return [figure(found[key]) for key in ("tasks", "open_tasks", "days", "person_days")]


def test_people_times_days_are_added_up_by_phase_and_over_all() -> None:
    tasks = (task("a", 2, 3), task("b", 1.5, 2), task("c", 4, 1, phase=SECOND.key))
    assert sums(FIRST.label, *tasks) == [2, 0, 3.5, 9]
    assert sums("All phases", *tasks) == [3, 0, 7.5, 13]


def test_a_task_without_people_or_days_is_open_and_in_no_sum() -> None:
    tasks = (task("a", 2, 3), task("b", 5), task("c", None, 4))
    assert sums(FIRST.label, *tasks) == [3, 2, 7, 6]


def test_nothing_known_is_no_zero_and_no_task_is_one() -> None:
    assert sums(FIRST.label, task("a", None)) == [1, 1, "", ""]
    assert sums(SECOND.label, task("a", None)) == [0, 0, 0, 0]


def test_nobody_for_no_days_is_known_and_adds_nothing() -> None:
    assert sums(FIRST.label, task("a", 0, 1)) == [1, 0, 0, 0]


def test_only_the_days_of_field_tasks_are_field_days() -> None:
    tasks = (task("a", 2), task("b", 5, kind="field"), task("c", None, kind="field"))
    assert figure(row("Field days", *tasks)["days"]) == 5
    assert figure(row("Field days", tasks[0], tasks[2])["days"]) == ""


def test_first_and_last_day_are_dates_once_the_plan_has_a_start() -> None:
    start = dt.date(2025, 3, 3)
    found = row(FIRST.label, task("a", 2, 1), start=start)
    assert (found["first_day"], found["last_day"]) == (start, dt.date(2025, 3, 4))
    assert str(row(FIRST.label, task("a", 2, 1))["first_day"]).startswith("day ")
    bare = row(SECOND.label, task("a", 2, 1), start=start)
    assert (bare["first_day"], bare["last_day"]) == (None, None)


def test_the_ratio_says_whether_it_is_that_of_the_source() -> None:
    name, printed = METHOD.phases.processing_days.label, METHOD.phases.processing_days_per_field_day
    own = row(name, processing_days_per_field_day=printed + 1)
    assert own["days"] == Input(RATIO, printed + 1)
    assert str(own["note"]).startswith(f"The source says about {printed:g}.")
    same = row(name, processing_days_per_field_day=printed)
    assert str(same["note"]).startswith("As in the source.")

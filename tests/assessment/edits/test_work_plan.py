"""Days of processing follow from the field days, whatever changes them."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cluster_psia.assessment import Assessment, Task, WorkPlan
from cluster_psia.assessment.edits.work_plan import (
    add_tasks,
    computed_tasks,
    field_days,
    processing_days,
    with_ratio,
    with_tasks,
)
from cluster_psia.method import load_method

PROCESSING = Task(
    id="phase_5-process_field_data", phase="phase_5", label="Process", kind="processing", people=2
)
FOLLOW_UP = Task(
    id="phase_7-process_follow_up_data",
    phase="phase_7",
    label="Process",
    kind="processing",
    people=2,
)


def field(id: str, days: float | None, phase: str = "phase_4") -> Task:
    return Task(id=id, phase=phase, label=id, kind="field", people=2, days=days)


def days_of(a: Assessment, id: str) -> float | None:
    return next(t.days for t in a.work_plan.tasks if t.id == id)


def test_two_days_of_processing_for_each_field_day() -> None:
    assert processing_days(WorkPlan(tasks=(field("a", 3), field("b", 4.5)))) == 15


def test_other_kinds_of_task_do_not_count_as_field_days() -> None:
    writing = Task(id="w", phase="phase_1", label="Write", kind="preparation", days=10)
    assert field_days(WorkPlan(tasks=(field("a", 3), writing))) == 3


def test_without_any_known_field_day_nothing_is_estimated() -> None:
    assert processing_days(WorkPlan()) is None
    assert processing_days(WorkPlan(tasks=(field("a", None),))) is None
    assert processing_days(WorkPlan(tasks=(field("a", 0),))) == 0


def test_the_processing_task_follows_field_days_and_ratio() -> None:
    a = with_tasks(Assessment(name="x"), (field("a", 3), PROCESSING))
    assert days_of(a, PROCESSING.id) == 6
    a = with_ratio(a, 1.5)
    assert days_of(a, PROCESSING.id) == 4.5
    a = with_tasks(a, (field("a", 10), *a.work_plan.tasks[1:]))
    assert days_of(a, PROCESSING.id) == 15
    a = with_tasks(a, [t for t in a.work_plan.tasks if t.kind != "field"])
    assert days_of(a, PROCESSING.id) is None


def test_each_round_of_fieldwork_has_its_own_processing() -> None:
    a = with_tasks(
        Assessment(name="x"), (field("a", 3), PROCESSING, field("b", 5, "phase_7"), FOLLOW_UP)
    )
    assert (days_of(a, PROCESSING.id), days_of(a, FOLLOW_UP.id)) == (6, 10)
    assert processing_days(a.work_plan) == 16


def test_a_processing_task_of_ones_own_keeps_its_days() -> None:
    own = Task(id="own-1", phase="phase_5", label="Translate", kind="processing", days=3)
    a = with_ratio(with_tasks(Assessment(name="x"), (field("a", 3), own)), 4.0)
    assert days_of(a, "own-1") == 3


def test_the_computed_tasks_stand_in_the_phases() -> None:
    assert computed_tasks(load_method()) == {PROCESSING.id: "phase_5", FOLLOW_UP.id: "phase_7"}


def test_adding_leaves_what_is_there_alone() -> None:
    a = with_tasks(Assessment(name="x"), (field("a", 3),))
    a = add_tasks(a, (field("a", 99), field("b", 1)))
    assert [(t.id, t.days) for t in a.work_plan.tasks] == [("a", 3), ("b", 1)]


@pytest.mark.parametrize("ratio", [0, -1, 21, float("nan")])
def test_a_ratio_beyond_sense_is_refused(ratio: float) -> None:
    with pytest.raises(ValidationError):
        with_ratio(Assessment(name="x"), ratio)


def test_an_estimate_beyond_ten_years_does_not_break_the_plan() -> None:
    a = with_ratio(with_tasks(Assessment(name="x"), (field("a", 3000), PROCESSING)), 20.0)
    assert days_of(a, PROCESSING.id) == 3650

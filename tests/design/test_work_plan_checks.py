"""What a work plan lacks, said task by task."""

from __future__ import annotations

import datetime as dt

import pytest

from cluster_psia.assessment import Assessment, StudyDesign, Task, replace
from cluster_psia.assessment.edits.work_plan import add_tasks
from cluster_psia.design.work_plan import suggest_tasks
from cluster_psia.design.work_plan_checks import is_follow_up_undated
from tests.design.planned import cluster, said


def planned(a: Assessment) -> Assessment:
    return add_tasks(a, suggest_tasks(a))


def has_a_word_of(id_: str, words: tuple[str, ...]) -> bool:
    return any(word in id_ for word in words)


def without(a: Assessment, *words: str) -> Assessment:
    kept = tuple(task for task in a.work_plan.tasks if not has_a_word_of(task.id, words))
    return replace(a, work_plan=replace(a.work_plan, tasks=kept))


def test_the_suggested_plan_lacks_nothing() -> None:
    assert said(planned(cluster(2))) == ""
    assert said(cluster(2)) == ""


@pytest.mark.parametrize(
    ("gone", "complaint", "place"),
    [
        (("feedback_sessions", "stakeholder_workshops"), "No feedback workshop", "Phase six"),
        (("pilot",), "No pilot", "Phase three"),
        (("process_field_data",), "No days for processing", "Phase five"),
    ],
)
def test_what_is_taken_out_is_missed(gone: tuple[str, ...], complaint: str, place: str) -> None:
    text = said(without(planned(cluster(2)), *gone))
    assert complaint in text
    assert f"UNIDO 2004, Annex II, {place}" in text


def test_a_follow_up_needs_processing_and_a_date() -> None:
    a = planned(cluster(2, design=StudyDesign(approach="repeat")))
    assert "follow-up" in said(without(a, "process_follow_up_data"))
    assert not is_follow_up_undated(a.work_plan)
    plan = replace(a.work_plan, start=dt.date(2025, 3, 3))
    assert is_follow_up_undated(plan)
    second = tuple(
        replace(task, start=dt.date(2026, 3, 2)) if task.phase == "phase_7" else task
        for task in plan.tasks
    )
    assert not is_follow_up_undated(replace(plan, tasks=second))


def test_dates_that_cannot_be_placed_are_named() -> None:
    own = Task(id="own-1", phase="phase_1", label="Rest", start=dt.date(2025, 3, 1))
    a = planned(cluster(2))
    undated = replace(a, work_plan=replace(a.work_plan, tasks=(*a.work_plan.tasks, own)))
    assert "no start date" in said(undated)
    dated = replace(undated, work_plan=replace(undated.work_plan, start=dt.date(2025, 3, 3)))
    assert "Before the start of the plan: Rest." in said(dated)
    assert "weekend" in said(dated)

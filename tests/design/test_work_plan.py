"""Tasks suggested for the work plan: days, methods, phases and reasons."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cluster_psia.assessment import (
    Assessment,
    ChosenIndicator,
    ChosenMethod,
    StudyDesign,
    Task,
    WorkPlan,
)
from cluster_psia.design.work_plan import suggest_tasks, task_reason, task_suggestions
from cluster_psia.method import load_method
from tests.design.planned import cluster

INDICATORS = [i.key for i in load_method().box_5.indicators]


def tasks(a: Assessment) -> dict[str, Task]:
    return {t.id: t for t in suggest_tasks(a)}


def yaml_days(id: str) -> float:
    phase, key = id.split("-", 1)
    return next(
        t.days
        for p in load_method().phases.phases
        if p.key == phase
        for t in p.tasks
        if t.key == key
    )


def test_days_are_counted_per_group() -> None:
    one, three = tasks(cluster(1)), tasks(cluster(3))
    per_group = yaml_days("phase_4-hold_interviews")
    assert one["phase_4-hold_interviews"].days == per_group
    assert three["phase_4-hold_interviews"].days == 3 * per_group


def test_days_are_counted_per_different_indicator() -> None:
    first, second = INDICATORS[:2]
    chosen = (
        ChosenIndicator(group="g0", key=first),
        ChosenIndicator(group="g1", key=first),
        ChosenIndicator(group="g1", key=second),
    )
    assert tasks(cluster(2, chosen))["phase_3-write_schedules"].days == 2 * yaml_days(
        "phase_3-write_schedules"
    )


def test_without_groups_or_indicators_days_are_missing_and_not_zero() -> None:
    found = tasks(cluster(0))
    assert found["phase_4-hold_interviews"].days is None
    assert found["phase_3-write_schedules"].days is None
    assert found["phase_1-agree_plan"].days == yaml_days("phase_1-agree_plan")


def test_one_processing_task_with_two_days_for_each_field_day() -> None:
    found = suggest_tasks(cluster(2, design=StudyDesign(approach="one_off", comparator="none")))
    field = sum(t.days or 0 for t in found if t.kind == "field")
    [processing] = [t for t in found if t.kind == "processing"]
    assert processing.phase == "phase_5"
    assert processing.days == 2 * field > 0


def test_the_ratio_of_the_plan_is_used() -> None:
    a = cluster(2, work_plan=WorkPlan(processing_days_per_field_day=1.0))
    twice = tasks(cluster(2))["phase_5-process_field_data"].days
    assert twice is not None
    assert tasks(a)["phase_5-process_field_data"].days == twice / 2


@pytest.mark.parametrize(
    ("approach", "follow_up"), [("one_off", False), ("repeat", True), ("longitudinal", True)]
)
def test_only_a_study_that_comes_back_has_a_follow_up(approach: Any, follow_up: bool) -> None:
    found = suggest_tasks(cluster(2, design=StudyDesign(approach=approach)))
    assert any(t.phase == "phase_7" for t in found) == follow_up
    assert {t.phase for t in found} >= {f"phase_{n}" for n in range(1, 7)}


@pytest.mark.parametrize(
    ("comparator", "wanted"), [("none", False), ("inside_cluster", True), (None, True)]
)
def test_control_tasks_only_with_a_comparator(comparator: str | None, wanted: bool) -> None:
    a = cluster(3, design=StudyDesign(approach="repeat", comparator=comparator))
    assert ("phase_3-choose_control_group" in tasks(a)) == wanted
    if wanted:  # one of the three groups has a comparator
        assert tasks(a)["phase_4-control_group_fieldwork"].days == yaml_days(
            "phase_4-control_group_fieldwork"
        )


def test_field_tasks_follow_the_methods_taken() -> None:
    talk = (ChosenMethod(key="focus_group_discussion", stage="during"),)
    found = tasks(cluster(2, methods=talk))
    assert "phase_4-hold_group_discussions" in found
    assert "phase_4-visit_households" not in found
    assert "phase_1-agree_plan" in found
    assert "phase_4-visit_households" in tasks(cluster(2))


def test_each_suggestion_says_how_its_days_come_about_and_cites() -> None:
    a = cluster(2, design=StudyDesign(approach="longitudinal"))
    for suggestion in task_suggestions(a):
        assert all(reason.source for reason in suggestion.because)
        assert suggestion.source.startswith("UNIDO 2004, Annex II")
        json.dumps(suggestion.as_dict())
    said = {s.task.id: " ".join(map(str, s.because)) for s in task_suggestions(a)}
    assert "for each of 2 poverty groups" in said["phase_4-hold_interviews"]
    assert "field days times 2" in said["phase_5-process_field_data"]
    assert "Ours: people and days" in said["phase_4-hold_interviews"]


def test_why_tells_what_stands_in_the_plan_and_no_longer_belongs() -> None:
    a = cluster(2, design=StudyDesign(approach="one_off"))
    follow_up = next(
        t
        for t in suggest_tasks(cluster(2, design=StudyDesign(approach="repeat")))
        if t.phase == "phase_7"
    )
    assert "does not need it" in task_reason(a, follow_up).against[0].text
    assert task_reason(a, suggest_tasks(a)[0]).against == ()
    assert (
        task_reason(a, Task(id="own-1", phase="phase_1", label="Rest")).source
        == "Added for this assessment"
    )

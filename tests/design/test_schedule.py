"""Dates and sums of a work plan, on numbers computed by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_psia.assessment import Task, WorkPlan
from cluster_psia.design.schedule import plan_totals, schedule, workday_date, workday_number
from cluster_psia.method import load_method
from tests.assessment.strategies import plans

MONDAY = dt.date(2025, 3, 3)
FRIDAY = dt.date(2025, 3, 7)
SATURDAY = dt.date(2025, 3, 8)


def task(id: str, days: float | None, phase: str = "phase_1", **more: object) -> Task:
    return Task.model_validate({"id": id, "phase": phase, "label": id, "days": days, **more})


def days(plan: WorkPlan) -> dict[str, tuple[int, int | None]]:
    return {s.task.id: (s.first_day, s.last_day) for s in schedule(plan, load_method())}


def dates(plan: WorkPlan) -> dict[str, tuple[dt.date | None, dt.date | None]]:
    return {s.task.id: (s.start, s.end) for s in schedule(plan, load_method())}


def test_one_after_the_other_over_the_weekend() -> None:
    plan = WorkPlan(start=MONDAY, tasks=(task("a", 4), task("b", 3)))
    assert dates(plan) == {"a": (MONDAY, dt.date(2025, 3, 6)), "b": (FRIDAY, dt.date(2025, 3, 11))}


def test_phases_come_in_order_whatever_the_order_of_the_tasks() -> None:
    plan = WorkPlan(tasks=(task("late", 1, "phase_4"), task("early", 2), task("second", 1)))
    assert days(plan) == {"early": (1, 2), "second": (3, 3), "late": (4, 4)}


def test_without_a_start_there_are_day_numbers_and_no_dates() -> None:
    plan = WorkPlan(tasks=(task("a", 2, start=MONDAY), task("b", 1)))
    assert days(plan) == {"a": (1, 2), "b": (3, 3)}
    assert dates(plan) == {"a": (None, None), "b": (None, None)}


def test_a_plan_that_starts_on_a_saturday_begins_on_monday() -> None:
    assert dates(WorkPlan(start=SATURDAY, tasks=(task("a", 1),))) == {
        "a": (dt.date(2025, 3, 10), dt.date(2025, 3, 10))
    }


def test_a_start_of_its_own_is_kept_and_later_tasks_wait_for_it() -> None:
    plan = WorkPlan(
        start=MONDAY, tasks=(task("a", 1), task("b", 2, start=dt.date(2025, 3, 17)), task("c", 1))
    )
    assert dates(plan)["b"] == (dt.date(2025, 3, 17), dt.date(2025, 3, 18))
    assert dates(plan)["c"] == (dt.date(2025, 3, 19), dt.date(2025, 3, 19))


def test_an_early_start_of_its_own_does_not_pull_later_tasks_forward() -> None:
    plan = WorkPlan(start=MONDAY, tasks=(task("a", 5), task("b", 1, start=MONDAY), task("c", 1)))
    assert dates(plan)["b"] == (MONDAY, MONDAY)
    assert dates(plan)["c"][0] == dt.date(2025, 3, 10)


def test_a_start_on_a_weekend_is_kept_and_counted_from_monday() -> None:
    assert dates(WorkPlan(start=MONDAY, tasks=(task("a", 1, start=SATURDAY),)))["a"] == (
        SATURDAY,
        dt.date(2025, 3, 10),
    )


def test_a_start_before_the_plan_is_kept() -> None:
    plan = WorkPlan(start=MONDAY, tasks=(task("a", 2, start=dt.date(2025, 2, 27)),))
    assert days(plan)["a"] == (-1, 0)
    assert dates(plan)["a"] == (dt.date(2025, 2, 27), dt.date(2025, 2, 28))


def test_half_days_share_a_day() -> None:
    assert days(WorkPlan(tasks=(task("a", 0.5), task("b", 0.5), task("c", 1)))) == {
        "a": (1, 1),
        "b": (1, 1),
        "c": (2, 2),
    }


def test_a_task_of_no_days_stands_where_the_work_before_it_ends() -> None:
    plan = WorkPlan(start=MONDAY, tasks=(task("a", 5), task("handover", 0), task("c", 1)))
    assert dates(plan)["handover"] == (FRIDAY, FRIDAY)
    assert dates(plan)["c"] == (dt.date(2025, 3, 10), dt.date(2025, 3, 10))
    assert days(WorkPlan(tasks=(task("first", 0),))) == {"first": (1, 1)}


def test_missing_days_have_no_end_and_take_no_time() -> None:
    plan = WorkPlan(start=MONDAY, tasks=(task("a", None), task("b", 1)))
    assert dates(plan) == {"a": (MONDAY, None), "b": (MONDAY, MONDAY)}


def test_sums_by_hand() -> None:
    plan = WorkPlan(
        tasks=(
            task("a", 5, people=1),
            task("b", 2, people=3),
            task("c", 10, "phase_4", kind="field", people=2),
            task("d", None, "phase_4", people=2),
            task("e", 1, "phase_6"),
        )
    )
    sums = plan_totals(plan, load_method())
    by_phase = {p.phase: p for p in sums.phases}
    assert (
        by_phase["phase_1"].days,
        by_phase["phase_1"].person_days,
        by_phase["phase_1"].missing,
    ) == (7, 11, 0)
    assert (
        by_phase["phase_4"].days,
        by_phase["phase_4"].person_days,
        by_phase["phase_4"].missing,
    ) == (10, 20, 1)
    assert (
        by_phase["phase_6"].days,
        by_phase["phase_6"].person_days,
        by_phase["phase_6"].missing,
    ) == (1, None, 1)
    assert (by_phase["phase_7"].tasks, by_phase["phase_7"].person_days) == (0, 0)
    assert (sums.whole.person_days, sums.whole.missing) == (31, 2)
    assert (sums.field_days, sums.processing_days) == (10, 20)
    assert (sums.work_weeks, sums.weeks) == (4, 4)


def test_weeks_of_work_and_weeks_on_the_calendar_are_told_apart() -> None:
    """Ten days, then two idle years before the second round."""
    again = task("again", 5, "phase_7", start=dt.date(2027, 3, 1))
    sums = plan_totals(WorkPlan(start=MONDAY, tasks=(task("a", 10), again)), load_method())
    assert (sums.work_weeks, sums.weeks) == (3, 105)
    assert sums.weeks_in_words == "3 weeks of work within 105 weeks on the calendar"


def test_days_that_tasks_share_are_worked_once() -> None:
    beside = task("b", 5, start=MONDAY)
    sums = plan_totals(WorkPlan(start=MONDAY, tasks=(task("a", 5), beside)), load_method())
    assert (sums.work_weeks, sums.weeks_in_words) == (1, "1 week")


@given(plans)
def test_nobody_works_longer_than_the_calendar_runs(plan: WorkPlan) -> None:
    sums = plan_totals(plan, load_method())
    if sums.weeks is not None and sums.work_weeks is not None:
        assert 0 <= sums.work_weeks <= sums.weeks


def test_nothing_known_is_not_nothing() -> None:
    sums = plan_totals(WorkPlan(tasks=(task("a", None),)), load_method())
    assert (sums.whole.person_days, sums.work_weeks, sums.weeks) == (None, None, None)
    assert plan_totals(WorkPlan(), load_method()).weeks is None


@given(st.dates())
def test_a_working_day_and_its_number_belong_together(day: dt.date) -> None:
    again = workday_date(workday_number(day))
    assert again.weekday() < 5 or again == dt.date.max
    if day.weekday() < 5:
        assert again == day


@pytest.mark.parametrize(
    ("first", "later", "between"), [(MONDAY, FRIDAY, 4), (FRIDAY, dt.date(2025, 3, 10), 1)]
)
def test_days_between(first: dt.date, later: dt.date, between: int) -> None:
    assert workday_number(later) - workday_number(first) == between


def test_the_end_of_the_calendar_is_no_crash() -> None:
    plan = WorkPlan(start=dt.date(9999, 12, 1), tasks=(task("a", 3650),))
    assert schedule(plan, load_method())[0].end == dt.date.max

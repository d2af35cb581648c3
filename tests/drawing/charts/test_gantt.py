"""The Gantt chart: its finding, its rows, and that it draws what it was given."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from cluster_psia.assessment import Task, WorkPlan
from cluster_psia.drawing.charts.gantt import gantt_chart, gantt_finding, gantt_rows
from cluster_psia.method import load_method

MONDAY = dt.date(2025, 3, 3)
TASKS = (
    Task(id="a", phase="phase_1", label="Read", people=2, days=5),
    Task(id="b", phase="phase_4", label="Interview", kind="field", people=2, days=10),
    Task(id="c", phase="phase_4", label="Wait", kind="field", people=1),
    Task(id="d", phase="phase_6", label="Hand over", kind="feedback", people=1, days=0),
)


def by_name(plan: WorkPlan) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in gantt_rows(plan, load_method())}


def test_the_finding_counts_weeks_and_person_days() -> None:
    title, below = gantt_finding(WorkPlan(tasks=TASKS[:2]), load_method())
    assert title == "The study takes 3 weeks, and 30 person-days"
    assert "2 tasks" in below
    assert "Monday to Friday" in below


def test_what_is_missing_makes_it_at_least() -> None:
    title, below = gantt_finding(WorkPlan(tasks=TASKS), load_method())
    assert "at least 3 weeks" in title
    assert "1 task without days or people" in below


def test_nothing_known_says_so() -> None:
    assert "not known" in gantt_finding(WorkPlan(tasks=TASKS[2:3]), load_method())[0]
    assert "not known" in gantt_finding(WorkPlan(), load_method())[0]


def test_tasks_stand_under_their_phases() -> None:
    assert [row["name"] for row in gantt_rows(WorkPlan(tasks=TASKS), load_method())] == [
        "1 Plan",
        "Read",
        "4 Fieldwork",
        "Interview",
        "Wait",
        "6 Feedback",
        "Hand over",
    ]


def test_bars_end_with_their_last_day_included() -> None:
    drawn = by_name(WorkPlan(start=MONDAY, tasks=TASKS))
    assert (drawn["Read"]["from"], drawn["Read"]["to"]) == (MONDAY, dt.date(2025, 3, 8))
    numbered = by_name(WorkPlan(tasks=TASKS))
    assert (numbered["Read"]["from"], numbered["Read"]["to"]) == (0, 5)
    assert (numbered["Interview"]["from"], numbered["Interview"]["to"]) == (5, 15)


def test_kind_days_and_people_stand_in_words() -> None:
    drawn = by_name(WorkPlan(tasks=TASKS))
    assert drawn["Interview"]["words"] == "field: 10 days, 2 people"
    assert drawn["Wait"]["words"] == "field: days not known, 1 person"


def test_what_takes_no_time_is_a_point_filled_only_when_known() -> None:
    drawn = by_name(WorkPlan(tasks=TASKS))
    assert (drawn["Wait"]["shape"], drawn["Wait"]["filled"]) == ("point", False)
    assert (drawn["Hand over"]["shape"], drawn["Hand over"]["filled"]) == ("point", True)


def test_words_stand_where_there_is_room() -> None:
    drawn = by_name(WorkPlan(tasks=TASKS))
    assert (drawn["Read"]["beside"], drawn["Read"]["anchor"]) == ("right", 5)
    assert (drawn["Hand over"]["beside"], drawn["Hand over"]["anchor"]) == ("left", 15)


@pytest.mark.parametrize("start", [None, MONDAY])
def test_the_chart_draws_every_row(start: dt.date | None) -> None:
    spec = gantt_chart(WorkPlan(start=start, tasks=TASKS), load_method()).to_dict()
    [values] = [d for d in [spec["data"]["values"]] if d]
    assert [row["name"] for row in values] == [
        row["name"] for row in gantt_rows(WorkPlan(tasks=TASKS), load_method())
    ]
    assert spec["width"] == "container"
    types = {
        layer["encoding"]["x"].get("type") for layer in spec["layer"] if "x2" in layer["encoding"]
    }
    assert types == {"temporal" if start else "quantitative"}


def test_the_end_of_the_calendar_is_drawn() -> None:
    endless = WorkPlan(
        start=dt.date(9999, 12, 1), tasks=(Task(id="a", phase="phase_1", label="Wait", days=3650),)
    )
    assert by_name(endless)["Wait"]["to"] == dt.date.max


def test_without_tasks_there_is_nothing_to_draw() -> None:
    with pytest.raises(ValueError, match="no tasks"):
        gantt_chart(WorkPlan(), load_method())

"""The work plan in time: its finding, and where phases and tasks stand in it."""

from __future__ import annotations

import datetime as dt

from cluster_psia.assessment import Task, WorkPlan
from cluster_psia.drawing.charts.gantt import DrawnPhase, DrawnTask, drawn_plan, gantt_finding
from cluster_psia.method import load_method

MONDAY = dt.date(2025, 3, 3)
TASKS = (
    Task(id="a", phase="phase_1", label="Read", people=2, days=5),
    Task(id="b", phase="phase_4", label="Interview", kind="field", people=2, days=10),
    Task(id="c", phase="phase_4", label="Wait", kind="field", people=1),
    Task(id="d", phase="phase_6", label="Hand over", kind="feedback", people=1, days=0),
)


def by_name(plan: WorkPlan) -> dict[str, DrawnTask]:
    phases = drawn_plan(plan, load_method()).phases
    return {task.task.label: task for phase in phases for task in phase.tasks}


def labels(phase: DrawnPhase) -> list[str]:
    return [drawn.task.label for drawn in phase.tasks]


def shares(drawn: DrawnTask | DrawnPhase) -> tuple[float, float]:
    return drawn.begin, drawn.end


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


def test_tasks_stand_under_their_phases_with_what_these_add_up_to() -> None:
    drawn = drawn_plan(WorkPlan(tasks=TASKS), load_method())
    assert [(phase.name, labels(phase), phase.words) for phase in drawn.phases] == [
        ("1 Plan", ["Read"], "1 task, 5 days, 10 person-days"),
        ("4 Fieldwork", ["Interview", "Wait"], "2 tasks, 10 days, 20 person-days"),
        ("6 Feedback", ["Hand over"], "1 task, 0 days, 0 person-days"),
    ]
    assert drawn.whole == "4 tasks, 15 days, 30 person-days"
    unknown = drawn_plan(WorkPlan(tasks=TASKS[2:3]), load_method())
    assert unknown.whole == "1 task; days or people not known"


def test_bars_end_with_their_last_day_included() -> None:
    dated = by_name(WorkPlan(start=MONDAY, tasks=TASKS[:2]))  # to Friday, 21 March
    assert shares(dated["Read"]) == (0, 5 / 19)
    assert shares(dated["Interview"]) == (7 / 19, 1)
    numbered = by_name(WorkPlan(tasks=TASKS))
    assert shares(numbered["Read"]) == (0, 5 / 15)
    assert shares(numbered["Interview"]) == (5 / 15, 1)


def test_a_phase_reaches_from_its_first_task_to_its_last() -> None:
    tasks = (*TASKS[:2], Task(id="e", phase="phase_4", label="Talk", people=1, days=5))
    _, fieldwork = drawn_plan(WorkPlan(tasks=tasks), load_method()).phases
    assert shares(fieldwork) == (5 / 20, 1)


def test_kind_days_people_and_time_stand_in_words() -> None:
    numbered = by_name(WorkPlan(tasks=TASKS))
    assert numbered["Interview"].words == "field: 10 days, 2 people"
    assert numbered["Wait"].words == "field: days not known, 1 person"
    assert [task.when for task in numbered.values()] == [
        "days 1 to 5",
        "days 6 to 15",
        "from day 16",
        "day 15",
    ]
    dated = by_name(WorkPlan(start=MONDAY, tasks=TASKS))
    assert [task.when for task in dated.values()] == [
        "2025-03-03 to 2025-03-07",
        "2025-03-10 to 2025-03-21",
        "from 2025-03-24",
        "2025-03-21",
    ]


def test_what_takes_no_time_stands_where_the_work_before_it_ends() -> None:
    dated = by_name(WorkPlan(start=MONDAY, tasks=TASKS))  # to Monday, 24 March, when "Wait" begins
    assert (shares(dated["Wait"]), shares(dated["Hand over"])) == ((1, 1), (19 / 21, 19 / 21))
    numbered = by_name(WorkPlan(tasks=TASKS))
    assert (shares(numbered["Wait"]), shares(numbered["Hand over"])) == ((1, 1), (1, 1))


def test_the_axis_says_days_or_dates_each_once() -> None:
    assert drawn_plan(WorkPlan(tasks=TASKS[:2]), load_method()).marks == (
        "day 1",
        "day 4",
        "day 8",
        "day 12",
    )
    dated = drawn_plan(WorkPlan(start=MONDAY, tasks=TASKS[:2]), load_method()).marks
    assert dated == ("2025-03-03", "2025-03-07", "2025-03-12", "2025-03-17")
    one = Task(id="a", phase="phase_1", label="Read", people=1, days=1)
    assert drawn_plan(WorkPlan(tasks=(one,)), load_method()).marks == ("day 1", "", "", "")


def test_the_end_of_the_calendar_is_drawn() -> None:
    endless = WorkPlan(
        start=dt.date(9999, 12, 1), tasks=(Task(id="a", phase="phase_1", label="Wait", days=3650),)
    )
    assert by_name(endless)["Wait"].when == "9999-12-01 to 9999-12-31"
    assert drawn_plan(endless, load_method()).marks[-1] == "9999-12-24"


def test_without_tasks_there_is_nothing_to_draw() -> None:
    assert drawn_plan(WorkPlan(), load_method()).phases == ()

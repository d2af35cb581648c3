"""What would be taken from a row, in either form, and what a row contradicts."""

from __future__ import annotations

from cluster_psia.workshop.sheets.report import rows_with_problems
from tests.workshop.sheets.filled import csv, problems, taken


def test_the_long_form_gathers_the_answers_of_a_sheet() -> None:
    report = csv(
        "sheet,criterion,answer,comment,group",
        "3,location,4,near,home_workers",
        "4,market,don't know,,",
        "",
        "3,19. =G,5,,",
    )
    assert taken(report) == {
        3: ("home_workers", {"location": 4, "growth": 5}),
        4: ("", {"market": "unknown"}),
    }
    assert report.sheets[0].comments == {"location": "near"}
    assert [row.line for row in report.rows] == [2, 3, 5]
    assert problems(report) == []


def test_a_wrong_cell_costs_no_other_and_is_said_with_its_row() -> None:
    report = csv(
        "sheet,group,location,market,colour",
        "1,a,6,3,red",
        "x,a,1,1,",
        ",a,1,1,",
        "0,a,1,1,",
        "1,b,2,2,",
        "5,c,,,",
        "6,d,3.5,=1+1,",
    )
    assert taken(report) == {1: ("a", {"market": 3})}
    assert report.problems == (
        "The column 'colour' was left aside: it is no criterion of this room.",
    )
    assert problems(report) == [
        (2, "location: '6' is no answer; write 1 to 5, 'unknown' or 'not applicable'."),
        (3, "'x' is no sheet number; write a whole number from 1 to 9999."),
        (4, "The sheet number is missing; write a whole number from 1 to 9999."),
        (5, "'0' is no sheet number; write a whole number from 1 to 9999."),
        (6, "Sheet 1 stands in row 2 already; this row would not be taken."),
        (7, "There is no answer in this row."),
        (8, "location: '3.5' is no answer; write 1 to 5, 'unknown' or 'not applicable'."),
        (
            8,
            "market: '=1+1' is a formula, and what it shows is not in the file;"
            " copy the cells and paste them as values.",
        ),
        (8, "There is no answer in this row."),
    ]
    assert [row.line for row in rows_with_problems(report)] == [2, 3, 4, 5, 6, 7, 8]


def test_a_long_form_that_contradicts_itself_is_said() -> None:
    report = csv(
        "sheet,group,criterion,answer",
        "1,a,location,2",
        "1,a,location,3",
        "1,b,market,3",
        "1,a,employment,3",
        "1,a,,3",
        "1,a,market,",
        "1,a,market,7",
    )
    assert taken(report) == {1: ("a", {"location": 2})}
    assert problems(report) == [
        (3, "Sheet 1 has an answer to 'location' already; this row would not be taken."),
        (4, "Sheet 1 has the group 'a' already; this row would not be taken."),
        (5, "'employment' is no criterion of this room."),
        (6, "The criterion is missing."),
        (7, "There is no answer in this row."),
        (8, "market: '7' is no answer; write 1 to 5, 'unknown' or 'not applicable'."),
    ]

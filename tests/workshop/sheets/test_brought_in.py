"""Cases of score sheets that people bring in, by their number."""

from __future__ import annotations

import pytest

from cluster_psia.assessment.files.sheets.read import GivenFile
from cluster_psia.workshop.groups import known_group
from cluster_psia.workshop.sheets.filled import read_sheets
from cluster_psia.workshop.values import Settings
from tests.assessment.tables.brought import data_of
from tests.workshop.sheets.filled import ROOM, problems, taken

OWN_GROUP = Settings(criteria=("location",), groups=("Ravi's women",))
GROUPED = ROOM.model_copy(update={"settings": OWN_GROUP})


def test_20_the_line_that_tells_excel_the_mark_is_no_row() -> None:
    data = data_of(20, "sheets.csv").replace(b"2\r", b"7\r")
    assert taken(read_sheets(data, ROOM)) == {1: ("", {"location": 3, "market": 4})}


def test_25_a_title_above_the_headings_is_left_aside_and_said() -> None:
    report = read_sheets(data_of(25, "sheets.xlsx"), ROOM)
    assert report.problems[0].endswith("left aside: 'Room ACDEFH, 3 March'.")
    assert "row 2 holds the headings" in report.problems[0]
    assert taken(report)[1][1]["location"] == 3


def test_27_rows_in_which_nothing_stands_do_not_count() -> None:
    assert taken(read_sheets(data_of(27, "sheets.xlsx"), ROOM))[1][1]["location"] == 3


def test_29_the_long_form_holds_as_many_people_as_the_wide_one() -> None:
    report = read_sheets(data_of(29, "long.csv"), ROOM)
    assert len(report.rows) == 2020
    assert len(report.sheets) == 101


def test_38_answers_in_the_digits_of_any_script() -> None:
    report = read_sheets(data_of(38, "sheets.csv"), ROOM)
    assert [answers["location"] for _, answers in taken(report).values()] == [4, 4, 4]
    assert problems(report) == []


def test_47_an_apostrophe_of_a_phone_keyboard_is_an_apostrophe() -> None:
    report = read_sheets(data_of(47, "sheets.csv"), GROUPED)
    groups = {known_group(GROUPED, row.group) for row in report.rows}
    assert groups == {"Ravi's women"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The file is empty."),
        ("Sheet,location\n", "There is no row below the headings."),
    ],
)
def test_46_an_empty_file_and_headings_alone_are_told(text: str, said: str) -> None:
    assert read_sheets(GivenFile("x.csv", text.encode()), ROOM).problems == (said,)

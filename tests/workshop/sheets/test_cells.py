"""What one cell of a filled sheet says, and what is said of it when it says nothing."""

from __future__ import annotations

import pytest

from cluster_psia.assessment.files.sheets.cell import SheetCell
from cluster_psia.assessment.tables.reading.refused import shortened_text
from cluster_psia.workshop.sheets.cells import (
    read_answer,
    read_comment,
    read_group,
    read_number,
)
from cluster_psia.workshop.sheets.filled import read_sheets
from tests.workshop.sheets.filled import ROOM, book, csv, problems, taken


def test_what_excel_makes_of_typing_is_told_apart() -> None:
    import datetime as dt

    report = read_sheets(
        book(("sheet", "location", "market"), (1, dt.date(2025, 5, 1), True), ("=1+1", 3, 3)), ROOM
    )
    assert taken(report) == {}
    told = [problem for _, problem in problems(report)]
    assert told[0].startswith("location: a date (2025-05-01")
    assert told[1].startswith("market: a true or false (TRUE)")
    assert told[3].startswith("'=1+1' is a formula")


def test_control_characters_and_long_texts_are_tamed() -> None:
    report = csv(
        "sheet,group,location,location comment",
        f'1,"\x1b[31m<b>a\u2028{"x" * 100}",2,"{"y" * 400}"',
    )
    (sheet,) = report.sheets
    assert sheet.group.startswith("[31m<b>a x")
    assert len(sheet.group) == 60
    assert sheet.comments == {}
    assert [said for _, said in problems(report)] == [
        "The group may have at most 60 characters; it was cut.",
        "location: the comment may have at most 300 characters; it was left out.",
    ]


@pytest.mark.parametrize(
    ("text", "number"), [("1", 1), ("9999", 9999), ("12.0", 12), ("12,00", 12), ("0007", 7)]
)
def test_a_sheet_number_is_a_whole_number_as_any_program_writes_it(text: str, number: int) -> None:
    problems: list[str] = []
    assert (read_number(SheetCell(text), problems), problems) == (number, [])


@pytest.mark.parametrize("text", ["", "0", "10000", "1.5", "-1", "1e3", "²", "1234567"])
def test_another_sheet_number_is_none_and_told_once(text: str) -> None:
    problems: list[str] = []
    assert read_number(SheetCell(text), problems) is None
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        (SheetCell("5.0", "number"), 5),
        (SheetCell("Don’t Know"), "unknown"),
        (SheetCell("N/A"), "not_applicable"),
        (SheetCell("–"), "not_applicable"),
        (SheetCell("", "formula"), None),  # nothing stands there
    ],
)
def test_an_answer_is_a_score_or_a_word_for_having_none(cell: SheetCell, answer: object) -> None:
    problems: list[str] = []
    assert (read_answer(cell, "market", problems), problems) == (answer, [])


def test_a_word_that_a_formula_gives_is_no_answer() -> None:
    problems: list[str] = []
    assert read_answer(SheetCell("unknown", "formula"), "market", problems) is None
    assert problems[0].startswith("market: 'unknown' is a formula")


def test_texts_fit_up_to_their_last_character() -> None:
    problems: list[str] = []
    group, comment = SheetCell("x" * 60), SheetCell("y" * 300)
    assert read_group(group, problems) == group.text
    assert read_comment(comment, "market", problems) == comment.text
    assert problems == []


def test_a_message_repeats_the_beginning_of_a_cell_on_one_line() -> None:
    assert shortened_text("a\n b") == "a b"
    assert shortened_text("x" * 40) == "x" * 40
    assert shortened_text("x" * 41) == "x" * 40 + "…"

"""What the first row of a filled file says, and when it says too little."""

from __future__ import annotations

import pytest

from cluster_psia.workshop.sheets.columns import NOT_THERE, SheetColumns, header_problems
from tests.workshop.sheets.filled import ROOM, csv, problems, taken


def columns_of(*headings: str) -> SheetColumns:
    return SheetColumns(headings, ROOM)


@pytest.mark.parametrize(
    "header",
    [
        "Sheet,Group,location,market,growth",
        "sheet number;group;1;7;19",
        "No.\tParticipant group\t1. Location\tNATURE OF  MARKET\t19. =G",
        "sheet,group,Location,Nature du marché,growth",
        "Feuille:,Groupe *,location,market,growth",
        "पर्चा,समूह,location,market,growth",
        "Hoja,Grupo,location,market,growth",
    ],
)
def test_criteria_are_known_by_key_number_and_label_in_every_language(header: str) -> None:
    delimiter = next(mark for mark in ",;\t" if mark in header)
    report = csv(header, delimiter.join(["12", "traders", "1", "unknown", "n/a"]))
    assert taken(report) == {
        12: ("traders", {"location": 1, "market": "unknown", "growth": "not_applicable"}),
    }
    assert (report.problems, problems(report)) == ((), [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The file is empty"),
        ("\n\n,,\n", "The file is empty"),
        ("group,location\na,1", "no column 'Sheet'"),
        ("sheet,group\n1,a", "names no criterion of this room"),
        ("sheet,location,1\n1,2,3", "The column '1' stands twice"),
        ("sheet,sheet,location\n1,2,3", "The column 'sheet' stands twice"),
    ],
)
def test_a_file_without_the_columns_is_said(text: str, said: str) -> None:
    report = csv(text)
    assert (report.rows, report.sheets) == ((), ())
    assert said in report.problems[0]


def test_a_row_is_one_answer_only_with_criterion_and_answer() -> None:
    assert columns_of("sheet", "criterion", "score").long
    assert not columns_of("sheet", "criterion", "location").long
    assert not columns_of("sheet", "answer", "location").long


def test_a_comment_column_belongs_to_its_criterion_and_a_place_stays_free() -> None:
    columns = columns_of("sheet", "", "7. nature of  market COMMENT", "colour comment")
    assert (columns.criteria, columns.comments) == ({}, {2: "market"})
    assert (columns.unknown, columns.place_of("comment")) == (["colour comment"], NOT_THERE)
    assert len(list(header_problems(columns))) == 1  # a comment alone names no criterion


def test_a_criterion_and_its_comment_are_no_repetition_but_two_comments_are() -> None:
    assert columns_of("sheet", "market", "market comment").twice == []
    assert columns_of("sheet", "market comment", "7 comment").twice == ["7 comment"]

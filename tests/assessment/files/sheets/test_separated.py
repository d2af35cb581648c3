"""Text with marks between its cells: which mark it is, and what quotation marks mean."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_psia.assessment.document.fields import clean_text
from cluster_psia.assessment.files.sheets.cell import SheetCell
from cluster_psia.assessment.files.sheets.read import read_pasted
from tests.assessment.files.sheets.made import all_texts, known_words, read, texts


def rows(text: str) -> list[list[str]]:
    return all_texts(read(text.encode()))[0]


def pasted(text: str) -> list[list[str]]:
    return all_texts(read_pasted(text, known_words))[0]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Name;Kind;x,y", ["Name", "Kind", "x,y"]),
        ("Name\tKind\tx,y;z,z,z", ["Name", "Kind", "x,y;z,z,z"]),
        ("Name|Kind|x,y", ["Name", "Kind", "x,y"]),
        ("A survey, a draft, of 2019\nName;Kind", ["A survey, a draft, of 2019"]),
        ('Name;Kind;"Note, remark, other"', ["Name", "Kind", "Note, remark, other"]),
        ("a;b,c;d", ["a", "b,c", "d"]),
        ("sep=|\r\nName|Kind,x", ["Name", "Kind,x"]),
        ('"sep=;"\nName,x;Kind', ["Name,x", "Kind"]),
        ("\r\na;b,c;d\n1,2,3,4", ["a", "b,c", "d"]),
    ],
)
def test_the_mark_is_the_one_that_yields_known_headings_else_the_commonest(
    text: str, first: list[str]
) -> None:
    assert rows(text)[0] == first


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_keep_their_number_and_empty_ones_are_left_out(end: str) -> None:
    (page,) = read(end.join(["Name,Kind", " , ", "", '"two\nlines",x', "c,d"]).encode()).pages
    assert [(line.number, line.at(0).text) for line in page.lines] == [
        (1, "Name"),
        (4, "two\nlines"),
        (5, "c"),
    ]


def test_a_text_that_begins_like_a_formula_is_one_in_a_file_and_text_when_pasted() -> None:
    (page,) = read(b"Name,Kind\n=A1,=").pages
    assert page.lines[1].cells == (SheetCell("=A1", "formula"), SheetCell("="))
    (page,) = read_pasted("Name\tKind\n=A1\tx", known_words).pages
    assert page.lines[1].cells == (SheetCell("=A1"), SheetCell("x"))


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('"a,b",c', ["a,b", "c"]),
        ('"say ""hi""",c', ['say "hi"', "c"]),
        ('"Bata" shoe makers,c', ['"Bata" shoe makers', "c"]),
        ('a "b" c,d', ['a "b" c', "d"]),
        ('x, "a, b" ,d', ["x", "a, b", "d"]),
        ('"",c', ["", "c"]),
    ],
)
def test_quotation_marks_in_a_file(line: str, cells: list[str]) -> None:
    assert rows(f"Name,Kind,x\n{line}\nlast,row,x") == [
        ["Name", "Kind", "x"],
        cells,
        ["last", "row", "x"],
    ]


@pytest.mark.parametrize(
    "line", ['"half quoted,b', 'a,"half', '"a" b",c', '"a,b" c,d', '"a\tb"c,"x']
)
def test_quotation_marks_that_do_not_fit_are_told_with_their_row_alone(line: str) -> None:
    (page,) = read(f'Name,Kind\n{line}\n"q, q",row\nlast,"row"'.encode()).pages
    assert [bool(row.problem) for row in page.lines] == [False, True, False, False]
    assert [texts(row) for row in page.lines[2:]] == [["q, q", "row"], ["last", "row"]]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('"half\tb', [['"half', "b"]]),
        ('"Bata" shoes\tb', [['"Bata" shoes', "b"]]),
        ('"whole"\tb', [['"whole"', "b"]]),
        ('"two\nlines"\tb', [["two\nlines", "b"]]),
        ('"say ""hi"""\tb', [['say "hi"', "b"]]),
        ('a\t"half\nc\td"', [["a", '"half'], ["c", 'd"']]),
        ('""\tb', [['""', "b"]]),
    ],
)
def test_quotation_marks_on_the_clipboard(text: str, cells: list[list[str]]) -> None:
    assert pasted(f"Name\tKind\n{text}")[1:] == cells


def test_a_column_that_was_pasted_alone_is_one_column() -> None:
    assert pasted("Name\nTanners, of the north\nDyers; others") == [
        ["Name"],
        ["Tanners, of the north"],
        ["Dyers; others"],
    ]


plain = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="\ufeff="), min_size=1
)
texts_of_cells = plain | st.sampled_from(["a,b", 'a"b', "a\nb", "a;b"])


@given(
    st.lists(st.lists(texts_of_cells, min_size=2, max_size=4), max_size=5),
    st.sampled_from(",;\t|"),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_any_program_writes_is_read(rows_: list[list[str]], mark: str, quoting: int) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=mark, quoting=quoting)  # type: ignore[arg-type]
    given_rows = [["Name", "Kind"], *rows_]
    writer.writerows(given_rows)
    assert rows(out.getvalue()) == [list(map(clean_text, row)) for row in given_rows]

"""Filled score sheets: what would be taken and what is wrong, row by row;
and files that mean harm.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_psia.assessment.files.sheets import LARGEST, MOST_ROWS
from cluster_psia.workshop import actions
from cluster_psia.workshop.sheets.filled import read_sheets
from cluster_psia.workshop.sheets.report import SheetReport, rows_with_problems
from cluster_psia.workshop.sheets.template import sheet_template
from cluster_psia.workshop.values import CriterionText, Room, Settings
from tests.workshop.hall import CRITERIA, Hall

TEXTS = {
    "en": tuple(
        CriterionText(
            key=key, number=number, label=label, question=f"{label}?", anchors=(((1, 2), "=low"),)
        )
        for key, number, label in (
            ("location", 1, "Location"),
            ("market", 7, "Nature of market"),
            ("growth", 19, "=G"),
        )
    ),
    "fr": (CriterionText(key="market", number=7, label="Nature du marché", question="?"),),
}
ROOM = Room(
    code="ACDEFH",
    assessment_id="a",
    assessment_name="=1+1",
    settings=Settings(criteria=CRITERIA),
    texts=TEXTS,
    opened_at="2025-01-01T00:00:00Z",
)


def csv(*lines: str) -> SheetReport:
    return read_sheets("\n".join(lines).encode(), ROOM)


def book(*rows: tuple[Any, ...]) -> bytes:
    made, out = openpyxl.Workbook(), io.BytesIO()
    assert made.active is not None
    for row in rows:
        made.active.append(row)
    made.save(out)
    return out.getvalue()


def taken(report: SheetReport) -> dict[int, tuple[str, dict[str, object]]]:
    return {sheet.sheet: (sheet.group, dict(sheet.answers)) for sheet in report.sheets}


def problems(report: SheetReport) -> list[tuple[int, str]]:
    return [(row.line, problem) for row in report.rows for problem in row.problems]


# What is read ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "header",
    [
        "Sheet,Group,location,market,growth",
        "sheet number;group;1;7;19",
        "No.\tParticipant group\t1. Location\tNATURE OF  MARKET\t19. =G",
        "sheet,group,Location,Nature du marché,growth",
    ],
)
def test_criteria_are_known_by_key_number_and_label_in_every_language(header: str) -> None:
    delimiter = next(mark for mark in ",;\t" if mark in header)
    report = csv(header, delimiter.join(["12", "traders", "1", "unknown", "n/a"]))
    assert taken(report) == {
        12: ("traders", {"location": 1, "market": "unknown", "growth": "not_applicable"}),
    }
    assert (report.problems, problems(report)) == ((), [])


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


def test_a_workbook_is_read_like_a_csv_file() -> None:
    data = book(
        ("Sheet", "Group", 1, "market", "market comment"),
        (12, "traders", 3, 5.0, "=SUM(A1)"),
        (),
        (13.0, None, "?", None),
    )
    report = read_sheets(data, ROOM, in_the_room=[13])
    assert taken(report) == {
        12: ("traders", {"location": 3, "market": 5}),
        13: ("", {"location": "unknown"}),
    }
    assert report.sheets[0].comments == {"market": "=SUM(A1)"}  # text, never worked out
    assert [(row.line, row.replaces) for row in report.rows] == [(2, False), (4, True)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_in_the_letters_of_any_spreadsheet_program(encoding: str) -> None:
    data = "sheet;group;Nature du marché\r\n1;ouvrières à domicile;2\r\n".encode(encoding)
    assert taken(read_sheets(data, ROOM)) == {1: ("ouvrières à domicile", {"market": 2})}


# What is wrong -----------------------------------------------------------------------------------


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
        (8, "market: a formula (=1+1) is no answer; write 1 to 5, 'unknown' or 'not applicable'."),
        (8, "There is no answer in this row."),
    ]
    assert [row.line for row in rows_with_problems(report)] == [2, 3, 4, 5, 6, 7, 8]


def test_what_excel_makes_of_typing_is_told_apart() -> None:
    import datetime as dt

    report = read_sheets(
        book(("sheet", "location", "market"), (1, dt.date(2025, 5, 1), True), ("=1+1", 3, 3)), ROOM
    )
    assert taken(report) == {}
    told = [problem for _, problem in problems(report)]
    assert told[0].startswith("location: a date (2025-05-01")
    assert told[1].startswith("market: a true or false (true)")
    assert told[3].startswith("'=1+1' is no sheet number")


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


# Files that mean harm ----------------------------------------------------------------------------


def archive(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries.items():
            made.writestr(name, data)
    return out.getvalue()


def with_entry(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book(("sheet", "location"), (1, 2)))) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for entry in old.namelist():
            new.writestr(entry, data if entry == name else old.read(entry))
    return out.getvalue()


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"x" * (LARGEST + 1), "larger than 2 MB"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100, "old Excel file"),
        (b"PK\x03\x04 nonsense", "damaged"),
        (b"GIF89a\x00\x00\x00", "neither an Excel workbook nor a CSV file"),
        (archive(hello=b"x"), "damaged or of an unknown kind"),
        (archive(bomb=b"0" * 40_000_000), "unpacks to far more"),
        (archive(**{f"{n}.xml": b"" for n in range(301)}), "unpacks to far more"),
        (with_entry("xl/workbook.xml", ENTITIES), "definitions that no spreadsheet program writes"),
        (
            with_entry("xl/worksheets/sheet1.xml", ENTITIES),
            "definitions that no spreadsheet program writes",
        ),
        (
            with_entry("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row"),
            "damaged or of an unknown kind",
        ),
        (book(*[("sheet", "location")] * (MOST_ROWS + 1)), "more than 2000 rows"),
        (book(("sheet",) + ("location",) * 200), "more than 100 columns"),
        (("sheet,location\n" + "1,2\n" * 2001).encode(), "more than 2000 rows"),
        (("sheet" + ",location" * 101).encode(), "more than 100 columns"),
        (('sheet,location\n1,"' + "x" * 200_000).encode(), "CSV file cannot be read"),
    ],
)
def test_a_hostile_file_is_refused_in_one_line(data: bytes, said: str) -> None:
    report = read_sheets(data, ROOM)
    assert (report.rows, report.sheets) == ((), ())
    (told,) = report.problems
    assert said in told
    assert "\n" not in told


def test_a_row_far_down_and_a_false_size_cost_nothing() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension'
        b' ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"'
        b' t="inlineStr"><is><t>sheet</t></is></c></row><row r="1048576"><c'
        b' r="A1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    report = read_sheets(with_entry("xl/worksheets/sheet1.xml", sheet), ROOM)
    assert report.sheets == ()
    assert report.problems


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


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(max_size=300).map(lambda text: f"sheet,location\n{text}".encode(errors="replace"))
)
def test_nothing_in_a_file_ever_raises(data: bytes) -> None:
    report = read_sheets(data, ROOM)
    assert all(1 <= sheet.sheet <= 9999 and sheet.answers for sheet in report.sheets)


# The template ------------------------------------------------------------------------------------


def test_the_template_reads_back_when_it_is_filled(tmp_path: Path) -> None:
    filled = openpyxl.load_workbook(io.BytesIO(sheet_template(ROOM, "en")))
    page = filled["Scores"]
    assert [cell.value for cell in page[1]] == [
        "Sheet",
        "Group",
        "1. Location",
        "7. Nature of market",
        "19. =G",
    ]
    page.append([31, "traders", 2, "not applicable", None])
    filled.save(tmp_path / "filled.xlsx")
    report = read_sheets((tmp_path / "filled.xlsx").read_bytes(), ROOM)
    assert taken(report) == {31: ("traders", {"location": 2, "market": "not_applicable"})}
    assert report.problems == ()


def test_the_template_holds_no_formula_and_explains_every_criterion() -> None:
    filled = openpyxl.load_workbook(io.BytesIO(sheet_template(ROOM, "xx")))
    cells = [
        cell
        for page in filled
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert {cell.data_type for cell in cells} == {"s"}
    told = {row[0].value: row[1].value for row in filled["How to fill"].iter_rows()}
    assert told["1. Location"] == "Location? 1–2: =low"
    assert told["Room ACDEFH"] == "=1+1"


def test_a_strange_workbook_with_text_like_formulas_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "made.xlsx"
    with xlsxwriter.Workbook(path) as made:
        page = made.add_worksheet()
        for column, heading in enumerate(("sheet", "group", "location")):
            page.write_string(0, column, heading)
        page.write_number(1, 0, 1)
        page.write_string(1, 1, "=cmd|' /C calc'!A0")
        page.write_formula(1, 2, "=1+1", value=2)
    report = read_sheets(path.read_bytes(), ROOM)
    assert report.rows[0].group == "=cmd|' /C calc'!A0"
    assert "a formula (=1+1)" in report.rows[0].problems[0]


def test_what_the_dry_run_would_take_is_what_is_kept(hall: Hall) -> None:
    lines = "sheet,group,location,market\n7,traders,1,unknown\n9,,x,5\n7,a,1,1"
    report = read_sheets(lines.encode(), hall.room)
    actions.add_sheets(hall.rooms, hall.code, report.sheets)
    assert hall.table() == {(1, 1, "location"): 1, (1, 1, "market"): "unknown", (2, 1, "market"): 5}
    sheets = [person.sheet for person in actions.room_participants(hall.rooms, hall.code)]
    assert sheets == [7, 9]
    assert [row.replaces for row in read_sheets(lines.encode(), hall.room, [7]).rows] == [
        True,
        False,
        False,
    ]

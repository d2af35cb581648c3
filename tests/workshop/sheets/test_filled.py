"""Filled score sheets as a dry run: files of any spreadsheet program, and files that mean harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_psia.assessment.files.sheets.limits import LARGEST
from cluster_psia.workshop import actions
from cluster_psia.workshop.sheets.filled import read_sheets
from tests.workshop.sheets.filled import ROOM, book, taken

if TYPE_CHECKING:
    from tests.workshop.hall import Hall


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
        (b"x" * (LARGEST + 1), "10.0 MB large, and at most 10 MB"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100, "old Excel file"),
        (b"PK\x03\x04 nonsense", "damaged"),
        (b"GIF89a\x00\x00\x00", "This is a picture"),
        (b"x\x00y", "neither an Excel workbook nor a CSV file"),
        (archive(hello=b"x"), "damaged"),
        (archive(**{"scores.csv": b"x"}), "a packed folder (zip) with 1 table in it"),
        (with_entry("xl/workbook.xml", ENTITIES), "definitions that no spreadsheet program writes"),
        (
            with_entry("xl/worksheets/sheet1.xml", ENTITIES),
            "definitions that no spreadsheet program writes",
        ),
        (
            with_entry("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row"),
            "damaged",
        ),
        (("sheet,location\n" + "1,2\n" * 200_000).encode(), "more than is read of one file"),
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


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(max_size=300).map(lambda text: f"sheet,location\n{text}".encode(errors="replace"))
)
def test_nothing_in_a_file_ever_raises(data: bytes) -> None:
    report = read_sheets(data, ROOM)
    assert all(1 <= sheet.sheet <= 9999 and sheet.answers for sheet in report.sheets)


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
    assert report.rows[0].answers == {"location": 2}  # what the file shows, never worked out


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

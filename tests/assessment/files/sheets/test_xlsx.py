"""Workbooks of Excel by the values that they show."""

from __future__ import annotations

import datetime as dt
import io
import random

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from cluster_psia.assessment.files.sheets.cell import MergedCells, SheetCell
from tests.assessment.files.sheets.made import (
    all_texts,
    book,
    read,
    texts,
    with_part,
    with_parts,
    with_sheet,
)

STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    ),
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def cells(data: bytes) -> tuple[SheetCell, ...]:
    (page,) = read(data).pages
    return page.lines[0].cells


def test_each_cell_says_what_it_was() -> None:
    day = dt.date(2025, 5, 1)
    hour = dt.datetime.combine(day, dt.time(8, 30))
    row = ("a", 5.0, 2.5, True, day, hour, "=A1", None, " b ", "#REF!", dt.time(8, 30))
    assert cells(book([row])) == (
        SheetCell("a"),
        SheetCell("5", "number"),
        SheetCell("2.5", "number"),
        SheetCell("TRUE", "truth"),
        SheetCell("2025-05-01", "date"),
        SheetCell("2025-05-01 08:30:00", "date"),
        SheetCell("=A1", "formula"),
        SheetCell(""),
        SheetCell("b"),
        SheetCell("#REF!", "error"),
        SheetCell("08:30:00", "date"),
    )


def test_rows_keep_their_number_and_empty_ones_are_left_out() -> None:
    (page,) = read(book([("a",), (), (None, " "), ("c",)])).pages
    assert [line.number for line in page.lines] == [1, 4]


def made_by_xlsxwriter(write: object) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        write(made, made.add_worksheet())  # type: ignore[operator]
    return out.getvalue()


def test_formulas_give_what_they_show() -> None:
    def write(_: object, page: xlsxwriter.worksheet.Worksheet) -> None:
        page.write_formula(0, 0, "=1+1", value=2)
        page.write_formula(0, 1, '="a"&"b"', value="ab")
        page.write_formula(0, 2, "=1/0", value="#DIV/0!")
        page.write_formula(0, 3, "=2-2")  # nobody has worked it out yet

    assert cells(made_by_xlsxwriter(write)) == (
        SheetCell("2", "number"),
        SheetCell("ab"),
        SheetCell("#DIV/0!", "error"),
        SheetCell("=2-2", "formula"),
    )


@pytest.mark.parametrize(
    ("form", "value", "shown"),
    [
        ("0.00%", 0.25, "25%"),
        ("d mmm yyyy", 45000, "2023-03-15"),
        ("mmm yy", 45000, "2023-03-15"),
        ('"days" 0', 45000, "45000"),
        ("[h]:mm", 0.25, "06:00:00"),
        ("#,##0", 45000, "45000"),
        ("[Red]0.0", 45000, "45000"),
        ("@", 45000, "45000"),
    ],
)
def test_numbers_look_as_they_are_formatted(form: str, value: float, shown: str) -> None:
    def write(made: xlsxwriter.Workbook, page: xlsxwriter.worksheet.Worksheet) -> None:
        page.write_number(0, 0, value, made.add_format({"num_format": form}))

    (cell,) = cells(made_by_xlsxwriter(write))
    assert cell.text == shown


def test_days_counted_from_1904_are_the_same_days() -> None:
    made, out = openpyxl.Workbook(), io.BytesIO()
    made.epoch = CALENDAR_MAC_1904
    made.worksheets[0].append([dt.date(2025, 3, 31)])
    made.save(out)
    assert cells(out.getvalue()) == (SheetCell("2025-03-31", "date"),)


def test_large_and_small_numbers_keep_their_figures() -> None:
    row = (10**14, 123456789012345678, 0.1 + 0.2, 1e-7, -4)
    assert [cell.text for cell in cells(book([row]))] == [
        "100000000000000",
        "123456789012346000",
        "0.3",
        "1e-07",
        "-4",
    ]


def test_runs_of_a_text_are_one_text_and_how_to_pronounce_it_is_none() -> None:
    run = (
        "<is><r><t>Home</t></r><r><t xml:space='preserve'> sewers</t></r><rPh><t>no</t></rPh></is>"
    )
    sheet = f'<sheetData><row r="1"><c r="A1" t="inlineStr">{run}</c></row></sheetData>'
    assert cells(with_sheet(sheet)) == (SheetCell("Home sewers"),)


def test_cells_without_a_place_stand_in_their_order() -> None:
    rows = (
        '<row><c t="str"><v>a</v></c><c/><c t="str"><v>c</v></c></row>'
        '<row r="5"/><row r="6"><c r="B6"/></row><row><c/><c t="str"><v>b</v></c></row>'
    )
    (page,) = read(with_sheet(f"<sheetData>{rows}</sheetData>")).pages
    found = [(line.number, texts(line)) for line in page.lines]
    assert found == [(1, ["a", "", "c"]), (7, ["", "b"])]


def test_text_that_reads_like_a_blank_cell_is_text() -> None:
    blank = '<c r="A1" s="1"/>'
    sheet = (
        f'<sheetData><row r="1"><c r="A1" t="str"><v><![CDATA[{blank}]]></v></c></row></sheetData>'
    )
    assert cells(with_sheet(sheet)) == (SheetCell(blank),)


STRICT_PARTS = (
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
)


def in_strict_names(part: bytes) -> bytes:
    for usual, strict in STRICT.items():
        part = part.replace(usual, strict)
    return part


def with_strict_day(part: bytes) -> bytes:
    return part.replace(b"</row>", b'<c r="D1" t="d"><v>2025-05-02T00:00:00</v></c></row>')


def test_strict_open_xml_is_read_alike() -> None:
    data = book([("Name", 5, dt.date(2025, 5, 1))])
    for part in STRICT_PARTS:
        data = with_part(data, part, in_strict_names)
    data = with_part(data, "xl/worksheets/sheet1.xml", with_strict_day)
    assert [cell.text for cell in cells(data)] == ["Name", "5", "2025-05-01", "2025-05-02"]


def test_prefixes_of_names_are_free() -> None:
    xml = '<sheetData><row r="1"><c r="A1" t="str"><v>a</v></c></row></sheetData>'
    head = '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    prefixed = head + xml.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    data = with_part(
        book([("x",)]), "xl/worksheets/sheet1.xml", lambda _: f"{prefixed}</x:worksheet>".encode()
    )
    assert cells(data) == (SheetCell("a"),)


def test_merged_cells_and_hidden_rows_and_columns_are_known() -> None:
    made, out = openpyxl.Workbook(), io.BytesIO()
    page = made.worksheets[0]
    for row in (("Name", "Kind"), ("a", "b"), ("c", "d")):
        page.append(row)
    page.merge_cells("A2:A3")
    page.row_dimensions[3].hidden = True
    page.column_dimensions["B"].hidden = True
    made.save(out)
    (found,) = read(out.getvalue()).pages
    assert found.merged == (MergedCells(2, 0, 3, 0),)
    assert found.notes == (
        "1 row hidden in the sheet was read, too.",
        "1 column hidden in the sheet was read, too.",
    )


def test_hidden_sheets_and_charts_are_named_and_left_aside() -> None:
    made, out = openpyxl.Workbook(), io.BytesIO()
    made.worksheets[0].append(["a"])
    for state in ("hidden", "veryHidden"):
        made.create_sheet(state).sheet_state = state
    made.create_chartsheet("Chart")
    made.save(out)
    found = read(out.getvalue())
    assert all_texts(found) == [[["a"]]]
    assert [(sheet.name, sheet.why) for sheet in found.unread] == [
        ("hidden", "it is hidden"),
        ("veryHidden", "it is hidden"),
        ("Chart", "it holds no cells"),
    ]


def test_macros_are_said_not_to_run() -> None:
    found = read(with_part(book([("a",)]), "xl/vbaProject.bin", lambda _: b"\0macro"))
    assert found.notes == ("Macros in the file were not run: only values were read.",)
    assert all_texts(found) == [[["a"]]]


@pytest.mark.parametrize(
    "styles",
    [b"<styleSheet><fills><fill/></fills></styleSheet>", b"no XML at all", b"", b"<a><b>"],
)
def test_styles_may_be_broken(styles: bytes) -> None:
    data = with_part(book([("a", 5)]), "xl/styles.xml", lambda _: styles)
    assert all_texts(read(data)) == [[["a", "5"]]]


def test_a_logo_and_hundreds_of_pictures_are_no_part_of_a_table() -> None:
    pictures = {f"xl/media/small{n}.png": b"\x89PNG" * 100 for n in range(300)}
    logo = {"xl/media/logo.png": random.Random(1).randbytes(2_000_000)}
    assert all_texts(read(with_parts(book([("a",)]), {**pictures, **logo}))) == [[["a"]]]

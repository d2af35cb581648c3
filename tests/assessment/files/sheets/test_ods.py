"""Workbooks of LibreOffice by the values that they show."""

from __future__ import annotations

import pytest

from cluster_psia.assessment.files.sheets.cell import MergedCells, SheetCell
from tests.assessment.files.sheets.made import (
    all_texts,
    ods,
    ods_row,
    ods_text,
    ods_value,
    read,
    texts,
)


def test_each_cell_says_what_it_was() -> None:
    row = ods_row(
        ods_text("a"),
        ods_value("float", 'office:value="12.345"', "12"),
        ods_value("percentage", 'office:value="0.25"', "25.00%"),
        ods_value("date", 'office:date-value="2025-05-01"', "01/05/25"),
        ods_value("date", 'office:date-value="2025-05-01T08:30:00"'),
        ods_value("boolean", 'office:boolean-value="true"', "WAHR"),
        ods_value("float", 'table:formula="of:=[.A1]+1" office:value="3"', "3"),
        ods_value("string", 'table:formula="of:=1/0" calcext:value-type="error"', "#DIV/0!"),
        '<table:table-cell table:formula="of:=[.A1]"/>',
        '<table:table-cell office:value-type="string" office:string-value="quiet"/>',
    )
    (page,) = read(ods(row)).pages
    assert page.lines[0].cells == (
        SheetCell("a"),
        SheetCell("12.345", "number"),
        SheetCell("25%", "number"),
        SheetCell("2025-05-01", "date"),
        SheetCell("2025-05-01 08:30:00", "date"),
        SheetCell("TRUE", "truth"),
        SheetCell("3", "number"),
        SheetCell("#DIV/0!"),
        SheetCell("=[.A1]", "formula"),
        SheetCell("quiet"),
    )


def test_rows_and_cells_that_repeat_are_counted() -> None:
    rows = (
        ods_row(ods_text("a", 'table:number-columns-repeated="2"'), ods_text("b")),
        ods_row("<table:table-cell/>", more='table:number-rows-repeated="1000000"'),
        ods_row(
            '<table:table-cell table:number-columns-repeated="3"/>',
            ods_text("c"),
            more='table:number-rows-repeated="2"',
        ),
    )
    (page,) = read(ods("".join(rows))).pages
    assert [(line.number, texts(line)) for line in page.lines] == [
        (1, ["a", "a", "b"]),
        (1_000_002, ["", "", "", "c"]),
        (1_000_003, ["", "", "", "c"]),
    ]


def test_lines_and_spaces_are_kept_and_comments_and_pictures_are_no_text() -> None:
    comment = "<office:annotation><text:p>not this</text:p></office:annotation>"
    picture = "<draw:frame><draw:text-box><text:p>nor this</text:p></draw:text-box></draw:frame>"
    said = '<text:p>one<text:s text:c="2"/>two</text:p><text:p>three<text:tab/>four</text:p>'
    cell = (
        f'<table:table-cell office:value-type="string">{comment}{picture}{said}</table:table-cell>'
    )
    (page,) = read(ods(ods_row(cell))).pages
    assert texts(page.lines[0]) == ["one  two\nthree\tfour"]


def test_merged_cells_and_hidden_rows_are_known() -> None:
    rows = (
        ods_row(
            ods_text("a", 'table:number-rows-spanned="2" table:number-columns-spanned="2"'),
            "<table:covered-table-cell><text:p>under it</text:p></table:covered-table-cell>",
            ods_text("b"),
        ),
        ods_row(
            '<table:covered-table-cell table:number-columns-repeated="2"/>',
            ods_text("c"),
            more='table:visibility="filter"',
        ),
    )
    (page,) = read(ods("".join(rows))).pages
    assert page.merged == (MergedCells(1, 0, 2, 1),)
    assert [texts(line) for line in page.lines] == [["a", "", "b"], ["", "", "c"]]
    assert page.notes == ("1 row hidden in the sheet was read, too.",)


def test_hidden_sheets_are_named_and_left_aside() -> None:
    styles = (
        '<style:style style:name="t1"><style:table-properties table:display="false"/></style:style>'
    )
    hidden = (
        f'<table:table table:name="H" table:style-name="t1">{ods_row(ods_text("x"))}</table:table>'
    )
    found = read(ods(ods_row(ods_text("a")), hidden, styles=styles))
    assert all_texts(found) == [[["a"]]]
    assert [(sheet.name, sheet.why) for sheet in found.unread] == [("H", "it is hidden")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (ods(""), "holds no cell"),
        (ods(ods_row(ods_text("a", 'table:number-columns-repeated="999999999"'))), "far more"),
        (ods(ods_row(ods_text("a"), more='table:number-rows-repeated="999999"')), "more than is"),
        (ods(ods_row(ods_text("a"), more='table:number-rows-repeated="-5"')), "damaged"),
        (ods(*[ods_row(ods_text("a"))] * 251), "more than 250 sheets"),
    ],
)
def test_what_no_program_writes_is_refused(data: bytes, said: str) -> None:
    assert said in read(data).problem


def test_a_password_is_named() -> None:
    data = ods("", manifest=b"<manifest:encryption-data/>")
    assert "protected with a password" in read(data).problem

"""Whatever the bytes of a file, it is read or told in one sentence, within bounds."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
import xlsxwriter

from cluster_psia.assessment.files.sheets.limits import LARGEST
from cluster_psia.assessment.files.sheets.read import GivenFile
from cluster_psia.assessment.tables.read import read_given, read_tables
from cluster_psia.method import load_method
from tests.assessment.files.harmed import damaged
from tests.assessment.files.sheets.made import (
    book,
    ods,
    ods_row,
    ods_text,
    ods_value,
    read,
    with_part,
    with_parts,
    with_sheet,
    zipped,
)
from tests.machine import rounds, soaked

MUTATED = 1_000
NAMES = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

TEXT = "<si><t>a</t></si>"
RUN = "<r><t>a</t></r>"


def inline(text: str) -> str:
    """A cell with its text in it."""
    return f'<row><c t="inlineStr"><is>{text}</is></c></row>'


def book_with_texts() -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        made.add_worksheet().write_string(0, 0, "Name")
    return out.getvalue()


def repeated(begin: str, element: str, times: int, end: str) -> bytes:
    return f"{begin}{element * times}{end}".encode()


def one_part(name: str, begin: str, element: str, times: int, end: str) -> bytes:
    data = repeated(begin, element, times, end)
    return with_parts(book([("Name", "Kind")]), {name: data})


HOSTILE: dict[str, Callable[[], bytes]] = {
    "sheets": lambda: one_part(
        "xl/workbook.xml",
        f"<workbook {NAMES}><sheets>",
        '<sheet name="s" sheetId="1" r:id="rId1"/>',
        200_000,
        "</sheets></workbook>",
    ),
    "formats": lambda: one_part(
        "xl/styles.xml", "<a><cellXfs>", "<xf/>", 3_500_000, "</cellXfs></a>"
    ),
    "texts": lambda: with_parts(
        book_with_texts(), {"xl/sharedStrings.xml": repeated("<sst>", TEXT, 1_500_000, "</sst>")}
    ),
    "merged": lambda: with_sheet(
        "<sheetData/><mergeCells>" + '<mergeCell ref="A1:B2"/>' * 500_000 + "</mergeCells>"
    ),
    "runs of one text": lambda: with_sheet(inline(RUN * 1_470_000)),
    "runs of many texts": lambda: with_sheet(inline(RUN * 20_000) * 50),
    "nested": lambda: with_sheet("<a>" * 100_000),
    "one long tag": lambda: with_sheet('<a b="' + "x" * 20_000_000 + '"/>'),
    "blanks that swell": lambda: with_sheet(" " * 400_000_000),
    "parts": lambda: zipped({f"n{n}": b"" for n in range(30_000)}),
    "far columns": lambda: with_sheet(
        "<sheetData>"
        + "".join(f'<row r="{r}"><c r="XFD{r}"><v>1</v></c></row>' for r in range(1, 2000))
        + "</sheetData>"
    ),
    "repeated rows": lambda: ods(
        ods_row(
            ods_text("a", 'table:number-columns-repeated="16000"'),
            more='table:number-rows-repeated="1000000"',
        )
    ),
    "marks": lambda: b"," * LARGEST,
    "too large": lambda: b"x" * (LARGEST + 1),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_would_swell_is_told_before_it_does(what: str) -> None:
    found = read(HOSTILE[what]())
    assert found.pages == ()
    assert found.problem
    assert "\n" not in found.problem


def test_many_fonts_are_no_reason_not_to_read_the_values() -> None:
    data = one_part("xl/styles.xml", "<a><fonts>", "<font/>", 3_500_000, "</fonts></a>")
    assert [line.at(0).text for page in read(data).pages for line in page.lines] == ["Name"]


def test_blank_formatted_rows_to_the_end_of_a_sheet_are_read_in_a_moment() -> None:
    blank = "".join(
        f'<row r="{r}" s="1"><c r="A{r}" s="1"/><c r="B{r}" s="1"/></row>'
        for r in range(2, 300_000)
    )
    first = '<row r="1"><c r="A1" t="str"><v>Name</v></c></row>'
    (page,) = read(with_sheet(f"<sheetData>{first}{blank}</sheetData>")).pages
    assert len(page.lines) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf \r\n", "The file is empty."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "old Excel file (.xls)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected with a password",
        ),
        (zipped({"Index/Document.iwa": b""}), "a Numbers file; export it"),
        (zipped({"xl/workbook.bin": b""}), "a binary workbook (.xlsb)"),
        (zipped({"word/document.xml": b""}), "a Word document"),
        (zipped({"firms.csv": b"a"}), "a packed folder (zip) with 1 table in it"),
        (b"PK nonsense", "The workbook is damaged"),
        (b"%PDF-1.4", "a PDF file"),
        (b"<html><table>", "a web page or XML"),
        (b'{"schema_version": 1}', "This is JSON"),
        (b"a\0b\0\0", "neither an Excel workbook nor a CSV file"),
    ],
)
def test_what_is_no_table_is_named_and_told_how_to_save(data: bytes, said: str) -> None:
    assert said in read(data).problem


# Damage ------------------------------------------------------------------------------------------


def whole_books() -> list[bytes]:
    rows = [
        ("Name", "Kind", "Workers", "Note"),
        ("Tanners", "Small producers", 40, "x"),
        ("Sewers", "Homeworkers", 12.5, None),
        ("Guild", "Trade associations", None, "=A1"),
    ]
    other = ods_row(ods_text("Name"), ods_text("Kind"), ods_text("Workers")) + ods_row(
        ods_text("Tanners"), ods_text("Traders"), ods_value("float", 'office:value="5"')
    )
    hidden = with_part(book(rows, rows), "xl/vbaProject.bin", lambda _: b"\0")
    return [book(rows), hidden, ods(other)]


def mutated(data: bytes, dice: random.Random) -> bytes:
    """A workbook with damage in its bytes, or in a part that is packed anew and so goes unseen
    until it is read.
    """
    if dice.random() < 0.4:
        return damaged(data, dice)
    with zipfile.ZipFile(BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    name = dice.choice([part for part in parts if parts[part]])
    return zipped({**parts, name: damaged(parts[name], dice)})


def test_a_thousand_damaged_workbooks_are_read_or_told_in_one_sentence() -> None:
    dice, books, tried, told = random.Random(20261126), whole_books(), 0, 0
    for tried in rounds(MUTATED):
        told += told_in_one_sentence("firms.xlsx", mutated(books[tried % len(books)], dice))
    assert MUTATED // 4 < told < tried  # neither everything refused nor nothing
    soaked(f"damaged workbooks, {told:,} of them told", tried + 1)


def test_damaged_text_tables_are_read_or_told_in_one_sentence() -> None:
    dice, tried = random.Random(20261127), 0
    lines = ("Name;Kind;Workers", "Tanners;Small producers;40", '"Sewers; old";Homeworkers;12,5')
    whole = "\r\n".join(lines * 5).encode()
    for number in rounds(MUTATED // 5):
        tried = number + 1
        told_in_one_sentence("firms.csv", damaged(whole, dice))
    soaked("damaged text tables", tried)


def told_in_one_sentence(name: str, data: bytes) -> bool:
    """Read it; whether it could not be."""
    (file,) = read_given([GivenFile(name, data)])
    assert "\n" not in file.problem
    for note in read_tables([file], load_method()).notes:
        assert note.sentence.startswith(name)
    return bool(file.problem)

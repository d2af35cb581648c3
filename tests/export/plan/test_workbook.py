"""The workbook as Excel gets it: real tables, headings in view, text that stays text,
figures that come out again.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl.utils import range_boundaries

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.fields import clean_text
from cluster_psia.assessment.document.model import replace
from cluster_psia.assessment.edits.work_plan import with_ratio, with_tasks
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.drawing.map import png as map_png
from cluster_psia.export import build_report, workbook_bytes
from cluster_psia.export.plan.report import Column, Formula, Report, Row, Sheet, Table
from tests.export.assessments import adapted, filled
from tests.export.office import error_cells, recalculated, recalculated_all
from tests.export.plan.reports import EACH, EVERY, TODAY, report_of
from tests.export.written import written_by

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "{=1/0}",
    '=HYPERLINK("http://x.example","go")',
    "007",
    "1e5",
    "TRUE",
    "2026-03-01",
    "http://x.example",
    "mailto:a@b.example",
    "internal:Sheet1!A1",
    "#REF!",
    "_x0041_",
    "&L&P",
    "<b>&amp;</b>",
    "a\tb",
    "line one\nline two",
    "مرحبا بالعالم",
    "\u202eabc",
    "\U0001f469\U0001f3fd\u200d\U0001f3ed emoji",
    "e\u0301",
    "'quoted",
    " ",
    "#DIV/0!",
    "[x]y",
    "%s {0} {row} [@Days]",
    "\ufeff",
    "\u2028",
    "\x7f",
)


def workbook(a: Assessment) -> bytes:
    return workbook_bytes(build_report(a, TODAY))


@cache
def workbook_of(which: str) -> bytes:
    return workbook_bytes(report_of(which))


def opened(data: bytes, *, values: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def cells(book: openpyxl.Workbook) -> Iterator[tuple[Worksheet, Cell]]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield sheet, cell


def widths(sheet: Worksheet) -> list[float]:
    """The width of each column; neighbours of one width stand in the file as one."""
    spans = [
        (known(span.min), known(span.max), span.width) for span in sheet.column_dimensions.values()
    ]
    return [width for first, last, width in sorted(spans) for _ in range(first, last + 1)]


def known(number: int | None) -> int:
    """openpyxl allows ranges without an end; no table of ours is one."""
    assert number is not None
    return number


# The form ----------------------------------------------------------------------------------------


@EACH
def test_sheets_have_legal_names_and_real_tables_with_filters(which: str) -> None:
    report, book = report_of(which), opened(workbook_of(which))
    assert book.sheetnames == [sheet.name for sheet in report.sheets]
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in book.sheetnames)
    for sheet in report.sheets:
        held = book[sheet.name].tables
        assert list(held) == [table.name for table in sheet.tables]
        for table in held.values():
            assert table.autoFilter is not None
            assert table.autoFilter.ref == table.ref
    names = [name for sheet in book.worksheets for name in sheet.tables]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() for name in names)


@EACH
def test_the_headings_of_each_table_stand_in_its_first_row(which: str) -> None:
    report, book = report_of(which), opened(workbook_of(which))
    for sheet in report.sheets:
        for table in sheet.tables:
            heading = book[sheet.name][book[sheet.name].tables[table.name].ref][0]
            assert [cell.value for cell in heading] == [column.title for column in table.columns]


@EACH
def test_headings_stay_in_view_and_little_else(which: str) -> None:
    for sheet in opened(workbook_of(which)).worksheets:
        first = min(known(range_boundaries(table.ref)[1]) for table in sheet.tables.values())
        assert sheet.freeze_panes is not None
        assert sheet[sheet.freeze_panes].row == first + 1 <= 8
        assert sum(widths(sheet)[: sheet[sheet.freeze_panes].column - 1]) < 70


@EACH
def test_text_wraps_and_no_row_is_too_low_or_too_high_for_it(which: str) -> None:
    for sheet in opened(workbook_of(which)).worksheets:
        for table in sheet.tables.values():
            for row in list(sheet[table.ref])[1:]:
                if row[-1].value is None:
                    continue  # the sentence that stands for no rows runs on
                height = sheet.row_dimensions[row[0].row].height or 15
                assert height <= 409
                for cell in row:
                    if isinstance(cell.value, str) and cell.data_type == "s":
                        assert cell.alignment.wrap_text
                        least = 15 * (len(cell.value) // (widths(sheet)[cell.column - 1] * 1.7))
                        assert height >= min(least, 409)


@EACH
def test_every_sheet_prints_across_one_page_with_its_heading_again(which: str) -> None:
    for sheet in opened(workbook_of(which)).worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows
        footer = sheet.oddFooter
        assert footer
        assert footer.right
        assert "&P" in str(footer.right.text)
        # Wider than this, and print would be too small to read.
        assert sum(widths(sheet)) < 225


def values_of(row: Iterable[Cell]) -> list[Any]:
    return [cell.value for cell in row]


def test_numbers_dates_and_empty_cells_are_what_they_are() -> None:
    columns = (
        Column("text", "Text"),
        Column("number", "Number", kind="number"),
        Column("date", "Date", kind="date"),
        Column("old", "Old", kind="date"),
    )
    full = Row(text="x", number=12, date=dt.date(2026, 3, 2), old=dt.date(1850, 1, 2))
    blank = Row(text="", number=None, date=None, old=None)
    table = Table("T", columns, (full, blank), "")
    sheet = opened(workbook_bytes(Report("r", "", (), (Sheet("S", "", (table,)),))))["S"]
    held = [values_of(row) for row in sheet[sheet.tables["T"].ref]]
    assert held[1] == ["x", 12, dt.datetime.combine(dt.date(2026, 3, 2), dt.time()), "1850-01-02"]
    assert held[2] == [None] * 4


# Text from people --------------------------------------------------------------------------------


def held_texts(book: openpyxl.Workbook) -> str:
    return "\n".join(str(cell.value) for _, cell in cells(book))


def assert_only_text(a: Assessment, book: openpyxl.Workbook) -> None:
    """Formulas stand only where the report has them, and no cell is a link or an error."""
    formulas = sum(
        isinstance(cell, Formula)
        for sheet in build_report(a, TODAY).sheets
        for table in sheet.tables
        for row in table.rows
        for cell in row.values()
    )
    found = [cell for _, cell in cells(book) if cell.data_type == "f"]
    assert len(found) == formulas
    assert {sheet.title for sheet, cell in cells(book) if cell.data_type == "f"} <= {"Work plan"}
    assert not [cell for _, cell in cells(book) if cell.hyperlink or cell.data_type in {"e", "b"}]


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_hostile_text_in_every_field_stays_text(text: str) -> None:
    a = written_by(lambda name: f"{text}{name}" if clean_text(text) else name)
    book = opened(workbook(a))
    assert_only_text(a, book)
    assert a.groups[0].why_poor in held_texts(book)
    exact = [cell for _, cell in cells(book) if cell.value == a.chain.actors[0].label]
    assert exact
    assert {cell.data_type for cell in exact} == {"s"}


@pytest.mark.parametrize("text", ["=1+1", "@x", "+1-1", "-1"])
def test_a_cell_that_is_nothing_but_a_formula_in_disguise_is_a_string(text: str) -> None:
    told_apart = {"name", "ratings.rater", "groups.label", "indicators.label"}
    a = written_by(lambda path: path if path in told_apart else text)
    book = opened(workbook(a))
    assert_only_text(a, book)
    assert {cell.data_type for _, cell in cells(book) if cell.value == text} == {"s"}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=40))
def test_any_text_in_every_field_opens_as_text(text: str) -> None:
    a = written_by(lambda name: f"{text} {name}")
    assert_only_text(a, opened(workbook(a)))


@settings(max_examples=40, deadline=None)
@example("\ud800")  # half a character, which no file can hold
@given(st.text(alphabet=st.characters(), max_size=30))
def test_the_renderer_is_safe_without_the_model_before_it(text: str) -> None:
    table = Table("T", (Column("a", "A"),), (Row(a=text),), text, text)
    data = workbook_bytes(Report(text, text, (), (Sheet("S", text, (table,), note=text),)))
    assert {cell.data_type for _, cell in cells(opened(data))} <= {"s"}


@pytest.mark.parametrize("letter", ["x", "👩", "字", "ش"])
def test_a_text_too_long_for_a_cell_is_cut_and_says_so(letter: str) -> None:
    texts = (Row(a=letter * 40_000), Row(a=letter * 300))
    table = Table("T", (Column("a", "A"),), texts, "")
    sheet = opened(workbook_bytes(Report("r", "", (), (Sheet("S", "", (table,)),))))["S"]
    long, short = (row[0].value for row in list(sheet[sheet.tables["T"].ref])[1:])
    assert len(long.encode("utf-16-le")) // 2 <= 32_767
    assert long.endswith("(cut here: a cell holds no more)")
    assert short == letter * 300


def test_a_long_note_stands_in_full_below_the_tables() -> None:
    note = "A doubt.\n\n" + " ".join(f"word{n}" for n in range(700))
    a = replace(filled(), notes={"matrix": note[:5000]})
    sheet = opened(workbook(a))["Matrix"]
    assert str(sheet["A3"].value).endswith("(in full below the tables)")
    last = max(known(range_boundaries(table.ref)[3]) for table in sheet.tables.values())
    below = " ".join(str(sheet.cell(row, 1).value) for row in range(last + 3, sheet.max_row + 1))
    assert below.split() == note[:5000].split()


def test_a_short_note_stands_once() -> None:
    a = replace(filled(), notes={"matrix": "Ask the association."})
    sheet = opened(workbook(a))["Matrix"]
    assert sheet["A3"].value == "Note: Ask the association."
    assert held_texts(opened(workbook(a))).count("Ask the association.") == 1


# Recalculated ------------------------------------------------------------------------------------


def figures(book: openpyxl.Workbook, like: openpyxl.Workbook) -> dict[str, object]:
    """The value of every cell that is a formula in ``like``; an empty text counts as nothing."""
    formulas = [
        (sheet.title, cell.coordinate) for sheet, cell in cells(like) if cell.data_type == "f"
    ]
    return {f"{sheet}!{at}": book[sheet][at].value or 0 for sheet, at in formulas}


@pytest.mark.office
def test_a_second_program_comes_to_the_same_figures_and_finds_no_error(tmp_path: Path) -> None:
    given = {which: workbook_of(which) for which in EVERY}
    given |= {
        "hostile": workbook(written_by(lambda name: f"=1/0 {name}")),
        "fractions": workbook(fractions()),
    }
    given["hostile adapted"] = workbook(adapted(lambda name: f"=1/0 {name}"))
    for which, result in recalculated_all(given, tmp_path).items():
        assert error_cells(result) == []
        made = opened(given[which])
        cached = figures(opened(given[which], values=True), made)
        assert cached
        assert figures(result, made) == pytest.approx(cached), which


def fractions() -> Assessment:
    """A plan of odd fractions and of another ratio: sums must not drift."""
    a = filled(start=None)
    tasks = tuple(
        replace(t, days=round(0.1 + n * 0.35, 2)) if t.kind != "processing" else t
        for n, t in enumerate(a.work_plan.tasks)
    )
    return with_ratio(with_tasks(a, tasks), 1.35)


@pytest.mark.office
def test_another_ratio_moves_processing_days_and_totals(tmp_path: Path) -> None:
    a = filled()
    book = opened(workbook(a))
    at = book.defined_names["ProcessingDaysPerFieldDay"].attr_text
    assert at.startswith("'Work plan'!$")
    book["Work plan"][at.split("!")[1].replace("$", "")].value = 3
    changed = io.BytesIO()
    book.save(changed)
    result = recalculated(changed.getvalue(), tmp_path)
    assert error_cells(result) == []
    before, after = opened(workbook(a), values=True)["Work plan"], result["Work plan"]
    moved = {
        str(row[2].value): (row[7].value, after.cell(row[7].row, 8).value)
        for row in before[before.tables["WorkPlanTable"].ref]
        if row[3].value == "processing"
    }
    assert moved
    assert all(now == pytest.approx(then * 1.5) for then, now in moved.values())
    whole = next(
        row for row in before[before.tables["TotalsTable"].ref] if row[1].value == "All phases"
    )
    extra = sum(now - then for then, now in moved.values())
    assert after.cell(whole[7].row, 8).value == pytest.approx(whole[7].value + extra)


# The picture -------------------------------------------------------------------------------------


def test_the_map_stands_below_the_nodes_as_a_small_picture_with_its_words() -> None:
    data = workbook_bytes(build_report(load_sample("sialkot"), TODAY))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        drawing = parts.read("xl/drawings/drawing1.xml").decode()
        from_row = re.search(r"<xdr:from>.*?<xdr:row>(\d+)</xdr:row>", drawing)
        pictures = [part for part in parts.infolist() if part.filename.startswith("xl/media/")]
    assert "Value chain map. 3 of 10 actors are poverty nodes" in drawing
    assert [part.filename for part in pictures] == ["xl/media/image1.png"]
    assert pictures[0].file_size < 200_000
    sheet = opened(data)["Value chain"]
    last = max(cell.row for row in sheet.iter_rows() for cell in row if cell.value == "The map")
    # In the row below its caption, counted from nought.
    assert from_row
    assert int(from_row[1]) == last
    assert all(known(range_boundaries(table.ref)[3]) < last for table in sheet.tables.values())


def test_a_plan_without_a_chain_or_without_fonts_has_no_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_fonts(*_: object) -> bytes:
        raise map_png.PictureError("no fonts")

    def media(data: bytes) -> list[str]:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return [name for name in parts.namelist() if name.startswith("xl/media/")]

    assert media(workbook_bytes(build_report(Assessment(name="x"), TODAY))) == []
    monkeypatch.setattr(map_png, "png_of", no_fonts)
    assert media(workbook_bytes(build_report(load_sample("sialkot"), TODAY))) == []

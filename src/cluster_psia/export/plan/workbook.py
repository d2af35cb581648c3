"""A report value as an Excel workbook: real tables with
filters, frozen headings, and text that stays text.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cluster_psia.export.plan.formulas import Placed, column_letters, in_a1, placed_tables
from cluster_psia.export.plan.report import Cell, Column, Formula, Input, Report, Row, Sheet
from cluster_psia.export.plan.sizes import page_breaks, row_height, widths_of
from cluster_psia.export.plan.styles import styles_of

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

# User text must never become a formula, a link or a number.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}
_LONGEST = (
    32_000  # Excel holds 32,767 characters in a cell, counted as it stores them: an emoji is two
)
_CUT = " … (cut here: a cell holds no more)"
_PREVIEW = 140  # characters of a note above the tables: what stays in view must stay short
_BELOW = "… (in full below the tables)"
_PARAGRAPH = 2_000  # characters of a note in one row: no row can be higher than 409 points
_PIXELS = 7  # of a character's width in a column
_ZOOM = 1.3  # sharp enough on a printed page
_TALLEST = 900  # pixels: a picture stays on one page
_BUTTON = 3  # characters that the filter button takes of a heading
_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EARLIEST = dt.date(
    1900, 3, 1
)  # Excel counts a 29 February 1900 that never was; older dates are written as text


@dataclass(frozen=True)
class _Page:
    """A sheet on its way into the workbook."""

    book: xlsxwriter.Workbook
    out: Worksheet
    sheet: Sheet
    places: Mapping[str, Placed]
    widths: list[int]
    styles: Mapping[str, Any]


def workbook_bytes(report: Report) -> bytes:
    """The workbook. Touches no disk."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        book.set_properties(
            {
                "title": _safe(report.title)[:250],
                "comments": "Assessment plan made with Cluster PSIA",
            }
        )
        book.set_calc_mode("auto")
        styles = styles_of(book)
        for sheet in report.sheets:
            out_ = book.add_worksheet(sheet.name)
            _write_sheet(
                _Page(book, out_, sheet, placed_tables(sheet), widths_of(sheet), styles),
                report.title,
            )
    return out.getvalue()


def _write_sheet(page: _Page, title: str) -> None:
    """Title, purpose and the beginning of the note on top, then the
    tables; the first one's heading stays in view.
    """
    out, sheet = page.out, page.sheet
    out.hide_gridlines(2)
    out.set_row(0, 24)
    out.write_string(0, 0, _safe(f"{sheet.name}: {title}"), page.styles["title"])
    _across(page, 1, sheet.purpose, "purpose")
    if sheet.note:
        out.write_string(2, 0, _preview(sheet.note), page.styles["note"])
    for index, width in enumerate(page.widths):
        out.set_column(index, index, width)
    for place in page.places.values():
        _write_table(page, place)
    end = max(place.last for place in page.places.values())
    if _preview(sheet.note).endswith(_BELOW):
        end = _write_note(page)
    _print_set_up(page, _draw_picture(page, end + 2))
    out.freeze_panes(next(iter(page.places.values())).top + 1, sheet.frozen)


def _preview(note: str) -> str:
    """The note in one line, or as much of it as may stay in view above the tables."""
    line = " ".join(_safe(note).split())
    short = len(line) <= _PREVIEW and "\n" not in note
    return f"Note: {line}" if short else f"Note: {line[:_PREVIEW]}{_BELOW}"


def _draw_picture(page: _Page, row: int) -> list[int]:
    """The map below everything else, as wide as the sheet, and the row
    where its page begins. No fonts, no picture.
    """
    if page.sheet.picture is None:
        return []
    from PIL import Image

    from cluster_psia.drawing.map.png import PictureError, png_of
    from cluster_psia.drawing.map.svg import map_svg

    try:
        data = _fewer_colours(png_of(map_svg(page.sheet.picture.of), _ZOOM))
    except PictureError:
        return []
    wide, high = Image.open(io.BytesIO(data)).size
    room = sum(width * _PIXELS + 5 for width in page.widths)
    scale = min(room / wide, _TALLEST / high)
    page.out.write_string(row, 0, "The map", page.styles["caption"])
    page.out.insert_image(
        row + 1,
        0,
        "map.png",
        {
            "image_data": io.BytesIO(data),
            "x_scale": scale,
            "y_scale": scale,
            "object_position": 2,
            "description": _safe(page.sheet.picture.words),
        },
    )
    return [row]


def _fewer_colours(png: bytes) -> bytes:
    """The same picture in a third of the bytes: it has a dozen
    colours and their shades at the edges of letters.
    """
    from PIL import Image

    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(128).save(
        out, "PNG", optimize=True, dpi=(96, 96)
    )
    return out.getvalue()


def _write_note(page: _Page) -> int:
    """The whole note below the tables, each paragraph in a row of
    its own across the sheet; the last of them.
    """
    row = max(place.last for place in page.places.values()) + 2
    page.out.write_string(row, 0, "Note to this step, in full", page.styles["caption"])
    for paragraph in _safe(page.sheet.note).split("\n"):
        for part in textwrap.wrap(paragraph, _PARAGRAPH):
            row += 1
            _across(page, row, part, "paragraph")
    return row


def _across(page: _Page, row: int, text: str, style: str) -> None:
    """A text over the whole width of the sheet, wrapped."""
    if len(page.widths) > 1:
        page.out.merge_range(row, 0, row, len(page.widths) - 1, "", page.styles[style])
    page.out.write_string(row, 0, _safe(text), page.styles[style])
    page.out.set_row(row, row_height([text], [sum(page.widths)]))


def _print_set_up(page: _Page, begins: list[int]) -> None:
    """A4 across, one page wide; the heading of the longest table
    is repeated on the pages that follow it.
    """
    longest = max(page.places.values(), key=lambda place: place.last - place.top)
    page.out.set_landscape()
    page.out.set_paper(9)
    page.out.fit_to_pages(1, 0)
    page.out.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.out.repeat_rows(longest.top)
    page.out.set_h_pagebreaks([*page_breaks(page.sheet), *begins])
    page.out.set_footer(f"&L{page.sheet.name.replace('&', '&&')}&RPage &P of &N")


def _write_table(page: _Page, place: Placed) -> None:
    table, last = place.table, len(place.table.columns) - 1
    if table.title:
        page.out.write_string(place.top - 1, 0, table.title, page.styles["caption"])
    page.out.set_row(
        place.top, row_height([c.title for c in table.columns], [w - _BUTTON for w in page.widths])
    )
    page.out.add_table(
        place.top,
        0,
        place.last,
        last,
        {
            "name": table.name,
            "style": None,
            "autofilter": True,
            "columns": [
                {"header": c.title, "header_format": page.styles["head"]} for c in table.columns
            ],
        },
    )
    for row, cells in enumerate(table.rows or ((table.empty, *([None] * last)),), place.top + 1):
        _write_row(page, place, row, cells)


def _write_row(page: _Page, place: Placed, row: int, cells: Row) -> None:
    # The sentence that stands for no rows may run on over the empty cells beside it.
    page.out.set_row(row, row_height(cells, page.widths) if place.table.rows else None)
    for index, (cell, column) in enumerate(zip(cells, place.table.columns, strict=True)):
        if isinstance(cell, Formula):
            text = in_a1(cell, place.table, row, page.places)
            page.out.write_formula(row, index, text, page.styles[column.kind], cell.value)
        elif isinstance(cell, Input):
            page.out.write_number(row, index, cell.value, page.styles["input"])
            page.book.define_name(
                cell.name, f"='{page.sheet.name}'!${column_letters(index)}${row + 1}"
            )
        elif place.table.rows:
            _write_value(page, (row, index), cell, column)
        elif cell:
            page.out.write_string(row, index, str(cell), page.styles["missing"])


def _write_value(page: _Page, at: tuple[int, int], cell: Cell, column: Column) -> None:
    row, index = at
    kind = "number" if isinstance(cell, int) and column.kind == "decimal" else column.kind
    style = page.styles["text" if isinstance(cell, str) else kind]
    if isinstance(cell, dt.date):
        if cell < _EARLIEST:
            page.out.write_string(row, index, cell.isoformat(), style)
        else:
            page.out.write_datetime(row, index, cell, style)
    elif isinstance(cell, str) and cell:
        page.out.write_string(row, index, _safe(cell), style)
    elif isinstance(cell, (int, float)):
        page.out.write_number(row, index, cell, style)
    else:
        page.out.write_blank(row, index, None, style)


def _safe(text: str) -> str:
    """Text that a cell can hold: nothing that XML forbids, and not longer than Excel takes."""
    text = _NOT_XML.sub("", text)
    stored = text.encode("utf-16-le")
    if len(stored) <= 2 * _LONGEST:
        return text
    return stored[: 2 * (_LONGEST - len(_CUT))].decode("utf-16-le", "ignore") + _CUT

"""A report value as an Excel workbook: real tables with filters, frozen headings, and text that
stays text.
"""

from __future__ import annotations

import io
import textwrap
from typing import TYPE_CHECKING

from cluster_psia.export.plan.build import build_report
from cluster_psia.export.plan.cells import write_table
from cluster_psia.export.plan.formulas import placed_tables
from cluster_psia.export.plan.page import Page, workbook_text
from cluster_psia.export.plan.picture import draw_picture
from cluster_psia.export.plan.sizes import page_breaks, row_height, widths_of
from cluster_psia.export.plan.styles import styles_of

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.export.plan.report import Report

# User text must never become a formula, a link or a number.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}
_PREVIEW = 140  # characters of a note above the tables: what stays in view must stay short
_BELOW = "… (in full below the tables)"
_PARAGRAPH = 2_000  # characters of a note in one row: no row can be higher than 409 points


def plan_workbook(a: Assessment) -> bytes:
    """The plan of ``a`` as a workbook, dated today."""
    return workbook_bytes(build_report(a))


def workbook_bytes(report: Report) -> bytes:
    """The workbook. Touches no disk."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        title = workbook_text(report.title)[:250]
        comments = "Assessment plan made with Cluster PSIA"
        book.set_properties({"title": title, "comments": comments})
        book.set_calc_mode("auto")
        styles = styles_of(book)
        for sheet in report.sheets:
            out_sheet = book.add_worksheet(sheet.name)
            places, widths = placed_tables(sheet), widths_of(sheet)
            _write_sheet(Page(book, out_sheet, sheet, places, widths, styles), report.title)
    return out.getvalue()


def _write_sheet(page: Page, title: str) -> None:
    """The head, then the tables, the note and the picture; the first table's heading stays in
    view.
    """
    page.out.hide_gridlines(2)
    _write_head(page, title)
    for index, width in enumerate(page.widths):
        page.out.set_column(index, index, width)
    for place in page.places.values():
        write_table(page, place)
    last = _write_note(page, _last_row(page))
    _print_set_up(page, draw_picture(page, last + 2))
    first = next(iter(page.places.values()))
    page.out.freeze_panes(first.top + 1, page.sheet.frozen)


def _write_head(page: Page, title: str) -> None:
    """Title, purpose and the beginning of the note."""
    page.out.set_row(0, 24)
    heading = workbook_text(f"{page.sheet.name}: {title}")
    page.out.write_string(0, 0, heading, page.styles["title"])
    _across(page, 1, page.sheet.purpose, "purpose")
    if page.sheet.note:
        page.out.write_string(2, 0, _preview(page.sheet.note), page.styles["note"])


def _preview(note: str) -> str:
    """The note in one line, or as much of it as may stay in view above the tables."""
    line = " ".join(workbook_text(note).split())
    short = len(line) <= _PREVIEW and "\n" not in note
    return f"Note: {line}" if short else f"Note: {line[:_PREVIEW]}{_BELOW}"


def _last_row(page: Page) -> int:
    return max(place.last for place in page.places.values())


def _write_note(page: Page, row: int) -> int:
    """The whole note below the tables, which end at ``row``, where only its beginning stands
    above; each paragraph in a row of its own across the sheet. Returns the last row written.
    """
    if not _preview(page.sheet.note).endswith(_BELOW):
        return row
    row += 2
    page.out.write_string(row, 0, "Note to this step, in full", page.styles["caption"])
    for paragraph in workbook_text(page.sheet.note).split("\n"):
        for part in textwrap.wrap(paragraph, _PARAGRAPH):
            row += 1
            _across(page, row, part, "paragraph")
    return row


def _across(page: Page, row: int, text: str, style: str) -> None:
    """A text over the whole width of the sheet, wrapped."""
    if len(page.widths) > 1:
        page.out.merge_range(row, 0, row, len(page.widths) - 1, "", page.styles[style])
    page.out.write_string(row, 0, workbook_text(text), page.styles[style])
    page.out.set_row(row, row_height([text], [sum(page.widths)]))


def _print_set_up(page: Page, begins: list[int]) -> None:
    """A4 across, one page wide; the heading of the longest table is repeated on the pages that
    follow it. Pages end before tables where they must, and before the rows in ``begins``.
    """
    longest = max(page.places.values(), key=lambda place: place.last - place.top)
    page.out.set_landscape()
    page.out.set_paper(9)
    page.out.fit_to_pages(1, 0)
    page.out.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.out.repeat_rows(longest.top)
    page.out.set_h_pagebreaks([*page_breaks(page.sheet), *begins])
    page.out.set_footer(f"&L{page.sheet.name.replace('&', '&&')}&RPage &P of &N")

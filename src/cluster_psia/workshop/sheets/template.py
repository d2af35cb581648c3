"""An empty workbook to type score sheets into:
a row a sheet, a column a criterion, and how to fill it.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from cluster_psia.workshop.values import CriterionText, Room

HELP = "How to fill"  # the sheet that holds no scores
_ROWS = 200
_ANSWERS = {"validate": "list", "source": [1, 2, 3, 4, 5, "unknown", "not applicable"]}


def sheet_template(room: Room, language: str) -> bytes:
    """The workbook for ``room``; every text in it is text and none a formula."""
    import xlsxwriter

    texts = room.texts_in(language)
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True})
        wrap = book.add_format({"text_wrap": True})
        _add_scores(book, texts, bold)
        _add_help(book, room, texts, bold, wrap)
    return out.getvalue()


def _add_scores(book: Workbook, texts: tuple[CriterionText, ...], bold: object) -> None:
    page = book.add_worksheet("Scores")
    headings = ["Sheet", "Group", *(_numbered(text) for text in texts)]
    for column, heading in enumerate(headings):
        page.write_string(0, column, heading, bold)
    page.freeze_panes(1, 2)
    last = len(headings) - 1
    page.set_column(0, last, 14)
    page.data_validation(1, 2, _ROWS, last, _ANSWERS)


def _add_help(
    book: Workbook, room: Room, texts: tuple[CriterionText, ...], bold: object, wrap: object
) -> None:
    page = book.add_worksheet(HELP)
    page.set_column(0, 0, 40)
    page.set_column(1, 1, 80)
    lines = [(f"Room {room.code}", room.assessment_name), *map(_explained, texts)]
    for row, (left, right) in enumerate(lines):
        page.write_string(row, 0, left, bold)
        page.write_string(row, 1, right, wrap)


def _numbered(text: CriterionText) -> str:
    return f"{text.number}. {text.label}"


def _explained(text: CriterionText) -> tuple[str, str]:
    """(criterion, its question with its anchors), as the help has them side by side."""
    anchors = "; ".join(f"{_span(points)}: {label}" for points, label in text.anchors if points)
    return _numbered(text), f"{text.question} {anchors}".strip()


def _span(points: tuple[int, ...]) -> str:
    """From the first point to the last, "1–2", or "3" for one alone."""
    return "–".join(str(point) for point in sorted({min(points), max(points)}))

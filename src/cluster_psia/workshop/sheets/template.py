"""An empty workbook to type score sheets into:
a row a sheet, a column a criterion, behind all of them one for each comment, and how to fill it.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from cluster_psia.i18n import translated_text
from cluster_psia.workshop.opened.points import scale_points
from cluster_psia.workshop.values import LONGEST_COMMENT, CriterionText

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from cluster_psia.workshop.values import Room

HELP = "How to fill"  # the sheet that holds no scores
_ROWS = 200
_ANSWERS = {"validate": "list", "source": [1, 2, 3, 4, 5, "unknown", "not applicable"]}
_COMMENTS = {"validate": "length", "criteria": "<=", "value": LONGEST_COMMENT}


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
        _add_help(book, room, language, bold, wrap)
    return out.getvalue()


def _add_scores(book: Workbook, texts: tuple[CriterionText, ...], bold: object) -> None:
    page = book.add_worksheet("Scores")
    asked = [_numbered(text) for text in texts]
    headings = ["Sheet", "Group", *asked, *(f"{name} comment" for name in asked)]
    for column, heading in enumerate(headings):
        page.write_string(0, column, heading, bold)
    page.freeze_panes(1, 2)
    last, last_answer = len(headings) - 1, 1 + len(asked)
    page.set_column(0, last_answer, 14)
    page.set_column(last_answer + 1, last, 30)
    page.data_validation(1, 2, _ROWS, last_answer, _ANSWERS)
    page.data_validation(1, last_answer + 1, _ROWS, last, _COMMENTS)


def _add_help(book: Workbook, room: Room, language: str, bold: object, wrap: object) -> None:
    page = book.add_worksheet(HELP)
    page.set_column(0, 0, 40)
    page.set_column(1, 1, 100)
    lines = [
        (f"Room {room.code}", room.assessment_name),
        *(_explained(text, language) for text in room.texts_in(language)),
        ("", translated_text(language, "participant.question.ours")),
    ]
    for row, (left, right) in enumerate(lines):
        page.write_string(row, 0, left, bold)
        page.write_string(row, 1, right, wrap)


def _numbered(text: CriterionText) -> str:
    return f"{text.number}. {text.label}"


def _explained(text: CriterionText, language: str) -> tuple[str, str]:
    """(criterion, its question, explanation and five points), as the help has them side by side."""
    points = "; ".join(f"{each.score}: {each.marked}" for each in scale_points(text, language))
    return _numbered(text), " ".join(filter(None, (text.question, text.explanation, points)))

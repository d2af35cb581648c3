"""An empty workbook to type score sheets into:
a row a sheet, a column a criterion, and how to fill it.
"""

from __future__ import annotations

import io

from cluster_psia.workshop.values import CriterionText, Room

_ROWS = 200


def sheet_template(room: Room, language: str) -> bytes:
    """The workbook for ``room``; every text in it is text and none a formula."""
    import xlsxwriter

    texts = room.texts_in(language)
    out = io.BytesIO()
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        bold, wrap = (
            book.add_format({"bold": True, "text_wrap": True}),
            book.add_format({"text_wrap": True}),
        )
        page = book.add_worksheet("Scores")
        headings = ["Sheet", "Group", *(f"{text.number}. {text.label}" for text in texts)]
        for column, heading in enumerate(headings):
            page.write_string(0, column, heading, bold)
        page.freeze_panes(1, 2)
        page.set_column(0, len(headings) - 1, 14)
        page.data_validation(
            1,
            2,
            _ROWS,
            len(headings) - 1,
            {"validate": "list", "source": [1, 2, 3, 4, 5, "unknown", "not applicable"]},
        )
        help_ = book.add_worksheet("How to fill")
        help_.set_column(0, 0, 40)
        help_.set_column(1, 1, 80)
        lines = [(f"Room {room.code}", room.assessment_name), *map(_explained, texts)]
        for row, (left, right) in enumerate(lines):
            help_.write_string(row, 0, left, bold)
            help_.write_string(row, 1, right, wrap)
    return out.getvalue()


def _explained(text: CriterionText) -> tuple[str, str]:
    anchors = "; ".join(
        f"{'–'.join(str(p) for p in sorted({min(at), max(at)}))}: {label}"
        for at, label in text.anchors
        if at
    )
    return f"{text.number}. {text.label}", f"{text.question} {anchors}".strip()

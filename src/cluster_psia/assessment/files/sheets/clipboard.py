"""What a spreadsheet puts on the clipboard, as rows of cells (the rule: ``text_rows.py``)."""

from __future__ import annotations

import re

from cluster_psia.assessment.files.sheets.text_rows import TextRows

_LINE_ENDS = re.compile(r"\r\n?")


def split_clipboard(text: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a block that was copied; () for nothing. A line end at the end begins no row."""
    rows = TextRows(_LINE_ENDS.sub("\n", text), "\t", clipboard=True, block=True)
    return tuple(tuple(row.cells) for row in rows)

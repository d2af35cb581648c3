"""A sheet on its way into the workbook, and text as a cell can hold it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cluster_psia.export.plan.formulas import Placed
from cluster_psia.export.plan.report import Sheet

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

# Excel holds 32,767 characters in a cell, counted as it stores them: an emoji is two.
_LONGEST = 32_000
_CUT = " … (cut here: a cell holds no more)"
_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Page:
    """A sheet with what it is written into: where its tables stand, and how wide its columns are
    in characters.
    """

    book: xlsxwriter.Workbook
    out: Worksheet
    sheet: Sheet
    places: Mapping[str, Placed]
    widths: list[int]
    styles: Mapping[str, Any]


def safe_text(text: str) -> str:
    """Text that a cell can hold: nothing that XML forbids, and not longer than Excel takes."""
    text = _NOT_XML.sub("", text)
    stored = text.encode("utf-16-le")
    if len(stored) <= 2 * _LONGEST:
        return text
    return stored[: 2 * (_LONGEST - len(_CUT))].decode("utf-16-le", "ignore") + _CUT

"""A sheet on its way into the workbook, and text as a cell can hold it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.holdable import holdable_text

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

    from cluster_psia.export.plan.formulas import Placed
    from cluster_psia.export.plan.report import Sheet

# Excel holds 32,767 characters in a cell, counted as it stores them: an emoji is two.
_LONGEST = 32_000
_CUT = " … (cut here: a cell holds no more)"


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


def workbook_text(text: str) -> str:
    """Text that a cell can hold: nothing that XML forbids, and not longer than Excel takes."""
    text = holdable_text(text)
    stored = text.encode("utf-16-le")
    if len(stored) <= 2 * _LONGEST:
        return text
    return stored[: 2 * (_LONGEST - len(_CUT))].decode("utf-16-le", "ignore") + _CUT

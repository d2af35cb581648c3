"""Text with marks between its cells: CSV of any country, tab-separated text, a paste."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from cluster_psia.assessment.files.sheets.cell import (
    EMPTY_CELL,
    SheetCell,
    SheetLine,
    SheetPage,
    as_line,
    present,
    tidied,
)
from cluster_psia.assessment.files.sheets.limits import LONGEST_CELL, Budget
from cluster_psia.assessment.files.sheets.text_rows import TextRow, TextRows

KnownHeadings = Callable[[Sequence[str]], int]  # how many cells of a row are headings of ours

_MARKS = ",;\t|"
_SEP = re.compile(r"""\s*"?sep=(.)"?\s*(?:\r\n|\r|\n|$)""", re.IGNORECASE)
_LOOKED_AT = 40  # lines, to see which mark parts the cells
_BEGINNING = 100_000  # letters of them


def read_separated(text: str, known: KnownHeadings, budget: Budget, *, pasted: bool) -> SheetPage:
    """The rows of a text. ``pasted``: by the rule of the clipboard where tabs part its cells.
    Raises SheetFileError.
    """
    said = _SEP.match(text)
    usual = "\t" if pasted else ","
    mark: str = said[1] if said else _mark_of(text, known, usual)
    clipboard = pasted and mark == "\t"
    rows = TextRows(text[said.end() :] if said else text, mark, clipboard=clipboard)
    as_cell = _shown_cell if pasted else _filed_cell
    lines = [_line(number, row, as_cell, budget) for number, row in enumerate(rows, 1)]
    return SheetPage("", present(lines), columns_fixed=False)


def _line(
    number: int, row: TextRow, as_cell: Callable[[str], SheetCell], budget: Budget
) -> SheetLine | None:
    line = as_line(
        number, [as_cell(text) if text else EMPTY_CELL for text in row.cells], row.problem
    )
    if line is not None:
        budget.take_row(sum(1 for cell in line.cells if cell.text), len(line.cells))
    return line


def _shown_cell(text: str) -> SheetCell:
    """What was copied is what was shown."""
    return SheetCell(tidied(text, LONGEST_CELL))


def _filed_cell(text: str) -> SheetCell:
    """In a file a text that begins like a formula is one: nobody knows what it would show."""
    tidy = tidied(text, LONGEST_CELL)
    return SheetCell(tidy, "formula" if tidy[:1] == "=" and len(tidy) > 1 else "text")


def _mark_of(text: str, known: KnownHeadings, otherwise: str) -> str:
    """The mark that yields the most known headings in one row; without any, the commonest in the
    first row, or ``otherwise``.
    """
    beginning = text[:_BEGINNING]
    best = max(_MARKS, key=lambda mark: _headings(beginning, mark, known))
    if _headings(beginning, best, known) > 1:
        return best
    first = beginning.lstrip("\r\n").split("\n", 1)[0]
    marks: list[str] = [otherwise, *_MARKS]
    return max(marks, key=first.count)


def _headings(text: str, mark: str, known: KnownHeadings) -> int:
    most = 0
    for number, row in enumerate(TextRows(text, mark, clipboard=False)):
        most = max(most, known([cell.strip() for cell in row.cells]))
        if number == _LOOKED_AT:
            break
    return most

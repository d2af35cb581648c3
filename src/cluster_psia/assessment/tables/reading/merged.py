"""Cells that were merged below the headings: what one of them says for several rows or columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from cluster_psia.assessment.files.sheets.cell import EMPTY_CELL

if TYPE_CHECKING:
    from cluster_psia.assessment.files.sheets.cell import (
        MergedCells,
        SheetCell,
        SheetLine,
        SheetPage,
    )

MERGED = (
    "the cell is merged with others, so that it is not said whose figure it is",
    "unmerge it and write the figure of each row",
)


def spread_merged(
    page: SheetPage,
    lines: Sequence[SheetLine],
    repeats: Callable[[int], bool],
    columns: Collection[int],
) -> tuple[SheetLine, ...]:
    """The rows with what a merged cell says in each of its rows. ``repeats`` says whether a column
    can say the same in several rows; a cell of any other, and one over several ``columns``, is of
    the kind "merged".
    """
    if not page.merged or not lines:
        return tuple(lines)
    spread = {line.number: line for line in lines}
    numbers = sorted(spread)
    for span in page.merged:
        rows = numbers[bisect_left(numbers, span.top) : bisect_right(numbers, span.bottom)]
        if rows and rows[0] == span.top:
            _spread(spread, rows, span, repeats, columns)
    return tuple(spread[line.number] for line in lines)


def _spread(
    lines: dict[int, SheetLine],
    rows: Sequence[int],
    span: MergedCells,
    repeats: Callable[[int], bool],
    columns: Collection[int],
) -> None:
    said = lines[span.top].at(span.left)
    if not said.text or span.left not in columns:
        return
    over = [index for index in columns if span.left < index <= span.right]
    one_row = span.top == span.bottom
    clear = all(map(repeats, (span.left, *over))) if over else one_row or repeats(span.left)
    cell = said if clear else said._replace(kind="merged")
    for number in rows:
        lines[number] = _with_cell(lines[number], span.left, cell)


def _with_cell(line: SheetLine, index: int, cell: SheetCell) -> SheetLine:
    cells = [*line.cells, *[EMPTY_CELL] * (index + 1 - len(line.cells))]
    cells[index] = cell
    return line._replace(cells=tuple(cells))

"""How wide columns and how high rows must be, so that a text can be read wherever the workbook
is opened.

Excel fits row heights by itself when it opens a file; LibreOffice, phones and previews do not, so
they are written.
"""

from __future__ import annotations

import itertools
import math
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cluster_psia.export.plan.formulas import placed_tables

if TYPE_CHECKING:
    from cluster_psia.export.plan.report import Cell, Sheet, Table

LINE = 15.0  # points
HIGHEST = 409.0  # points: Excel knows no higher row
_PAGE_WIDTH = 130  # characters across a sheet of A4 at full size
_PAGE_HEIGHT = 480.0  # points down the same sheet
# A column is measured in digits, and letters are narrower; less than they are, for other fonts'
# sake.
LETTERS = 1.2


def widths_of(sheet: Sheet) -> list[int]:
    """Each column as wide as the widest that any table of the sheet asks for."""
    widths: list[int] = []
    for table in sheet.tables:
        own = [column.width for column in table.columns]
        widths = [max(pair) for pair in itertools.zip_longest(widths, own, fillvalue=0)]
    return widths


def row_height(cells: Iterable[Cell], widths: Sequence[int]) -> float:
    """The height of a row in points: its longest text, wrapped."""
    placed = zip(cells, widths, strict=False)
    lines = (line_count(cell, width) for cell, width in placed if isinstance(cell, str))
    return min(HIGHEST, LINE * max([1, *lines]))


def page_breaks(sheet: Sheet) -> list[int]:
    """The rows before which a printed page ends, so that no table begins at the foot of a page, or
    leaves its title.
    """
    widths = widths_of(sheet)
    page = _PAGE_HEIGHT * max(1.0, sum(widths) / _PAGE_WIDTH)
    found, used = [], 0.0
    for place in placed_tables(sheet).values():
        need = _table_height(place.table, widths) + 4 * LINE
        if used > 0.6 * page and used + need > page:
            found.append(place.top - 1)
            used = 0.0
        used = (used + need) % page
    return found


def _table_height(table: Table, widths: Sequence[int]) -> float:
    return sum(row_height(table.cells_of(row), widths) for row in table.rows)


def line_count(text: str, width: int) -> int:
    """How many lines a text takes in a column of ``width`` characters."""
    room = max(int(width * LETTERS), 1)
    return sum(_wrapped(paragraph, room) for paragraph in text.split("\n"))


def _wrapped(paragraph: str, width: int) -> int:
    # East Asian letters and emoji take the room of two digits.
    double = sum(unicodedata.east_asian_width(c) in "WF" for c in paragraph)
    if double:
        return max(1, math.ceil((len(paragraph) + double) / width))
    return max(1, len(textwrap.wrap(paragraph, width)))

"""What a spreadsheet puts on the clipboard, as rows of cells.

Excel writes cells with tabs between them and rows with line ends. It quotes a cell only where the
cell itself holds a tab, a line end or, quoted anyway, a quotation mark, which it doubles. So a cell
is quoted here only if it begins with a mark that closes before a tab, a line end or the end, and if
between the two there is a tab, a line end or a doubled mark. In any other cell marks are text.
"""

from __future__ import annotations

import re

_LINE_ENDS = re.compile(r"\r\n?")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=\t|\n|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")
_NEEDS_MARKS = re.compile(r'\t|\n|""')


def split_clipboard(text: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a block that was copied; () for nothing. A line end at the end begins no row."""
    block = _LINE_ENDS.sub("\n", text)
    rows: list[tuple[str, ...]] = []
    cells: list[str] = []
    at, end = 0, len(block)
    while at < end:
        cell, at = _cell_at(block, at)
        cells.append(cell)
        if at == end or block[at] == "\n":
            rows.append(tuple(cells))
            cells = []
        elif at == end - 1:  # a tab at the end: an empty cell follows it
            rows.append((*cells, ""))
        at += 1
    return tuple(rows)


def _cell_at(block: str, at: int) -> tuple[str, int]:
    """The cell that begins at a place, and the place where it ends."""
    quoted = _QUOTED.match(block, at)
    if quoted and _NEEDS_MARKS.search(quoted[1]):
        return quoted[1].replace('""', '"'), quoted.end()
    plain = _PLAIN.match(block, at)
    return (plain[0], plain.end()) if plain else ("", at)

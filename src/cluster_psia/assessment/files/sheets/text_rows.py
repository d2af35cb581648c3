"""Text with marks between its cells, cut into rows.

In a file a cell that begins with a quotation mark ends with one before a mark or a line end; marks
that do not fit are told with their row, and the row is not taken half. The clipboard follows
Excel's own rule: a cell is quoted only if its quotation mark closes again before a tab or line end
and it holds a tab, a line break or a doubled mark; otherwise quotation marks are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cluster_psia.assessment.files.sheets.cell import SheetFileError

_COLUMNS = 16_384
_SPACES = re.compile(" *")
_LINE = re.compile(r"[^\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_EXCEL_QUOTES = re.compile('[\t\r\n]|""')
UNCLOSED = (
    "a quotation mark is not closed, or more follows it; double each mark inside the quotation"
    ' ("half ""quoted"""), or take it out'
)


class TextRow(NamedTuple):
    """The cells of a row, why they cannot be read as they stand (empty where they can), and where
    the next row begins.
    """

    cells: list[str]
    problem: str
    end: int


class TextRows:
    """Cuts a text into rows, the empty ones too. ``clipboard``: by the rule of the clipboard.
    ``block``: of which every cell is to come back as it was copied, whatever its lines look like.
    """

    def __init__(self, text: str, mark: str, *, clipboard: bool, block: bool = False) -> None:
        self._text, self._mark, self._clipboard, self._block = text, mark, clipboard, block
        self._cell = re.compile(rf"[^\r\n{re.escape(mark)}]*")
        self._opening = re.compile('"' if clipboard else ' *"')
        self._most = 0  # cells of a row so far

    def __iter__(self) -> Iterator[TextRow]:
        """The rows in their order."""
        at = 0
        while at < len(self._text):
            row = self._row(at)
            at = row.end
            self._most = max(self._most, len(row.cells))
            yield row

    def _row(self, at: int) -> TextRow:
        begin, found = at, list[str]()
        while True:
            opening = self._opening.match(self._text, at)
            if opening:
                cell, end = self._quoted(at, opening.end())
            else:
                end = _end_of(self._cell, self._text, at)
                cell = self._text[at:end]
            if cell is None:
                return self._broken(begin)
            found.append(cell)
            if len(found) > _COLUMNS:
                raise SheetFileError(f"A row has more than {_COLUMNS:,} columns; no table has.")
            if not self._text.startswith(self._mark, end):
                return TextRow(found, "", _after_line_end(self._text, end))
            at = end + 1

    def _quoted(self, at: int, begin: int) -> tuple[str | None, int]:
        """A cell that begins with a quotation mark, and where it ends; None for one whose marks do
        not fit.
        """
        close = _closing(self._text, begin)
        end = _end_of(_SPACES, self._text, close + 1)
        said = self._text[begin:close] if close >= 0 and self._ends(end) else None
        if said is not None and not self._block and self._swallows(said):
            return None, end
        if said is not None and (not self._clipboard or _EXCEL_QUOTES.search(said)):
            return said.replace('""', '"'), end
        end = _end_of(self._cell, self._text, at)
        written = self._text[at:end]
        # Marks around words at the beginning, none left open: '"Bata" shoe makers'.
        fits = self._clipboard or written.count('"') % 2 == 0
        return (written if fits else None), end

    def _ends(self, at: int) -> bool:
        return at == len(self._text) or self._text[at] in "\r\n" or self._text[at] == self._mark

    def _swallows(self, said: str) -> bool:
        """Whether lines inside the quotation look like rows: a mark too many closes far below."""
        marks = max(1, self._most - 1)
        return any(line.count(self._mark) >= marks for line in _LINE_END.split(said)[1:])

    def _broken(self, begin: int) -> TextRow:
        """A row whose quotation marks do not fit: its line as it stands, and why it is not
        taken.
        """
        end = _end_of(_LINE, self._text, begin)
        cells = self._text[begin:end].split(self._mark)
        return TextRow(cells, UNCLOSED, _after_line_end(self._text, end))


def _closing(text: str, at: int) -> int:
    """Where the quotation mark stands that is not doubled; -1 without one."""
    while (close := text.find('"', at)) >= 0:
        if not text.startswith('"', close + 1):
            return close
        at = close + 2
    return -1


def _end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _after_line_end(text: str, at: int) -> int:
    return at + 2 if text.startswith("\r\n", at) else at + 1

"""One sheet of a workbook of Excel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_psia.assessment.files.sheets.archive import DAMAGED
from cluster_psia.assessment.files.sheets.cell import (
    EMPTY_CELL,
    MergedCells,
    SheetCell,
    SheetFileError,
    SheetLine,
    SheetPage,
    as_line,
    hidden_words,
    present,
    tidied,
)
from cluster_psia.assessment.files.sheets.limits import LONGEST_CELL, NAMED, too_much
from cluster_psia.assessment.files.sheets.number_formats import NumberLook, number_cell
from cluster_psia.assessment.files.sheets.xlsx_texts import TextRuns, unescaped_letters
from cluster_psia.assessment.files.sheets.xml_parts import Attributes, XmlReader

if TYPE_CHECKING:
    from cluster_psia.assessment.files.sheets.archive import Archive
    from cluster_psia.assessment.files.sheets.limits import Budget

_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ROWS, _COLUMNS = 1_048_576, 16_384  # of a sheet
# Formatted cells and rows without anything in them, to the end of a sheet: by the million.
_BLANK = re.compile(rb'<c r="[A-Z]{1,3}\d{1,7}"[^<>]*/>|<row r="\d{1,7}"[^<>]*(?:/>|>\s*</row>)')
_WRITTEN = (b"<!--", b"<![CDATA[")  # where the same letters could be text


@dataclass(frozen=True)
class Workings:
    """What the cells of a workbook need to be read. ``computed_anew``: a program wrote the file and
    left it to Excel to work out its formulas.
    """

    texts: tuple[SheetCell, ...] = ()
    looks: tuple[NumberLook, ...] = ()
    from_1904: bool = False
    computed_anew: bool = False


class _PositionsError(Exception):
    """Cells say where they stand by their order, so that no blank one may be left out."""


class PageReader:
    """Reads one sheet."""

    def __init__(self, name: str, workings: Workings, budget: Budget) -> None:
        self._name, self._workings, self._budget = name, workings, budget
        self._begin()

    def _begin(self) -> None:
        self._lines: list[SheetLine | None] = []
        self._merged: list[MergedCells] = []
        self._row = self._hidden_rows = 0
        self._cells: list[SheetCell] = []
        self._hides = self._left_out = False
        self._hidden_columns = 0
        self._kind = ""
        self._look: NumberLook = "number"
        self._at = -1
        self._value: list[str] | None = None
        self._formula: list[str] | None = None
        self._into: list[str] | None = None
        self._runs = TextRuns(self._budget)

    def read(self, archive: Archive, part: str) -> SheetPage:
        """The rows of the sheet that hold something. Raises SheetFileError, and what is in
        ``archive.BROKEN``.
        """
        if part not in archive.names:
            raise SheetFileError(DAMAGED)
        try:
            self._parse(self._without_blanks(archive.pieces(part)))
        except _PositionsError:
            self._begin()
            self._parse(archive.pieces(part))
        return SheetPage(
            self._name, present(self._lines), tuple(self._merged), notes=tuple(self._notes())
        )

    def _parse(self, pieces: Iterable[bytes]) -> None:
        XmlReader(self._budget, self._started, self._ended, self._letters).read(pieces)

    def _without_blanks(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        rest = b""
        for piece in pieces:
            text = rest + piece
            if any(mark in text for mark in _WRITTEN):
                yield text
                yield from pieces
                return
            end = text.rfind(b">") + 1 or len(text)
            kept, number = _BLANK.subn(b"", text[:end])
            self._left_out = self._left_out or number > 0
            yield kept
            rest = text[end:]
        yield rest

    def _notes(self) -> Iterator[str]:
        if self._hidden_rows:
            yield hidden_words(self._hidden_rows, "row")
        if self._hidden_columns:
            yield hidden_words(self._hidden_columns, "column")

    # What stands in the part ---------------------------------------------------------------------

    def _started(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            self._begin_row(attributes)
        elif name == "v":
            self._into = self._value = []
        elif name == "f":
            self._into = self._formula = []
        elif name in ("t", "rPh"):
            self._runs.started(name)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            self._hidden_columns += 1

    def _letters(self, said: str) -> None:
        if self._into is not None:
            self._into.append(said)
        else:
            self._runs.letters(said)

    def _ended(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name in ("v", "f"):
            self._into = None
        elif name == "row":
            self._end_row()
        elif name in ("t", "rPh"):
            self._runs.ended(name)

    def _begin_row(self, attributes: Attributes) -> None:
        said = attributes.get("r")
        if said is None and self._left_out:
            raise _PositionsError
        number = self._row + 1 if said is None else int(said)
        if not self._row < number <= _ROWS:
            raise SheetFileError(DAMAGED)
        self._row, self._at, self._cells = number, -1, []
        self._hides = attributes.get("hidden") in ("1", "true")

    def _end_row(self) -> None:
        line = as_line(self._row, self._cells)
        if line is not None:
            filled = len(line.cells) - line.cells.count(EMPTY_CELL)
            self._budget.take_row(filled, len(line.cells))
            self._hidden_rows += self._hides
            self._lines.append(line)

    def _begin_cell(self, attributes: Attributes) -> None:
        said = attributes.get("r")
        if said is None and self._left_out:
            raise _PositionsError
        self._at = self._at + 1 if said is None else column_index(said)
        if not len(self._cells) <= self._at < _COLUMNS:
            raise SheetFileError(DAMAGED)
        self._kind = attributes.get("t", "n")
        style = int(attributes.get("s", "0"))
        looks = self._workings.looks
        self._look = looks[style] if 0 <= style < len(looks) else "number"
        self._value = self._formula = None

    def _end_cell(self) -> None:
        cell = self._cell()
        if cell.text:
            missing = self._at - len(self._cells)
            if missing:
                self._cells.extend([EMPTY_CELL] * missing)
            self._cells.append(cell)

    def _cell(self) -> SheetCell:
        said = "".join(self._value) if self._value else ""
        if self._formula is not None and not self._shows(said):
            return SheetCell(f"={''.join(self._formula)}"[:LONGEST_CELL], "formula")
        if self._kind == "inlineStr":
            return SheetCell(self._runs.take())
        return self._valued(said) if said else EMPTY_CELL

    def _shows(self, said: str) -> bool:
        """Whether the file holds what a formula shows. An empty text is shown as nothing."""
        if not said:
            return self._kind == "str" and self._value is not None
        return not (self._workings.computed_anew and said == "0" and self._kind == "n")

    def _valued(self, said: str) -> SheetCell:
        if self._kind == "s":
            return self._workings.texts[_whole(said)]
        if self._kind == "n":
            return number_cell(float(said), self._look, from_1904=self._workings.from_1904)
        if self._kind == "str":
            return SheetCell(tidied(unescaped_letters(said), LONGEST_CELL))
        if self._kind == "b":
            return SheetCell("FALSE" if said.strip() in ("0", "false") else "TRUE", "truth")
        if self._kind == "e":
            return SheetCell(tidied(said, LONGEST_CELL), "error")
        if self._kind == "d":
            return SheetCell(_iso_day(said), "date")
        raise SheetFileError(DAMAGED)

    def _merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        if len(self._merged) == NAMED:
            raise too_much()
        begin, end = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
        if begin and end:
            left, right = column_index(first), column_index(last)
            self._merged.append(MergedCells(int(begin[2]), left, int(end[2]), right))


def column_index(place: str) -> int:
    """The column of a cell like "AB12", counted from 0."""
    index = 0
    for letter in place:
        if not "A" <= letter <= "Z":
            break
        index = index * 26 + ord(letter) - 64
    return index - 1


def _whole(said: str) -> int:
    number = int(said)
    if number < 0:
        raise ValueError(said)
    return number


def _iso_day(said: str) -> str:
    """A day as 2025-03-31, where no hour belongs to it."""
    day, _, hour = said.strip().partition("T")
    return day if not hour.strip("0:.Z") else f"{day} {hour}"

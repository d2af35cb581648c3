"""One sheet of a workbook of LibreOffice and its like."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cluster_psia.assessment.files.sheets.cell import (
    EMPTY_CELL,
    MergedCells,
    SheetCell,
    SheetLine,
    SheetPage,
    as_line,
    hidden_words,
    present,
    tidied,
)
from cluster_psia.assessment.files.sheets.limits import LONGEST_CELL, NAMED, too_much
from cluster_psia.assessment.files.sheets.number_formats import number_cell
from cluster_psia.assessment.files.sheets.xml_parts import Attributes, local_name

if TYPE_CHECKING:
    from cluster_psia.assessment.files.sheets.limits import Budget

_CELLS = ("table-cell", "covered-table-cell")
# What stands in a cell and is none of its text: comments, drawings, and tables in them.
_ASIDE = ("annotation", "frame", "shapes", "custom-shape", "ruby-text", "table")
_NUMBERS = ("float", "currency")
_COLUMNS = 16_384  # of a sheet


class OdsPage:
    """Reads one sheet, told what begins and what ends in it."""

    def __init__(self, name: str, budget: Budget) -> None:
        self.name, self._budget = name, budget
        self._lines: list[SheetLine | None] = []
        self._merged: list[MergedCells] = []
        self._row, self._at, self._hidden_rows = 0, 0, 0
        self._cells: list[SheetCell] = []
        self._row_said: Mapping[str, str] = {}
        self._cell_said: Mapping[str, str] | None = None
        self._aside = 0  # how deep in what stands aside
        self._in_text = 0
        self._texts: list[str] = []

    @property
    def outside(self) -> bool:
        """Whether a table that ends now is the sheet itself, and not one that stands in a cell."""
        return not self._aside

    def taken(self) -> SheetPage:
        """The rows that hold something."""
        notes: tuple[str, ...] = ()
        if self._hidden_rows:
            notes = (hidden_words(self._hidden_rows, "row"),)
        return SheetPage(self.name, present(self._lines), tuple(self._merged), notes=notes)

    def started(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if self._aside or name in _ASIDE:
            self._aside += 1
        elif name == "table-row":
            self._row_said = _without_prefixes(attributes)
            self._cells, self._at = [], 0
        elif name in _CELLS:
            self._cell_said = _without_prefixes(attributes)
            self._texts.clear()
        elif name == "p":
            if self._texts:
                self._texts.append("\n")
            self._in_text += 1
        elif self._in_text:
            self._texts.append(_space(name, attributes))

    def ended(self, name: str) -> None:
        """An element ends."""
        if self._aside:
            self._aside -= 1
        elif name == "table-row":
            self._end_row()
        elif name in _CELLS and self._cell_said is not None:
            if name == "covered-table-cell":
                self._texts.clear()  # what lies under a merged cell is not shown
            self._end_cell(self._cell_said)
            self._cell_said = None
        elif name == "p":
            self._in_text -= 1

    def letters(self, said: str) -> None:
        """What stands in an element."""
        if self._in_text and not self._aside:
            self._texts.append(said)

    def _end_row(self) -> None:
        times = _times(self._row_said, "number-rows-repeated")
        line = as_line(self._row + 1, self._cells)
        if line is not None:
            filled = sum(1 for cell in line.cells if cell.text)
            hidden = self._row_said.get("visibility", "visible") != "visible"
            for number in range(self._row + 1, self._row + 1 + times):
                self._budget.take_row(filled, len(line.cells))
                self._hidden_rows += hidden
                self._lines.append(line._replace(number=number))
        self._row += times

    def _end_cell(self, said: Mapping[str, str]) -> None:
        times = _times(said, "number-columns-repeated")
        cell = self._cell(said)
        self._merge(said)
        if cell.text:
            if self._at + times > _COLUMNS:
                raise too_much()
            self._cells.extend([EMPTY_CELL] * (self._at - len(self._cells)))
            self._cells.extend([cell] * times)
        self._at += times

    def _cell(self, said: Mapping[str, str]) -> SheetCell:
        shown = tidied("".join(self._texts), LONGEST_CELL)
        kind = said.get("value-type", "")
        if said.get("formula") and not kind and not shown:
            return SheetCell(said["formula"].partition(":")[2][:LONGEST_CELL], "formula")
        if kind in _NUMBERS:
            return number_cell(float(said["value"]))
        if kind == "percentage":
            return number_cell(float(said["value"]), "share")
        if kind == "date":
            day, _, hour = said["date-value"].partition("T")
            return SheetCell(day if not hour.strip("0:.") else f"{day} {hour}", "date")
        if kind in ("time", "boolean"):
            value = said.get("boolean-value", "").upper()
            return SheetCell(value or shown, "truth" if value else "date")
        return SheetCell(shown or tidied(said.get("string-value", ""), LONGEST_CELL))

    def _merge(self, said: Mapping[str, str]) -> None:
        rows, columns = _times(said, "number-rows-spanned"), _times(said, "number-columns-spanned")
        if rows == columns == 1:
            return
        if len(self._merged) == NAMED:
            raise too_much()
        top, left = self._row + 1, self._at
        self._merged.append(MergedCells(top, left, top + rows - 1, left + columns - 1))


def _without_prefixes(attributes: Attributes) -> Mapping[str, str]:
    """Attributes by their names alone; that of the document comes before one that a program adds
    ("office:value-type", "calcext:value-type").
    """
    found: dict[str, str] = {}
    for name, value in attributes.items():
        local = local_name(name)
        if local not in found or not name.startswith(("calcext:", "loext:")):
            found[local] = value
    return found


def _times(said: Mapping[str, str], name: str) -> int:
    """How often, or how far. Raises ValueError for less than once."""
    times = int(said.get(name, "1"))
    if times < 1:
        raise ValueError(name)
    return times


def _space(name: str, attributes: Attributes) -> str:
    """The white space that an element stands for."""
    if name == "s":
        said = {local_name(key): value for key, value in attributes.items()}
        return " " * min(int(said.get("c", "1")), LONGEST_CELL)
    return {"tab": "\t", "line-break": "\n"}.get(name, "")

"""The texts that the cells of a workbook share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cluster_psia.assessment.files.sheets.cell import SheetCell, tidied
from cluster_psia.assessment.files.sheets.limits import LETTERS, LONGEST_CELL, TEXTS, too_much
from cluster_psia.assessment.files.sheets.xml_parts import Attributes, XmlReader

if TYPE_CHECKING:
    from cluster_psia.assessment.files.sheets.archive import Archive
    from cluster_psia.assessment.files.sheets.limits import Budget

# Letters that XML cannot hold, and the line before what would be read as one of them. Any other
# text like these is text: not every program writes the line.
_ESCAPED = re.compile(
    "_x(00[01][0-9A-F]|005F(?=_x[0-9A-F]{4}_)|FFF[EF]|D[89A-F]..)_", re.IGNORECASE
)


def unescaped_letters(text: str) -> str:
    """A text of a workbook with the letters that XML cannot hold: _x000D_."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


class TextRuns:
    """One text out of its runs, without what says how to pronounce it. Raises SheetFileError where
    there are more runs than anybody formats.
    """

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._found: list[str] = []
        self._count = 0
        self._inside = self._aside = False

    def started(self, name: str) -> None:
        """A text element begins."""
        if name == "t":
            self._inside = not self._aside
            self._count += 1
            self._budget.take_run(self._count)
        elif name == "rPh":
            self._aside = True

    def ended(self, name: str) -> None:
        """A text element ends."""
        if name == "t":
            self._inside = False
        elif name == "rPh":
            self._aside = False

    def letters(self, said: str) -> None:
        """What stands in a text element, or elsewhere."""
        if self._inside:
            self._found.append(said)

    def take(self) -> str:
        """The text, tidied; the next one begins."""
        found = "".join(self._found)
        self._found.clear()
        self._count = 0
        self._inside = self._aside = False
        return tidied(unescaped_letters(found), LONGEST_CELL)


def read_texts(archive: Archive, part: str, budget: Budget) -> tuple[SheetCell, ...]:
    """The shared texts, in their order. Raises SheetFileError, and ``archive.BROKEN``."""
    found: list[SheetCell] = []
    runs = TextRuns(budget)
    left = LETTERS

    def started(name: str, _: Attributes) -> None:
        """An element begins."""
        runs.started(name)

    def ended(name: str) -> None:
        """An element ends."""
        nonlocal left
        runs.ended(name)
        if name == "si":
            found.append(SheetCell(runs.take()))
            left -= len(found[-1].text)
            if left < 0 or len(found) > TEXTS:
                raise too_much()

    XmlReader(budget, started, ended, runs.letters).read(archive.pieces(part))
    return tuple(found)

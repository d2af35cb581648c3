"""What a file with tables holds: sheets, their rows, and cells with what kind of thing each is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from cluster_psia.assessment.document.fields import clean_text
from cluster_psia.words import counted_noun, word_for

CellKind = Literal["text", "number", "formula", "date", "truth", "error", "merged"]


class SheetFileError(Exception):
    """The file cannot be read at all: one plain sentence."""


class SheetCell(NamedTuple):
    """A cell as tidied text, and what it was. A "formula" is one whose value the file does not
    hold; "error" is what a spreadsheet program shows in place of a value, "merged" a cell that
    speaks for several at once.
    """

    text: str
    kind: CellKind = "text"


EMPTY_CELL = SheetCell("")
HIDDEN = "it is hidden"  # why a sheet was left aside


class SheetLine(NamedTuple):
    """A row with its number in the file, counted from 1. ``problem`` says why it cannot be read as
    it stands; empty for all others.
    """

    number: int
    cells: tuple[SheetCell, ...]
    problem: str = ""

    def at(self, index: int) -> SheetCell:
        """The cell in a column; an empty one beyond the end."""
        return self.cells[index] if 0 <= index < len(self.cells) else EMPTY_CELL


class MergedCells(NamedTuple):
    """Cells that were merged into one: rows counted from 1, columns from 0, both ends with it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class SheetPage:
    """One sheet: its rows that hold something. A text file is one sheet without a name.

    ``columns_fixed``: whether every cell stands in a column of its own, as in a workbook; in text a
    mark too many moves all that follow. ``notes`` are sentences on what was read otherwise than it
    is shown.
    """

    name: str
    lines: tuple[SheetLine, ...]
    merged: tuple[MergedCells, ...] = ()
    columns_fixed: bool = True
    notes: tuple[str, ...] = ()


class UnreadSheet(NamedTuple):
    """A sheet that was left aside, and why. A ``hidden`` one is read when people ask for it."""

    name: str
    why: str
    hidden: bool = False


@dataclass(frozen=True)
class EncodingOffer:
    """One way to read the letters of a text, with a few of its words as they would be."""

    encoding: str
    name: str  # as people call it
    sample: str


@dataclass(frozen=True)
class SheetFile:
    """What a file holds. ``problem`` says in one sentence why nothing of it can be read; ``offers``
    are the encodings to choose from, where that is why or its letters may be other ones.
    """

    name: str
    pages: tuple[SheetPage, ...] = ()
    unread: tuple[UnreadSheet, ...] = ()
    notes: tuple[str, ...] = ()
    problem: str = ""
    offers: tuple[EncodingOffer, ...] = field(default=())


def tidied(text: str, longest: int) -> str:
    """The text of a cell: without control characters and spaces around it, cut where it is longer
    than any field.
    """
    if text.isascii() and text.isprintable():
        return text[:longest].strip()
    cleaned: str = clean_text(text[:longest])
    return cleaned


def as_line(number: int, cells: Sequence[SheetCell], problem: str = "") -> SheetLine | None:
    """A row without the empty cells at its end; None where nothing stands in it."""
    filled = len(cells)
    while filled and not cells[filled - 1].text:
        filled -= 1
    return SheetLine(number, tuple(cells[:filled]), problem) if filled or problem else None


def present(lines: Iterable[SheetLine | None]) -> tuple[SheetLine, ...]:
    """The rows that hold something."""
    return tuple(line for line in lines if line is not None)


def hidden_words(number: int, what: str) -> str:
    """What is said of hidden rows or columns of a sheet that is not hidden itself."""
    were = word_for(number, "was", "were")
    return f"{counted_noun(number, what)} hidden in the sheet {were} read, too."


def letters_of_column(index: int) -> str:
    """What a spreadsheet program calls a column, counted from 0: A, B ... Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

"""Where something stands that was read, and what is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from cluster_psia.words import capital_first

if TYPE_CHECKING:
    from cluster_psia.assessment.files.sheets.cell import EncodingOffer
    from cluster_psia.assessment.tables.reading.layout import HeadingRows


NoteKind = Literal["problem", "note", "unread"]


class RowPlace(NamedTuple):
    """A row: the name of its file, its sheet, its number from 1; "" and 0 where there is none."""

    file: str = ""
    sheet: str = ""
    row: int = 0

    @property
    def source(self) -> str:
        """File and sheet in words; empty for what was pasted."""
        sheet = f"sheet '{self.sheet}'" if self.sheet else ""
        return ", ".join(part for part in (self.file, sheet) if part)

    @property
    def words(self) -> str:
        """All of it in words: "firms.xlsx, sheet 'North', row 4"."""
        row = f"row {self.row}" if self.row else ""
        return ", ".join(part for part in (self.source, row) if part)


class ReadingNote(NamedTuple):
    """Something that is told of a file or a sheet: where, and one sentence.

    ``kind``: "problem" where something of it is not read, "note" where it was read otherwise than
    it is shown, "unread" for a sheet that was left aside.
    """

    place: RowPlace
    text: str
    kind: NoteKind = "note"

    @property
    def sentence(self) -> str:
        """Place and text."""
        where = self.place.words
        return f"{where}: {self.text}" if where else capital_first(self.text)


class StrangeHeadings(NamedTuple):
    """Headings of a table that say nothing to us, as they are written, and those of ours that each
    may mean.
    """

    place: RowPlace
    theirs: tuple[str, ...]
    ours: tuple[str, ...]


@dataclass(frozen=True)
class ReadingQuestion:
    """What a person can decide better, with what there is to choose from: the encoding of a file,
    the rows that hold the headings of a sheet, or what its ``headings`` mean. Nothing of it is read
    before, unless the question is ``optional``.
    """

    place: RowPlace
    why: str
    encodings: tuple[EncodingOffer, ...] = ()
    heading_rows: tuple[HeadingRows, ...] = ()
    headings: tuple[str, ...] = ()
    optional: bool = False

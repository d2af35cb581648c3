"""Tables as they are read with what people decided about their files.

What belongs to a file (its letters, its sheets, the rows of its headings) is forgotten with it;
what headings mean is kept in the assessment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.headings import heading_meanings
from cluster_psia.assessment.tables.read import read_given, read_tables
from cluster_psia.assessment.tables.reading.value import ReadingChoices
from cluster_psia.ui import state

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.files.sheets.cell import SheetFile
    from cluster_psia.assessment.files.sheets.read import GivenFile
    from cluster_psia.assessment.tables.reading.layout import HeadingRows
    from cluster_psia.assessment.tables.reading.places import ReadingQuestion
    from cluster_psia.assessment.tables.reading.value import TablesRead


@dataclass(frozen=True)
class FileChoices:
    """What was decided about one file, by its sheets, and what had been asked, so that an answer
    can be changed. ``left`` are the sheets that are not taken.
    """

    encoding: str = ""
    asked_letters: ReadingQuestion | None = None
    heading_rows: Mapping[str, HeadingRows] = field(default_factory=dict)
    asked_rows: Mapping[str, ReadingQuestion] = field(default_factory=dict)
    left: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ChoosersView:
    """What was decided about files, by a digest of what stands in them."""

    files: Mapping[str, FileChoices] = field(default_factory=dict)


@dataclass(frozen=True)
class DecidedFile:
    """A file that was read, and what was decided about it."""

    digest: str
    sheets: SheetFile
    choices: FileChoices

    @property
    def known_by(self) -> str:
        """What tells it from all others, also from one with the same in it."""
        return f"{self.digest}.{self.sheets.name}"


@dataclass(frozen=True)
class DecidedReading:
    """The tables of all files: as ``read`` they are taken over, and ``whole`` they have the sheets
    that are not taken, too.
    """

    files: tuple[DecidedFile, ...]
    whole: TablesRead
    read: TablesRead


def read_as_decided(a: Assessment, uploads: Sequence[GivenFile], pasted: str) -> DecidedReading:
    """The tables of these files and of what was pasted."""
    data = [*(each.data for each in uploads), *([pasted.encode()] if pasted.strip() else [])]
    digests = [blake2b(each, digest_size=12).hexdigest() for each in data]
    kept = state.view_of(ChoosersView).files
    choices = [kept.get(digest, FileChoices()) for digest in digests]
    given = [
        replace(each, encoding=chosen.encoding)
        for each, chosen in zip(uploads, choices, strict=False)
    ]
    meant = ReadingChoices(meanings=heading_meanings(a))
    files = tuple(map(DecidedFile, digests, read_given(given, pasted, meant), choices))
    chosen_rows = replace(meant, heading_rows=_heading_rows(files))
    whole = read_tables((file.sheets for file in files), method_of(a), chosen_rows)
    return DecidedReading(files, whole, _without_left(whole, files))


def decide(digest: str, **decided: Any) -> None:
    """Keep other values in these fields of what was decided about a file."""
    files = state.view_of(ChoosersView).files
    changed = replace(files.get(digest, FileChoices()), **decided)
    state.keep_view(ChoosersView({**files, digest: changed}))


def _heading_rows(files: Sequence[DecidedFile]) -> dict[tuple[str, str], HeadingRows]:
    return {
        (file.sheets.name, sheet): rows
        for file in files
        for sheet, rows in file.choices.heading_rows.items()
    }


def _without_left(read: TablesRead, files: Sequence[DecidedFile]) -> TablesRead:
    """The tables without those on sheets that are not taken."""
    left = {(file.sheets.name, sheet) for file in files for sheet in file.choices.left}
    kept = (one for one in read.tables if (one.place.file, one.place.sheet) not in left)
    return replace(read, tables=tuple(kept))

"""Files as they are read with what people decided about them.

What belongs to a file (its letters, its sheets, the rows of its headings) is forgotten with it;
what headings mean is kept in the assessment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.tables.reading.value import ReadingChoices
from cluster_psia.ui import state

if TYPE_CHECKING:
    from cluster_psia.assessment.document.contents import TablesOf
    from cluster_psia.assessment.files.sheets.cell import SheetFile
    from cluster_psia.assessment.files.sheets.read import GivenFile
    from cluster_psia.assessment.tables.reading.layout import HeadingRows
    from cluster_psia.assessment.tables.reading.places import ReadingQuestion, StrangeHeadings


@dataclass(frozen=True)
class FileChoices:
    """What was decided about one file, by its sheets, and what had been asked, so that an answer
    can be changed. ``left`` are the sheets that are not taken, ``shown`` hidden ones that are.
    """

    encoding: str = ""
    shown: frozenset[str] = frozenset()
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
class AskedReading:
    """What choosers are drawn of: the files, the tables found in them with their strange headings,
    what is asked, and every heading of ours. ``name`` is what the reading is called in this tab,
    ``of`` what its headings are remembered for.
    """

    name: str
    of: TablesOf
    files: tuple[DecidedFile, ...]
    tables: tuple[StrangeHeadings, ...]
    questions: tuple[ReadingQuestion, ...]
    heads: tuple[str, ...]


ReadFiles = Callable[[Sequence[FileChoices]], Sequence["SheetFile"]]


def decided_files(data: Iterable[bytes], read: ReadFiles) -> tuple[DecidedFile, ...]:
    """Files with these bytes, as ``read`` reads them by what people decided about each."""
    kept = state.view_of(ChoosersView).files
    digests = [blake2b(each, digest_size=12).hexdigest() for each in data]
    choices = [kept.get(digest, FileChoices()) for digest in digests]
    return tuple(map(DecidedFile, digests, read(choices), choices))


def file_as_chosen(given: GivenFile, choices: FileChoices) -> GivenFile:
    """A file with its letters and its hidden sheets, as people chose them."""
    return replace(given, encoding=choices.encoding, shown=choices.shown)


def decided_choices(files: Iterable[DecidedFile], meanings: Mapping[str, str]) -> ReadingChoices:
    """What people decided about the sheets of these files, and about headings."""
    rows: dict[tuple[str, str], HeadingRows] = {}
    left: set[tuple[str, str]] = set()
    for file in files:
        name, choices = file.sheets.name, file.choices
        rows |= {(name, sheet): chosen for sheet, chosen in choices.heading_rows.items()}
        left |= {(name, sheet) for sheet in choices.left}
    return ReadingChoices(rows, meanings, left)


def decide(digest: str, **decided: Any) -> None:
    """Keep other values in these fields of what was decided about a file."""
    files = state.view_of(ChoosersView).files
    changed = replace(files.get(digest, FileChoices()), **decided)
    state.keep_view(ChoosersView({**files, digest: changed}))

"""Tables of the chain as they are read with what people decided about their files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.headings import heading_meanings
from cluster_psia.assessment.tables.columns import TABLES
from cluster_psia.assessment.tables.read import read_given, read_tables
from cluster_psia.assessment.tables.reading.value import ReadingChoices, strange_headings
from cluster_psia.ui.choosers.decided import (
    AskedReading,
    decided_choices,
    decided_files,
    file_as_chosen,
)
from cluster_psia.ui.parts.heavy import read_heavy_sheets

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.files.sheets.cell import SheetFile
    from cluster_psia.assessment.files.sheets.read import GivenFile
    from cluster_psia.assessment.tables.reading.value import TablesRead
    from cluster_psia.ui.choosers.decided import DecidedFile, FileChoices


@dataclass(frozen=True)
class DecidedReading:
    """The tables of all files: as ``read`` they are taken over, and ``whole`` they have the sheets
    that are not taken, too.
    """

    files: tuple[DecidedFile, ...]
    whole: TablesRead
    read: TablesRead

    @property
    def asked(self) -> AskedReading:
        """What is asked of the files, and of the tables in them."""
        heads = dict.fromkeys(column.head for table in TABLES for column in table.columns)
        tables = tuple(map(strange_headings, self.whole.tables))
        return AskedReading(
            "chain", "chain", self.files, tables, self.whole.questions, tuple(heads)
        )


def read_as_decided(a: Assessment, uploads: Sequence[GivenFile], pasted: str) -> DecidedReading:
    """The tables of these files and of what was pasted."""
    meanings = heading_meanings(a)

    def _read(choices: Sequence[FileChoices]) -> Sequence[SheetFile]:
        given = map(file_as_chosen, uploads, choices)
        return read_given(given, pasted, ReadingChoices(meanings=meanings), read_heavy_sheets)

    box = [pasted.encode()] if pasted.strip() else []
    files = decided_files([*(each.data for each in uploads), *box], _read)
    choices = decided_choices(files, meanings)
    whole = read_tables((file.sheets for file in files), method_of(a), choices)
    return DecidedReading(files, whole, whole.without_sheets(choices.left))

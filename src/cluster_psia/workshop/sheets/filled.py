"""Filled score sheets from a file of any spreadsheet program, as a dry run.

Two forms are read. Wide: a row is a sheet, with a column for its number, its group and each
criterion. Long: a row is one answer, with columns sheet, group, criterion, answer and comment.
Files and cells are read as the tables of the chain are (``assessment.tables.reading``): whatever
would have to be guessed is told and not taken.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.files.sheets.read import GivenFile, ReadSheets, read_sheet_file
from cluster_psia.assessment.tables.read import NO_TABLE
from cluster_psia.assessment.tables.reading.layout import (
    FoundTable,
    UnclearHeadings,
    find_tables,
    line_texts,
    rows_to_choose_from,
)
from cluster_psia.assessment.tables.reading.places import (
    ReadingNote,
    ReadingQuestion,
    RowPlace,
    StrangeHeadings,
)
from cluster_psia.assessment.tables.reading.value import NO_CHOICES, ReadingChoices
from cluster_psia.workshop.sheets.columns import (
    SheetColumns,
    header_notes,
    header_problems,
    room_headings,
)
from cluster_psia.workshop.sheets.report import SheetReport
from cluster_psia.workshop.sheets.rows import Seen, read_row
from cluster_psia.workshop.sheets.template import HELP
from cluster_psia.workshop.values import PaperSheet, Room

if TYPE_CHECKING:
    from cluster_psia.assessment.files.sheets.cell import SheetFile, SheetLine, SheetPage
    from cluster_psia.workshop.sheets.report import SheetRow


def read_sheets(
    data: bytes | GivenFile,
    room: Room,
    in_the_room: Collection[int] = (),
    choices: ReadingChoices = NO_CHOICES,
    left_out: Collection[RowPlace] = frozenset(),
) -> SheetReport:
    """What a filled file would bring into ``room``.

    ``in_the_room`` are the sheet numbers that it has already, ``choices`` what people decided where
    the reader could not, ``left_out`` the places of rows that are not to be taken.

    Never raises for what stands in the file: whatever is wrong is said in the report.
    """
    given = data if isinstance(data, GivenFile) else GivenFile("", data)
    file = read_filled_file(given, room, choices)
    return read_filled_pages(file, room, in_the_room, choices, left_out)


def read_filled_file(
    given: GivenFile,
    room: Room,
    choices: ReadingChoices = NO_CHOICES,
    read: ReadSheets = read_sheet_file,
) -> SheetFile:
    """The pages of a filled file. Never raises for what stands in it. ``read`` is who reads it,
    ``read_sheet_file`` or that in a process of its own.
    """
    return read(given, room_headings(room, choices.meanings).count)


def read_filled_pages(
    file: SheetFile,
    room: Room,
    in_the_room: Collection[int] = (),
    choices: ReadingChoices = NO_CHOICES,
    left_out: Collection[RowPlace] = frozenset(),
) -> SheetReport:
    """What ``read_sheets`` tells, of a file whose pages were read."""
    if file.problem:
        asked = (ReadingQuestion(RowPlace(file.name), file.problem, file.offers),)
        return SheetReport(problems=(file.problem,), questions=asked if file.offers else ())
    reader = _Reader(file, room, choices, left_out)
    for page in file.pages:
        reader.read(page)
    return reader.report(in_the_room)


class _Reader:
    """Gathers the rows of all sheets of a file, and what is told of them."""

    def __init__(
        self,
        file: SheetFile,
        room: Room,
        choices: ReadingChoices,
        left_out: Collection[RowPlace],
    ) -> None:
        self._file, self._room, self._choices = file, room, choices
        self._left_out = left_out
        self._words = room_headings(room, choices.meanings)
        self._seen: Seen = {}
        self._rows: list[SheetRow] = []
        self._told: list[str] = list(file.notes)
        self._aside: list[SheetPage] = []
        self._questions: list[ReadingQuestion] = []
        self._tables: list[StrangeHeadings] = []
        if file.offers:
            place, why = RowPlace(file.name), " ".join(file.notes)
            self._questions.append(ReadingQuestion(place, why, file.offers, optional=True))
        for sheet in file.unread:
            self._tell(sheet.name, f"the sheet was not read: {sheet.why}.")

    def read(self, page: SheetPage) -> None:
        """Read one sheet."""
        chosen = self._choices.heading_rows.get((self._file.name, page.name), ())
        found = find_tables(page, self._words, chosen)
        if isinstance(found, UnclearHeadings):
            self._tell(page.name, found.why)
            place = RowPlace(self._file.name, page.name)
            self._ask(place, found.why, heading_rows=found.rows)
        elif found:
            for told in page.notes:
                self._tell(page.name, told)
            for one in found:
                self._read_table(one)
        elif page.lines and page.name != HELP:
            self._aside.append(page)

    def report(self, in_the_room: Collection[int]) -> SheetReport:
        """The dry run."""
        if self._aside and not (self._tables or any(not one.optional for one in self._questions)):
            self._ask_for_headings(self._aside.pop(0))
        for page in self._aside:
            self._tell(page.name, NO_TABLE)
            self._ask(
                RowPlace(self._file.name, page.name),
                NO_TABLE,
                heading_rows=rows_to_choose_from(page),
                optional=True,
            )
        if not (
            self._rows or self._told or self._questions or self._left_out or self._choices.left
        ):
            self._told.append("There is no row below the headings.")
        rows = tuple(
            row.model_copy(update={"replaces": row.sheet in in_the_room}) for row in self._rows
        )
        return SheetReport(
            rows=rows,
            problems=tuple(self._told),
            sheets=tuple(_to_keep(self._seen)),
            questions=tuple(self._questions),
            tables=tuple(self._tables),
        )

    def _ask(self, place: RowPlace, why: str, **offered: Any) -> None:
        self._questions.append(ReadingQuestion(place, why, **offered))

    def _ask_for_headings(self, page: SheetPage) -> None:
        """No heading is known, and there is no other table."""
        columns = self._columns(line_texts(page.lines[0]))
        problems = list(header_problems(columns))
        self._told += problems
        place = RowPlace(self._file.name, page.name)
        self._ask(place, " ".join(problems), heading_rows=rows_to_choose_from(page))

    def _columns(self, headings: Sequence[str]) -> SheetColumns:
        return SheetColumns(headings, self._room, self._choices.meanings)

    def _tell(self, sheet: str, text: str) -> None:
        self._told.append(ReadingNote(RowPlace(sheet=sheet), text).sentence)

    def _read_table(self, found: FoundTable) -> None:
        columns = self._columns(found.headings)
        place = RowPlace(self._file.name, found.page.name)
        self._tables.append(StrangeHeadings(place, tuple(columns.unknown), columns.free))
        if place[:2] in self._choices.left:
            return
        for told in found.notes:
            self._tell(found.page.name, told)
        problems = list(header_problems(columns))
        if problems:
            self._told += problems
            if columns.unknown:
                self._ask(place, " ".join(problems), headings=tuple(columns.unknown))
            return
        self._told += header_notes(columns)
        for line in found.lines:
            place = RowPlace(self._file.name, found.page.name, line.number)
            if place not in self._left_out:
                row = read_row(line, columns, self._seen, fixed=found.page.columns_fixed)
                stands = {"file": place.file, "page": place.sheet}
                cells = {"cells": tuple(_filled_cells(found.headings, line))}
                self._rows.append(row.model_copy(update={**stands, **cells}))


def _filled_cells(headings: Sequence[str], line: SheetLine) -> Iterator[tuple[str, str]]:
    """What stands in a row, with the headings over it."""
    for index, heading in enumerate(headings):
        if heading and line.at(index).text:
            yield heading, line.at(index).text


def _to_keep(seen: Seen) -> Iterator[PaperSheet]:
    for number, row in seen.items():
        if row.answers:
            yield PaperSheet(
                sheet=number, group=row.group, answers=row.answers, comments=row.comments
            )

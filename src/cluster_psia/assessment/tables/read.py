"""Tables of the value chain out of files or a paste: read, each cell judged, nothing kept.

``read_tables`` gives a frozen ``TablesRead``; ``take.take_tables`` says what would become of it in
an assessment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.files.sheets.keeping import made_to_stay
from cluster_psia.assessment.files.sheets.read import (
    GivenFile,
    ReadSheets,
    read_pasted,
    read_sheet_file,
)
from cluster_psia.assessment.tables.body import read_body, unheaded_columns
from cluster_psia.assessment.tables.columns import WORDS
from cluster_psia.assessment.tables.headings import (
    UNKNOWN,
    RecognisedTable,
    chain_headings,
    recognised_table,
)
from cluster_psia.assessment.tables.reading.layout import (
    FoundTable,
    HeadingRows,
    UnclearHeadings,
    find_tables,
    rows_to_choose_from,
)
from cluster_psia.assessment.tables.reading.places import (
    NoteKind,
    ReadingNote,
    ReadingQuestion,
    RowPlace,
)
from cluster_psia.assessment.tables.reading.value import (
    NO_CHOICES,
    ReadingChoices,
    ReadTable,
    TablesRead,
)
from cluster_psia.words import and_phrase, word_for

if TYPE_CHECKING:
    from cluster_psia.assessment.files.sheets.cell import SheetFile, SheetPage
    from cluster_psia.method import Method

NO_TABLE = "holds no table that is known, and was left aside."
_STRANGE = (
    "none of its headings says what a row is about. Say which of them means 'Name', which two mean"
    " 'From' and 'To', or which means 'Node'."
)
_NO_ROWS = "there are headings and no row below them."


def read_given(
    files: Iterable[GivenFile],
    pasted: str = "",
    choices: ReadingChoices = NO_CHOICES,
    read: ReadSheets = read_sheet_file,
) -> tuple[SheetFile, ...]:
    """The sheets of files, and of a text that was pasted. Never raises for what stands in them.

    ``read`` is who reads a file, ``read_sheet_file`` or that in a process of its own. A second file
    of one name is called "firms.csv (2)", so that a row is known by its place.
    """
    known = chain_headings(choices).count
    sheets = list(_called_apart(read(given, known) for given in files))
    if pasted.strip():
        sheets.append(read_pasted(pasted, known))
    return tuple(sheets)


def _called_apart(files: Iterable[SheetFile]) -> Iterator[SheetFile]:
    times: Counter[str] = Counter()
    for file in files:
        times[file.name] += 1
        again = times[file.name]
        yield file if again == 1 else replace(file, name=f"{file.name} ({again})")


@made_to_stay
def read_tables(
    files: Iterable[SheetFile], method: Method, choices: ReadingChoices = NO_CHOICES
) -> TablesRead:
    """The tables in these files, each cell judged by ``method``."""
    reader = _Reader(method, choices)
    for file in files:
        reader.read(file)
    return reader.taken()


class _Reader:
    """Gathers tables, notes and questions of files."""

    def __init__(self, method: Method, choices: ReadingChoices) -> None:
        self._method, self._choices = method, choices
        self._words = chain_headings(choices)
        self._tables: list[ReadTable] = []
        self._notes: list[ReadingNote] = []
        self._questions: list[ReadingQuestion] = []

    def taken(self) -> TablesRead:
        """What was gathered."""
        if self._tables and not any(table.rows for table in self._tables):
            places = {table.place._replace(row=0, sheet="") for table in self._tables}
            self._notes += [ReadingNote(place, _NO_ROWS, "problem") for place in sorted(places)]
        return TablesRead(tuple(self._tables), tuple(self._notes), tuple(self._questions))

    def read(self, file: SheetFile) -> None:
        """Read one file."""
        place = RowPlace(file.name)
        if file.problem:
            self._note(place, file.problem, "problem")
            if file.offers:
                self._ask(place, file.problem, encodings=file.offers)
            return
        for said in file.notes:
            self._note(place, said)
        if file.offers:
            self._ask(place, " ".join(file.notes), encodings=file.offers, optional=True)
        for sheet in file.unread:
            if sheet.name != WORDS:  # the lists of an export of ours
                why = f"the sheet was not read: {sheet.why}."
                self._note(place._replace(sheet=sheet.name), why, "unread")
        before = len(self._tables) + len(self._questions)
        aside = [page for page in file.pages if not self._read_page(file, page)]
        alone = len(self._tables) + len(self._questions) == before
        for page in aside:
            self._leave_aside(place._replace(sheet=page.name), page, alone=alone)

    def _note(self, place: RowPlace, text: str, kind: NoteKind = "note") -> None:
        self._notes.append(ReadingNote(place, text, kind))

    def _ask(self, place: RowPlace, why: str, **offered: Any) -> None:
        self._questions.append(ReadingQuestion(place, why, **offered))

    def _read_page(self, file: SheetFile, page: SheetPage) -> bool:
        """Read one sheet. False where no table was known on it."""
        if not page.lines or page.lines[0].at(0).text == WORDS:
            return True
        place = RowPlace(file.name, page.name)
        chosen = self._choices.heading_rows.get((file.name, page.name), ())
        found = find_tables(page, self._words, chosen)
        if isinstance(found, UnclearHeadings):
            self._note(place, found.why, "problem")
            self._ask(place, found.why, heading_rows=found.rows)
            return True
        read = [one for one in found if self._read_table(file, one, chosen)]
        if read:
            for said in page.notes:
                self._note(place, said)
        return bool(read)

    def _read_table(self, file: SheetFile, found: FoundTable, chosen: HeadingRows) -> bool:
        recognised = recognised_table(found.headings, self._choices)
        problem = recognised.problem
        if problem == UNKNOWN and found.heading_rows != chosen:
            return False
        place = RowPlace(file.name, found.page.name)
        for said in found.notes:
            self._note(place, said)
        if problem:
            why = _STRANGE if problem == UNKNOWN else problem
            self._note(place, why, "problem")
            if recognised.strange:
                self._ask(place, why, headings=recognised.strange)
            return True
        for said in (*recognised.told, *_unheaded(found)):
            self._note(place, said, "problem")
        self._tables.append(self._table(file, found, recognised))
        return True

    def _table(self, file: SheetFile, found: FoundTable, recognised: RecognisedTable) -> ReadTable:
        return ReadTable(
            table=recognised.table,
            place=RowPlace(file.name, found.page.name, found.heading_rows[0]),
            heading_rows=found.heading_rows,
            headings=found.headings,
            columns=recognised.columns,
            rows=read_body(found, recognised, self._method, file.name),
            strange=recognised.strange,
        )

    def _leave_aside(self, place: RowPlace, page: SheetPage, *, alone: bool) -> None:
        """Say that no table is known on a sheet; where there is no other, ask for its headings."""
        rows = rows_to_choose_from(page)
        if alone:
            self._note(place, UNKNOWN, "problem")
            self._ask(place, UNKNOWN, heading_rows=rows)
            return
        self._note(place, NO_TABLE, "unread")
        if rows:
            self._ask(place, NO_TABLE, heading_rows=rows, optional=True)


def _unheaded(found: FoundTable) -> Iterator[str]:
    letters = list(unheaded_columns(found))
    if letters:
        which = word_for(len(letters), "column")
        yield f"no heading stands over {which} {and_phrase(letters)}; what is below was not read."

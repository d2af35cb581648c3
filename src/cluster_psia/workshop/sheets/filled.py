"""Filled score sheets from Excel or CSV, as a dry run.

Two forms are read. Wide: a row is a sheet, with a column for its number, its group and each
criterion. Long: a row is one answer, with columns sheet, group, criterion, answer and comment.
Everything in a cell is text to us: a formula is never worked out, and a control character is
dropped.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cluster_psia.assessment.files.sheets import SheetFileError, SheetLine, read_lines
from cluster_psia.workshop.sheets.columns import SheetColumns, header_notes, header_problems
from cluster_psia.workshop.sheets.report import SheetReport
from cluster_psia.workshop.sheets.rows import Seen, read_row
from cluster_psia.workshop.values import PaperSheet, Room


def read_sheets(data: bytes, room: Room, in_the_room: Collection[int] = ()) -> SheetReport:
    """What a filled file would bring into ``room``.

    ``in_the_room`` are the sheet numbers that it has already.

    Never raises for what stands in the file: whatever is wrong is said in the report.
    """
    try:
        lines = read_lines(data)
    except SheetFileError as error:
        return SheetReport(problems=(str(error),))
    if not lines:
        return SheetReport(problems=("The file is empty.",))
    columns = SheetColumns(lines[0].cells, room)
    problems = tuple(header_problems(columns))
    if problems:
        return SheetReport(problems=problems)
    return _read_under(columns, lines[1:], in_the_room)


def _read_under(
    columns: SheetColumns, lines: tuple[SheetLine, ...], in_the_room: Collection[int]
) -> SheetReport:
    """The report on the rows under a header that can be used."""
    seen: Seen = {}
    rows = [read_row(line, columns, seen) for line in lines]
    marked = tuple(row.model_copy(update={"replaces": row.sheet in in_the_room}) for row in rows)
    return SheetReport(
        rows=marked, problems=tuple(header_notes(columns)), sheets=tuple(_to_keep(seen))
    )


def _to_keep(seen: Seen) -> Iterator[PaperSheet]:
    for number, row in seen.items():
        if row.answers:
            yield PaperSheet(
                sheet=number, group=row.group, answers=row.answers, comments=row.comments
            )

"""The dry run of a filled file: row by row what would be taken, and what is wrong and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field, InstanceOf

from cluster_psia.assessment.document.fields import Answer, Part
from cluster_psia.assessment.tables.reading.places import (
    ReadingQuestion,
    RowPlace,
    StrangeHeadings,
)
from cluster_psia.words import counted_noun
from cluster_psia.workshop.groups import group_name, known_group
from cluster_psia.workshop.values import PaperSheet, Room


class SheetRow(Part):
    """One row of the file: what would be taken from it, and what is wrong.

    ``line`` counts as the file does.
    """

    line: int
    file: str = ""
    page: str = ""  # the sheet of the workbook
    cells: tuple[tuple[str, str], ...] = ()  # heading and text of each that is filled
    sheet: int | None = None
    again: int | None = None  # the number of its sheet, where a row above has it already
    group: str = ""
    answers: dict[str, Answer] = {}
    comments: dict[str, str] = {}
    problems: tuple[str, ...] = ()
    replaces: bool = False  # this sheet number is in the room already

    @property
    def place(self) -> RowPlace:
        """Where it stands."""
        return RowPlace(self.file, self.page, self.line)


class SheetReport(Part):
    """The dry run.

    ``sheets`` is what ``actions.add_sheets`` would keep; ``problems`` concern the file as a whole,
    ``questions`` are what a person has to decide before it can be read, ``tables`` those that were
    found, with headings that say nothing to us.
    """

    rows: tuple[SheetRow, ...] = ()
    problems: tuple[str, ...] = ()
    sheets: Annotated[tuple[PaperSheet, ...], Field(max_length=10_000)] = ()
    questions: tuple[InstanceOf[ReadingQuestion], ...] = ()
    tables: tuple[StrangeHeadings, ...] = ()


def rows_with_problems(report: SheetReport) -> Iterator[SheetRow]:
    """The rows in which something is wrong."""
    return (row for row in report.rows if row.problems)


def half_understood(report: SheetReport) -> frozenset[RowPlace]:
    """The places of rows of which something would be taken and something was refused: nobody takes
    them unless somebody decides so.
    """
    return frozenset(row.place for row in rows_with_problems(report) if row.answers)


def row_words(row: SheetRow) -> str:
    """What becomes of a row, or all that is wrong with it."""
    if row.problems:
        return " ".join(row.problems)
    return "replaces the sheet that is in the room" if row.replaces else "new"


def sheet_report_lines(report: SheetReport, taken: SheetReport, room: Room) -> Iterator[str]:
    """The dry run to be read: how much would be ``taken``, what is told of the file, then each row
    of the whole ``report``.
    """
    good = counted_noun(len(taken.sheets), "sheet")
    wrong = len(list(rows_with_problems(report)))
    rest = f"; {counted_noun(wrong, 'row')} with something wrong not" if wrong else ""
    yield f"{good} can be taken over into round {room.round}{rest}."
    yield from report.problems
    for row in report.rows:
        sheet = "no sheet number" if row.sheet is None else f"sheet {row.sheet}"
        group = group_name(known_group(room, row.group)) or "no group"
        answers = counted_noun(len(row.answers), "answer")
        yield f"row {row.line}: {sheet}, {group}, {answers}: {row_words(row)}"


def sheet_report_record(report: SheetReport) -> dict[str, Any]:
    """The dry run as plain values, for JSON."""
    record = report.model_dump(mode="json", exclude={"questions", "tables"})
    return {**record, "questions": [question.why for question in report.questions]}

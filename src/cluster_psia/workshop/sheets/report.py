"""The dry run of a filled file: row by row what would be taken, and what is wrong and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, InstanceOf

from cluster_psia.assessment.document.fields import Answer, Part
from cluster_psia.assessment.tables.reading.places import ReadingQuestion
from cluster_psia.workshop.values import PaperSheet


class SheetRow(Part):
    """One row of the file: what would be taken from it, and what is wrong.

    ``line`` counts as the file does.
    """

    line: int
    sheet: int | None = None
    group: str = ""
    answers: dict[str, Answer] = {}
    comments: dict[str, str] = {}
    problems: tuple[str, ...] = ()
    replaces: bool = False  # this sheet number is in the room already


class SheetReport(Part):
    """The dry run.

    ``sheets`` is what ``actions.add_sheets`` would keep; ``problems`` concern the file as a whole,
    ``questions`` are what a person has to decide before it can be read.
    """

    rows: tuple[SheetRow, ...] = ()
    problems: tuple[str, ...] = ()
    sheets: Annotated[tuple[PaperSheet, ...], Field(max_length=10_000)] = ()
    questions: tuple[InstanceOf[ReadingQuestion], ...] = ()


def rows_with_problems(report: SheetReport) -> Iterator[SheetRow]:
    """The rows in which something is wrong."""
    return (row for row in report.rows if row.problems)

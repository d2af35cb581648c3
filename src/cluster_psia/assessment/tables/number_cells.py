"""Cells with numbers and days in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from cluster_psia.assessment.tables.reading.days import NotDayError, read_day
from cluster_psia.assessment.tables.reading.numbers import (
    NotWholeError,
    read_decimal,
    read_whole,
)
from cluster_psia.assessment.tables.reading.refused import RefusedError, shown_cell
from cluster_psia.assessment.tables.reading.signs import answer_without_score, says_not_known

if TYPE_CHECKING:
    import datetime as dt

    from cluster_psia.assessment.document.fields import Answer
    from cluster_psia.assessment.files.sheets.cell import SheetCell
    from cluster_psia.assessment.tables.cells import Written
    from cluster_psia.assessment.tables.reading.context import ReadingContext
    from cluster_psia.assessment.tables.reading.numbers import WhyNot
    from cluster_psia.method import Method

_MOST = 10_000_000_000
_DAYS = 3650
_WHY: dict[WhyNot, str] = {
    "none": "is no whole number",
    "decimals": "is no whole number: it has decimals",
    "negative": "is no whole number of things or people: it is less than none",
    "either": "may be two whole numbers: the same mark stands before decimals in this table",
}


def whole_number_in(cell: SheetCell, by: ReadingContext, mend: str) -> int:
    """The whole number that a cell says. A cell that *is* a number is judged as a number. Raises
    RefusedError, which says ``mend``.
    """
    try:
        if cell.kind == "number":
            return _whole_of_number(cell.text)
        if cell.kind == "text":
            return read_whole(cell.text, by.decimal_marks)
        why: WhyNot = "none"
    except NotWholeError as error:
        why = error.why
    raise RefusedError(f"{shown_cell(cell)} {_WHY[why]}", mend)


def _whole_of_number(text: str) -> int:
    """A number as a spreadsheet keeps it: its only mark stands before decimals."""
    try:
        number = float(text)
    except ValueError as error:  # a share is written with %
        raise NotWholeError("none") from error
    if number < 0:
        raise NotWholeError("negative")
    if number % 1:
        raise NotWholeError("decimals")
    return int(number)


@dataclass(frozen=True)
class CountCell:
    """A whole number, or nothing when it is not known."""

    def show(self, value: int | None, names: Written, method: Method) -> str | int:
        """The number."""
        return "" if value is None else value

    def read(self, cell: SheetCell, by: ReadingContext) -> int | None:
        """The number, with or without marks between the thousands; None for a sign."""
        if says_not_known(cell.text):
            return None
        number = whole_number_in(cell, by, "write 1200, or ? when it is not known")
        if number > _MOST:
            raise RefusedError(
                f"{shown_cell(cell)} is more people than there are; at most {_MOST:,} can be kept"
            )
        return number


@dataclass(frozen=True)
class DurationCell:
    """Days of work, with or without decimals, or nothing when they are not known."""

    def show(self, value: float | None, names: Written, method: Method) -> str | int:
        """The number."""
        return "" if value is None else f"{value:g}"

    def read(self, cell: SheetCell, by: ReadingContext) -> float | None:
        """The number of days; None for a sign."""
        if says_not_known(cell.text):
            return None
        mend = "write 2.5, or ? when it is not known"
        try:
            number = float(cell.text) if cell.kind == "number" else read_decimal(cell.text)
        except NotWholeError as error:
            may_be_two = error.why == "either"
            why = "may be two numbers" if may_be_two else "is no number of days"
            raise RefusedError(f"{shown_cell(cell)} {why}", mend) from error
        except ValueError as error:
            raise RefusedError(f"{shown_cell(cell)} is no number of days", mend) from error
        if not 0 <= number <= _DAYS:
            raise RefusedError(f"{shown_cell(cell)} is no number of days up to {_DAYS:,}", mend)
        return number


@dataclass(frozen=True)
class DayCell:
    """A day, or nothing when it is not known."""

    def show(self, value: dt.date | None, names: Written, method: Method) -> str:
        """The day as 2025-03-31."""
        return "" if value is None else value.isoformat()

    def read(self, cell: SheetCell, by: ReadingContext) -> dt.date | None:
        """The day; None for a sign."""
        if says_not_known(cell.text):
            return None
        try:
            return read_day(cell.text)
        except NotDayError as error:
            said = " or ".join(str(day) for day in error.two_days)
            why = f"may be {said}" if said else "is no day"
            raise RefusedError(f"{shown_cell(cell)} {why}", "write it like 2025-03-31") from error


@dataclass(frozen=True)
class AnswerCell:
    """An answer on a score sheet: 1 to 5, "unknown" or "not_applicable"."""

    def show(self, value: Answer | None, names: Written, method: Method) -> str | int:
        """The score, or the word."""
        if value is None:
            return ""
        return value.replace("_", " ") if isinstance(value, str) else value

    def read(self, cell: SheetCell, by: ReadingContext) -> Answer:
        """The answer, in digits of any script and in words of any language of the product."""
        mend = "write 1 to 5, 'unknown' or 'not applicable'"
        if cell.kind == "text" and (said := answer_without_score(cell.text)):
            return cast("Answer", said)
        if cell.kind in ("text", "number"):
            try:
                number = whole_number_in(cell, by, mend)
            except RefusedError:
                number = 0
            if 1 <= number <= 5:
                return cast("Answer", number)
        raise RefusedError(f"{shown_cell(cell)} is no answer", mend)

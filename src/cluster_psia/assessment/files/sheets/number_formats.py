"""Numbers of workbooks as the values they show: a date, a share, or a plain number."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from cluster_psia.assessment.files.sheets.cell import SheetCell

NumberLook = Literal["number", "share", "date", "time"]
# Formats that a workbook need not write out: of ECMA-376, 18.8.30, with those of East Asian dates.
_SHARES = frozenset({9, 10})
_DATES = frozenset({*range(14, 18), 22, *range(27, 32), 34, 35, 36, *range(50, 59)})
_TIMES = frozenset({18, 19, 20, 21, 32, 33, 45, 46, 47})
_SAID = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_BEGUN = dt.datetime(1899, 12, 30)  # noqa: DTZ001  spreadsheets know no time zones
_BEGUN_1904 = dt.datetime(1904, 1, 1)  # noqa: DTZ001
_LAST = 2_958_466  # the day after 9999-12-31
_WHOLE = 1e15  # beyond, a double does not hold every whole number


def number_look(code: int, written: Mapping[int, str]) -> NumberLook:
    """What numbers of a format look like. ``written`` are the formats that the workbook writes
    out.
    """
    if code in written:
        return _look_of_written(written[code])
    if code in _SHARES:
        return "share"
    if code in _DATES:
        return "date"
    return "time" if code in _TIMES else "number"


def _look_of_written(said: str) -> NumberLook:
    first = _SAID.sub("", said.split(";", maxsplit=1)[0]).lower()
    if first in {"general", "@"}:
        return "number"
    if "y" in first or "d" in first:
        return "date"
    if "h" in first or "s" in first:
        return "time"
    if "m" in first:
        return "date"
    return "share" if "%" in first else "number"


@lru_cache(maxsize=10_000)
def number_cell(value: float, look: NumberLook = "number", *, from_1904: bool = False) -> SheetCell:
    """A number as a cell; the same one again is the same cell."""
    if look in ("date", "time"):
        return _moment(value, look, from_1904=from_1904)
    if look == "share":
        return SheetCell(f"{value * 100:.15g}%", "number")
    return SheetCell(plain_number(value), "number")


def plain_number(value: float) -> str:
    """A number with all the figures that a spreadsheet keeps. Raises ValueError for one that is
    none.
    """
    if not math.isfinite(value):
        raise ValueError(value)
    if value % 1 == 0 and abs(value) < _WHOLE:
        return str(int(value))
    said = f"{value:.15g}"
    return format(Decimal(said), "f") if abs(value) >= _WHOLE else said


def _moment(value: float, look: NumberLook, *, from_1904: bool) -> SheetCell:
    if not 0 <= value < _LAST:
        return SheetCell(plain_number(value), "number")
    moment = _rounded((_BEGUN_1904 if from_1904 else _BEGUN) + dt.timedelta(days=value))
    if look == "time" and value < 1:
        return SheetCell(str(moment.time()), "date")
    return SheetCell(day_text(moment), "date")


def _rounded(moment: dt.datetime) -> dt.datetime:
    """To the whole second: a day is kept as a fraction."""
    return (moment + dt.timedelta(milliseconds=500)).replace(microsecond=0)


def day_text(moment: dt.datetime) -> str:
    """A moment as 2025-03-31 08:30:00; a day is typed without an hour."""
    return str(moment.date() if moment.time() == dt.time() else moment)


def looks_of(formats: Sequence[int], written: Mapping[int, str]) -> tuple[NumberLook, ...]:
    """What numbers look like, by the style of their cell."""
    return tuple(number_look(code, written) for code in formats)

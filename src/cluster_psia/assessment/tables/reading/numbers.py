"""Numbers as people write them, in the digits of any script: without guessing.

In text one kind of mark may group digits, in threes, or in twos before the last three (1,50,000:
lakh). Another mark after it, a group that is not of three, or a number that begins with 0 has
decimals. Whole numbers take decimals that are all zero.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

from cluster_psia.assessment.tables.reading.even import seen_text

_MARKS = " ,.'\u066c"  # the last is the Arabic mark between thousands
_LIKE_MARKS = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "\u02bc": "'",
        "\uff07": "'",
        "\uff0c": ",",
        "\uff0e": ".",
        "\u060c": ",",  # the Arabic comma
        "\u2212": "-",
        "\u2013": "-",
        "\uff0d": "-",
    }
)
_GROUPED = re.compile(
    rf"""(?P<whole>[1-9]\d{{0,2}}(?:(?P<mark>[{_MARKS}])\d{{3}})(?:(?P=mark)\d{{3}})*
       | [1-9]\d?(?P<pair>[{_MARKS}])(?:\d\d(?P=pair))+\d{{3}})
       (?:(?P<point>[.,\u066b])(?P<rest>\d+))?""",
    re.VERBOSE,
)
_PLAIN = re.compile(r"(?P<whole>\d+)(?:(?P<point>[.,\u066b])(?P<rest>\d+))?")
_LONGEST = 40  # letters of a number

Marks = frozenset[str]
NO_MARKS: Marks = frozenset()
WhyNot = Literal["none", "decimals", "negative", "either"]


class NotWholeError(ValueError):
    """A text is no whole number. ``why``: "decimals", "negative", "either" for one that may be two
    numbers, or "none" for anything else.
    """

    def __init__(self, why: WhyNot) -> None:
        self.why: WhyNot = why
        super().__init__(why)


class _Parts(NamedTuple):
    whole: str  # its digits
    mark: str  # what groups them
    point: str  # the mark before its decimals
    rest: str  # its decimals


def ascii_digits(text: str) -> str:
    """``text`` with the digits of every script as 0 to 9, plain marks, and nothing unseen."""
    seen = seen_text(text).translate(_LIKE_MARKS)
    return seen if seen.isascii() else "".join(map(_ascii_digit, seen))


def _ascii_digit(letter: str) -> str:
    digit = unicodedata.decimal(letter, None)
    return letter if digit is None else str(digit)


def read_whole(text: str, decimal_marks: Marks = NO_MARKS) -> int:
    """The whole number that a text says. Raises NotWholeError.

    ``decimal_marks`` are those that stand before decimals elsewhere in the same table: a number
    that only they group may be another one.
    """
    written = ascii_digits(text)
    if written.isascii() and written.isdigit() and len(written) <= _LONGEST:
        return int(written)
    parts = _parts(written)
    if parts.rest.strip("0"):
        raise NotWholeError("decimals")
    once = written.count(parts.mark) == 1  # what stands twice groups, whatever else it does
    if parts.mark in decimal_marks and not parts.point and once:
        raise NotWholeError("either")
    return int(parts.whole)


def decimal_mark(text: str) -> str:
    """The mark that can only stand before decimals in this number; "" where there is none."""
    try:
        return _parts(ascii_digits(text)).point
    except NotWholeError:
        return ""


def _parts(written: str) -> _Parts:
    if len(written) > _LONGEST:
        raise NotWholeError("none")
    found = _GROUPED.fullmatch(written)
    mark = (found["mark"] or found["pair"]) if found else ""
    if found is None or found["point"] == mark:
        found, mark = _PLAIN.fullmatch(written), ""
    if found is None:
        raise NotWholeError("negative" if _is_negative(written) else "none")
    whole = re.sub(r"\D", "", found["whole"])
    return _Parts(whole, mark, found["point"] or "", found["rest"] or "")


def _is_negative(written: str) -> bool:
    return written.startswith("-") and written[1:].strip()[:1].isdigit()


def read_decimal(text: str) -> float:
    """The number that a text says, with or without decimals. Raises NotWholeError, also for one
    that may be two ("1,200": with or without decimals).
    """
    written = ascii_digits(text)
    parts = _parts(written)
    if parts.mark in (",", ".") and not parts.point and written.count(parts.mark) == 1:
        raise NotWholeError("either")
    return float(f"{parts.whole}.{parts.rest or 0}")

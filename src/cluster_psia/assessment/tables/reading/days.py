"""Days as people write them. One that may be two days is refused, never guessed."""

from __future__ import annotations

import datetime as dt
import re

from cluster_psia.assessment.tables.reading.even import even_text
from cluster_psia.assessment.tables.reading.numbers import ascii_digits

_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[ t]00:00(?::00(?:\.0+)?)?)?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-./ ])(\d{1,2})\2(\d{4})")
_NAMED = re.compile(r"(?:(\d{1,2})\.? )?([^\W\d_]+)\.?(?: (\d{1,2}),?)? (\d{4})")
_MONTHS = (
    ("january", "jan", "janvier", "janv", "enero", "ene"),
    ("february", "feb", "février", "févr", "fév", "febrero"),
    ("march", "mar", "mars", "marzo"),
    ("april", "apr", "avril", "avr", "abril", "abr"),
    ("may", "mai", "mayo"),
    ("june", "jun", "juin", "junio"),
    ("july", "jul", "juillet", "juil", "julio"),
    ("august", "aug", "août", "agosto", "ago"),
    ("september", "sep", "sept", "septembre", "septiembre", "setiembre"),
    ("october", "oct", "octobre", "octubre"),
    ("november", "nov", "novembre", "noviembre"),
    ("december", "dec", "décembre", "déc", "diciembre", "dic"),
)
_NUMBER_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}


class NotDayError(ValueError):
    """A text is no day. ``two_days`` are both days that it may be, where it may be two."""

    def __init__(self, two_days: tuple[dt.date, ...] = ()) -> None:
        self.two_days = two_days
        super().__init__("no day")


def read_day(text: str) -> dt.date:
    """The day that a text says: 2025-03-31, 31.3.2025, 31/3/2025, 31 March 2025. Raises
    NotDayError, also for 3/4/2025, which may be in April or in March.
    """
    written = even_text(ascii_digits(text))
    if found := _YEAR_FIRST.fullmatch(written):
        return _day(*map(int, found.groups()))
    if found := _YEAR_LAST.fullmatch(written):
        return _year_last(*map(int, found.group(1, 3, 4)), mark=found[2])
    if found := _NAMED.fullmatch(written.replace(" de ", " ")):
        return _named(found)
    raise NotDayError


def _day(year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise NotDayError from error


def _year_last(first: int, second: int, year: int, *, mark: str) -> dt.date:
    """Between dots the day comes first wherever dates are written so; between other marks it
    depends on the country.
    """
    if mark == "." or first > 12 or first == second:
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    raise NotDayError((_day(year, second, first), _day(year, first, second)))


def _named(found: re.Match[str]) -> dt.date:
    before, name, after, year = found.groups()
    month = _NUMBER_OF.get(name)
    if month is None or (before is None) == (after is None):
        raise NotDayError
    return _day(int(year), month, int(before or after))

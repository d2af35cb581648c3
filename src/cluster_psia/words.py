"""How this program says things in English: counts and plurals, lists, figures, shades, labels.

Each is said here once and used by screen, workbook, pictures and command line alike. Nothing here
knows an assessment, and entries of the method are handed in. Words of fixed answers stand in
``assessment/document/words.py``, what people read in other languages in ``web/light/words.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from cluster_psia.method.model.entry import Labelled, labels_by_key

NOT_SAID = "not said"
NOT_KNOWN = "not known"
SHADE_MARKS = {"vulnerable": "▲", "likely": "▲▲"}
"""Marks beside the two shades of Box 2, so that nothing is said by colour alone."""
SIGN_MARKS = {
    "none": "○",
    "some": "◐",
    "clear": "●",
    "unknown": "?",
    "not_applicable": "–",
}
"""Marks of the degrees of a sign of deprivation; they never stand without the word nearby."""
MARKED_AS = {
    "likely": "likely poor",
    "vulnerable": "vulnerable to poverty",
    "none": "not marked",
}
"""What people are said to be whose node bears a shade, within a sentence."""
NOT_SCREENED = "not yet looked at for poverty"
NOT_SCREENED_MARK = "?"


# Counts and plurals ------------------------------------------------------------------------------


def word_for(number: float, one: str, many: str | None = None) -> str:
    """The form of a noun or verb that goes with a number: ``word_for(2, "has", "have")`` is
    "have". Without ``many`` it is ``one`` with an s.
    """
    return one if number == 1 else many or f"{one}s"


def counted_noun(number: float, one: str, many: str | None = None) -> str:
    """A number with its noun: "2 groups", "1,200 links", "0.5 days"."""
    figure = f"{number:,}" if isinstance(number, int) else f"{number:g}"
    return f"{figure} {word_for(number, one, many)}"


def counted_people(number: int) -> str:
    """So many people: "1 person", "1,200 people"."""
    return counted_noun(number, "person", "people")


def counted_women(number: int) -> str:
    """So many women: "1 woman", "1,200 women"."""
    return counted_noun(number, "woman", "women")


def units_note(label: str, units: int | None) -> str:
    """That a node on the map may be many firms, which makes dependence on it less than it looks;
    nothing where it is known to be one.
    """
    if units == 1:
        return ""
    if units is None:
        return f"{label} is one node on the map; how many units it stands for is not known."
    return f"{label} is one node on the map and counts {counted_noun(units, 'unit')}."


def counted_or_nothing(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun, or an empty text where there is nothing to count."""
    return counted_noun(number, one, many) if number else ""


# Lists -------------------------------------------------------------------------------------------


def and_phrase(names: Sequence[str], last: str = "and") -> str:
    """Names in one phrase: "a", "a and b", "a, b and c"; empty for none."""
    return f" {last} ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def or_phrase(names: Sequence[str]) -> str:
    """Names of which one may be taken: "a", "a or b", "a, b or c"; empty for none."""
    return and_phrase(names, "or")


def names_phrase(names: Sequence[str], most: int = 5) -> str:
    """All names in one phrase, or the first few "and 7 others"."""
    left = len(names) - most
    more = [counted_noun(left, "other")] if left > 0 else []
    return and_phrase([*names[:most], *more])


def first_names(names: Sequence[str], most: int = 3) -> str:
    """Names one after the other, or the first few "and others"."""
    return ", ".join(names[:most]) + (" and others" if len(names) > most else "")


def short_list(names: Iterable[str], most: int = 4, between: str = ", ") -> str:
    """Names one after the other, or the first few "and 3 more"."""
    every = list(names)
    left = len(every) - most
    return between.join(every[:most]) + (f" and {left} more" if left > 0 else "")


def dotted_line(parts: Iterable[str]) -> str:
    """Short facts in one line with dots between them; empty ones leave no trace."""
    return " · ".join(part for part in parts if part)


# Dates -------------------------------------------------------------------------------------------


def date_words(day: dt.date) -> str:
    """A day in the one form that pages, plan and workbook have: 2026-03-09. Fields for dates know
    no names of months, and days and months in figures alone would be read in two ways.
    """
    return f"{day:%Y-%m-%d}"


def moment_words(moment: dt.datetime) -> str:
    """A moment in UTC: 2026-03-09, 14:05 UTC."""
    return f"{date_words(moment)}, {moment:%H:%M} UTC"


# Figures -----------------------------------------------------------------------------------------


def figure_words(number: float | None, unknown: str = NOT_KNOWN) -> str:
    """A number for a sentence: thousands apart, one decimal at most."""
    return unknown if number is None else f"{number:,.1f}".removesuffix(".0")


def plain_figure(number: float | None, unknown: str = NOT_KNOWN) -> str:
    """A number as it was given, with all its decimals: 0.25, 12, 1200."""
    return unknown if number is None else f"{number:g}"


def mean_words(number: float | None, unknown: str = "not shown") -> str:
    """A mean or median of scores: always one decimal."""
    return unknown if number is None else f"{number:.1f}"


def signed_decimals(number: float) -> str:
    """Two decimals, with a real minus; never a minus before nothing."""
    return f"{round(number, 2) + 0.0:.2f}".replace("-", "−")


def yes_no(value: bool | None, unsaid: str = "not decided") -> str:
    """Yes, no, or what stands where neither was said."""
    if value is None:
        return unsaid
    return "yes" if value else "no"


# Labels and shades -------------------------------------------------------------------------------


def entry_label(entries: Iterable[Labelled], key: str | None) -> str:
    """The label of the entry with that key; "not said" without a key, and "unknown: key" for one
    that the method does not know.
    """
    return labels_by_key(entries)[key] if key else NOT_SAID


def shade_words(
    shades: Iterable[Labelled], status: str | None, unseen: str = "not yet looked at"
) -> str:
    """A status of poverty in the words of Box 2, whose ``shades`` are handed in, with its mark."""
    if status is None:
        return unseen
    return f"{shade_mark(status)} {entry_label(shades, status)}".strip()


def shade_labels(shades: Iterable[Labelled]) -> dict[str, str]:
    """Each shade of Box 2 in words with its mark, by its key, as the options of a field."""
    every = tuple(shades)
    return {shade.key: shade_words(every, shade.key) for shade in every}


def shade_mark(status: str | None) -> str:
    """The mark of a status of poverty; empty where nothing is marked or nobody looked."""
    return SHADE_MARKS.get(status or "", "")


def capital_first(text: str) -> str:
    """A text that begins a line; the rest stays as it is."""
    return text[:1].upper() + text[1:]

"""Headings that say nothing to us, each with what stands below it and our heading for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.edits.headings import forget_heading, heading_meanings, match_headings
from cluster_psia.assessment.tables.reading.even import even_text
from cluster_psia.assessment.tables.reading.layout import line_texts
from cluster_psia.assessment.tables.reading.refused import shortened_text
from cluster_psia.ui.parts.forms import draw_choice
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.words import counted_noun, short_list

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.files.sheets.cell import SheetPage
    from cluster_psia.ui.choosers.decided import AskedReading

_FIRST = 20  # rows of a sheet among which a heading is looked for
_SAMPLES = 3  # values below a heading that are shown
_LONGEST = 300  # characters of a heading that the assessment can remember
_COLUMNS = 3
ASIDE, _UNSAID = "Leave it aside", "?"


@dataclass(frozen=True)
class _Unknown:
    """A heading of theirs, the headings of ours that it may mean, and a few values below it."""

    theirs: str
    ours: tuple[str, ...]
    values: str


def draw_heading_matches(a: Assessment, reading: AskedReading) -> None:
    """A chooser for every heading that is not known or was matched by hand. What is chosen is kept
    in the assessment, so that the next table is read alike.
    """
    meant = heading_meanings(a, reading.of).items()
    held = {even_text(theirs): ours for theirs, ours in meant}
    found = _headings(reading, held.keys())
    if not found:
        return
    left = [one for one in found.values() if even_text(one.theirs) not in held]
    needed = any(question.headings for question in reading.questions)
    with st.expander(_title(left), icon=":material/compare_arrows:", expanded=needed):
        st.caption("The assessment remembers what you choose, and reads the next table alike.")
        every = list(found.values())
        for first in range(0, len(every), _COLUMNS):  # in this order on a phone, too
            columns = st.columns(_COLUMNS)
            for column, one in zip(columns, every[first : first + _COLUMNS], strict=False):
                with column:
                    _choose_meaning(reading, one, held.get(even_text(one.theirs)))


def _title(left: Iterable[_Unknown]) -> str:
    names = [plain_text(shortened_text(one.theirs)) for one in left]
    if not names:
        return "Headings that were matched by hand"
    are = "is" if len(names) == 1 else "are"
    return f"{counted_noun(len(names), 'heading')} {are} not known: {short_list(names)}"


def _choose_meaning(reading: AskedReading, one: _Unknown, ours: str | None) -> None:
    options = {**{head: head for head in one.ours}, "": ASIDE}
    if ours is not None:
        options = {ours: ours or ASIDE, **options, _UNSAID: "Not said yet"}

    def _put(a: Assessment, chosen: str) -> Assessment:
        if chosen == _UNSAID:
            return forget_heading(a, one.theirs, reading.of)
        return match_headings(a, {one.theirs: chosen}, reading.of)

    draw_choice(
        f"{reading.name}.heading.{even_text(one.theirs)}",
        f"“{plain_text(shortened_text(one.theirs))}” means",
        options,
        ours,
        _put,
        placeholder="Choose",
    )
    if one.values:
        st.caption(f"Below it: {plain_text(one.values)}")


def _headings(reading: AskedReading, matched: Iterable[str]) -> dict[str, _Unknown]:
    """What is not known or was matched, by the heading evened out, in the order of the sheets."""
    known = frozenset(matched)
    found: dict[str, _Unknown] = {}
    for file in reading.files:
        for page in file.sheets.pages:
            here = _asked_on(reading, file.sheets.name, page.name)
            for theirs, values in _texts_of(page, here.keys() | known).items():
                ours = here.get(even_text(theirs), reading.heads)
                found.setdefault(even_text(theirs), _Unknown(theirs, ours, values))
    return found


def _asked_on(reading: AskedReading, file: str, sheet: str) -> dict[str, tuple[str, ...]]:
    """The unknown headings of a sheet, evened out, with those of ours that each may mean."""
    asked: dict[str, tuple[str, ...]] = {}
    for table in reading.tables:
        if (table.place.file, table.place.sheet) == (file, sheet):
            asked |= dict.fromkeys(map(even_text, table.theirs), table.ours)
    for question in reading.questions:
        if (question.place.file, question.place.sheet) == (file, sheet):
            asked |= dict.fromkeys(map(even_text, question.headings), reading.heads)
    return asked


def _texts_of(page: SheetPage, wanted: Iterable[str]) -> Mapping[str, str]:
    """Headings of a sheet that are wanted, as they are written, with a few values below them."""
    found: dict[str, str] = {}
    looked_for = frozenset(wanted)
    for at, line in enumerate(page.lines[:_FIRST]):
        for column, text in enumerate(line_texts(line)):
            if text and len(text) <= _LONGEST and even_text(text) in looked_for:
                below = (under.at(column).text for under in page.lines[at + 1 :])
                found.setdefault(text, ", ".join(_first_of(below)))
    return found


def _first_of(texts: Iterable[str]) -> Iterator[str]:
    shown = 0
    for text in texts:
        if text:
            yield shortened_text(text)
            shown += 1
        if shown == _SAMPLES:
            return

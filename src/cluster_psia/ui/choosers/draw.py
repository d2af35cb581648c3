"""Choosers above the dry run: the letters of a file, its sheets, the row of the headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.tables.reading.layout import line_texts
from cluster_psia.assessment.tables.reading.refused import shortened_text
from cluster_psia.ui import state
from cluster_psia.ui.choosers.decided import AskedReading, DecidedFile, decide
from cluster_psia.ui.choosers.headings import draw_heading_matches
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.words import and_phrase

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.files.sheets.cell import SheetPage
    from cluster_psia.assessment.tables.reading.layout import HeadingRows
    from cluster_psia.assessment.tables.reading.places import ReadingQuestion

_SHOWN = 6  # cells of a row that are shown to choose it by
_PASTED = "what was pasted"


def draw_choosers(a: Assessment, reading: AskedReading) -> None:
    """What has to be decided in the open, what can be decided otherwise folded."""
    asked = list(chain.from_iterable(_questions(file, reading) for file in reading.files))
    for file, question in asked:
        if not question.optional:
            _draw_question(reading.name, file, question)
    draw_heading_matches(a, reading)
    several = [file for file in reading.files if len(_sheets_to_choose(file, reading)) > 1]
    unseen = [file for file in reading.files if _is_all_hidden(file, reading)]
    for file in unseen:
        _choose_sheets(file, reading)
    several = [file for file in several if file not in unseen]
    folded = [(file, question) for file, question in asked if question.optional]
    if not (folded or several):
        return
    with st.expander("Read it another way", icon=":material/tune:"):
        for file in several:
            _choose_sheets(file, reading)
        for file, question in folded:
            _draw_question(reading.name, file, question)


def _is_all_hidden(file: DecidedFile, reading: AskedReading) -> bool:
    """Whether nothing of a file is read as long as nobody asks for its hidden sheets."""
    hidden = _hidden_sheets(file)
    return bool(hidden) and hidden == _sheets_to_choose(file, reading)


def _questions(
    file: DecidedFile, reading: AskedReading
) -> Iterator[tuple[DecidedFile, ReadingQuestion]]:
    """What is asked of a file now, and what was asked before it was answered."""
    open_now = [one for one in reading.questions if one.place.file == file.sheets.name]
    letters = file.choices.asked_letters
    if letters:
        yield file, letters
    for question in open_now:
        if question.encodings and not letters:
            yield file, question
    before = file.choices.asked_rows
    yield from ((file, question) for question in before.values())
    for question in open_now:
        if question.heading_rows and question.place.sheet not in before:
            yield file, question


def _draw_question(name: str, file: DecidedFile, question: ReadingQuestion) -> None:
    if question.encodings:
        _choose_letters(name, file, question)
    else:
        _choose_heading_rows(name, file, question)


def _choose_letters(of: str, file: DecidedFile, question: ReadingQuestion) -> None:
    """The encoding of a file, by how some of its words look in each."""
    names = {one.encoding: f"{one.name}: {one.sample}" for one in question.encodings}

    def _chosen(name: str) -> None:
        encoding = state.widget_value(name) or ""
        decide(file.digest, encoding=encoding, asked_letters=question if encoding else None)

    _draw_chooser(
        f"{of}.read.letters.{file.known_by}",
        f"In which letters do the words of {plain_text(file.sheets.name)} look right?",
        names,
        file.choices.encoding,
        _chosen,
    )


def _choose_heading_rows(of: str, file: DecidedFile, question: ReadingQuestion) -> None:
    """The row, or the two rows, that hold the headings of a sheet."""
    sheet = question.place.sheet
    page = next((one for one in file.sheets.pages if one.name == sheet), None)
    if page is None:
        return
    rows = {_as_key(one): one for one in question.heading_rows}
    words = {key: _row_words(page, one) for key, one in rows.items()}
    where = plain_text(question.place.source or _PASTED)

    def _chosen(name: str) -> None:
        key = state.widget_value(name)
        held = {at: one for at, one in file.choices.heading_rows.items() if at != sheet}
        asked = {at: one for at, one in file.choices.asked_rows.items() if at != sheet}
        if key:
            held, asked = {**held, sheet: rows[key]}, {**asked, sheet: question}
        decide(file.digest, heading_rows=held, asked_rows=asked)

    _draw_chooser(
        f"{of}.read.rows.{file.known_by}.{sheet}",
        f"Which row holds the headings of {where}?",
        words,
        _as_key(file.choices.heading_rows.get(sheet, ())),
        _chosen,
    )


def _draw_chooser(
    name: str, label: str, options: Mapping[str, str], held: str, chosen: Callable[[str], None]
) -> None:
    keys = list(options)
    st.selectbox(
        label,
        keys,
        index=keys.index(held) if held in keys else None,
        format_func=options.__getitem__,
        placeholder="Choose",
        **state.bind_change(name, chosen, name),
    )


def _as_key(rows: HeadingRows) -> str:
    return " ".join(map(str, rows))


def _row_words(page: SheetPage, rows: HeadingRows) -> str:
    """Rows with the beginning of what stands in them: "Row 4: Name, Kind, Workers"."""
    which = f"Rows {and_phrase(list(map(str, rows)))}" if len(rows) > 1 else f"Row {rows[0]}"
    lines = [line for line in page.lines if line.number in rows]
    texts = [shortened_text(text) for line in lines for text in line_texts(line) if text]
    more = " …" if len(texts) > _SHOWN else ""
    return f"{which}: {', '.join(texts[:_SHOWN])}{more}"


# Sheets ------------------------------------------------------------------------------------------


def _sheets_to_choose(file: DecidedFile, reading: AskedReading) -> list[str]:
    """The sheets of a file on which a table was found, then those that are hidden in it."""
    hidden = _hidden_sheets(file)
    places = (one.place for one in reading.tables if one.place.file == file.sheets.name)
    seen = dict.fromkeys(place.sheet for place in places if place.sheet not in hidden)
    return [*seen, *hidden]


def _hidden_sheets(file: DecidedFile) -> list[str]:
    """The hidden sheets of a file, whether somebody asked for them or not."""
    unread = (sheet.name for sheet in file.sheets.unread if sheet.hidden)
    return sorted(file.choices.shown.union(unread))


def _choose_sheets(file: DecidedFile, reading: AskedReading) -> None:
    """The sheets of a workbook that are taken: all but the hidden ones until somebody chooses."""
    sheets, hidden = _sheets_to_choose(file, reading), _hidden_sheets(file)
    name = f"{reading.name}.read.sheets.{file.known_by}"

    def _chosen() -> None:
        taken = frozenset(state.widget_value(name) or ())
        left = frozenset(sheets).difference(taken, hidden)
        decide(file.digest, left=left, shown=taken.intersection(hidden))

    def _words(sheet: str) -> str:
        return plain_text(f"{sheet} (hidden)" if sheet in hidden else sheet)

    out = file.choices.left.union(hidden).difference(file.choices.shown)
    st.pills(
        f"Sheets of {plain_text(file.sheets.name)} to take",
        sheets,
        selection_mode="multi",
        default=[sheet for sheet in sheets if sheet not in out],
        format_func=_words,
        wrap=True,
        **state.bind_change(name, _chosen),
    )

"""Choosers above the dry run: the letters of a file, its sheets, the row of the headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.tables.reading.layout import line_texts
from cluster_psia.assessment.tables.reading.refused import shortened_text
from cluster_psia.ui import state
from cluster_psia.ui.chain.choosers.decided import DecidedFile, DecidedReading, decide
from cluster_psia.ui.chain.choosers.headings import draw_heading_matches
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.words import and_phrase

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.files.sheets.cell import SheetPage
    from cluster_psia.assessment.tables.reading.layout import HeadingRows
    from cluster_psia.assessment.tables.reading.places import ReadingQuestion

_SHOWN = 6  # cells of a row that are shown to choose it by
_PASTED = "what was pasted"


def draw_choosers(a: Assessment, reading: DecidedReading) -> None:
    """What has to be decided in the open, what can be decided otherwise folded."""
    asked = list(chain.from_iterable(_questions(file, reading) for file in reading.files))
    for file, question in asked:
        if not question.optional:
            _draw_question(file, question)
    draw_heading_matches(a, reading)
    folded = [(file, question) for file, question in asked if question.optional]
    several = [file for file in reading.files if len(_sheets_with_tables(file, reading)) > 1]
    if folded or several:
        with st.expander("Read it another way", icon=":material/tune:"):
            for file in several:
                _choose_sheets(file, reading)
            for file, question in folded:
                _draw_question(file, question)


def _questions(
    file: DecidedFile, reading: DecidedReading
) -> Iterator[tuple[DecidedFile, ReadingQuestion]]:
    """What is asked of a file now, and what was asked before it was answered."""
    open_now = [one for one in reading.whole.questions if one.place.file == file.sheets.name]
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


def _draw_question(file: DecidedFile, question: ReadingQuestion) -> None:
    if question.encodings:
        _choose_letters(file, question)
    else:
        _choose_heading_rows(file, question)


def _choose_letters(file: DecidedFile, question: ReadingQuestion) -> None:
    """The encoding of a file, by how some of its words look in each."""
    names = {one.encoding: f"{one.name}: {one.sample}" for one in question.encodings}

    def _chosen(name: str) -> None:
        encoding = state.widget_value(name) or ""
        decide(file.digest, encoding=encoding, asked_letters=question if encoding else None)

    _draw_chooser(
        f"chain.read.letters.{file.known_by}",
        f"In which letters do the words of {plain_text(file.sheets.name)} look right?",
        names,
        file.choices.encoding,
        _chosen,
    )


def _choose_heading_rows(file: DecidedFile, question: ReadingQuestion) -> None:
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
        f"chain.read.rows.{file.known_by}.{sheet}",
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


def _sheets_with_tables(file: DecidedFile, reading: DecidedReading) -> list[str]:
    """The sheets of a file on which a table was found."""
    tables = (one for one in reading.whole.tables if one.place.file == file.sheets.name)
    return list(dict.fromkeys(one.place.sheet for one in tables))


def _choose_sheets(file: DecidedFile, reading: DecidedReading) -> None:
    """The sheets of a workbook that are taken; all of them until somebody leaves one out."""
    sheets = _sheets_with_tables(file, reading)
    name = f"chain.read.sheets.{file.known_by}"

    def _chosen() -> None:
        taken = state.widget_value(name) or ()
        decide(file.digest, left=frozenset(sheets).difference(taken))

    st.pills(
        f"Sheets of {plain_text(file.sheets.name)} to take",
        sheets,
        selection_mode="multi",
        default=[sheet for sheet in sheets if sheet not in file.choices.left],
        format_func=plain_text,
        wrap=True,
        **state.bind_change(name, _chosen),
    )

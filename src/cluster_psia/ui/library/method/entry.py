"""One entry of the method: its texts, where it stands, and what is odd about that place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.method.cite import origin
from cluster_psia.method.graph import entries_by_address
from cluster_psia.method.model import Criterion, MeasureSet, Method
from cluster_psia.method.model.register import Instrument, SourceNote
from cluster_psia.method.search import more_texts
from cluster_psia.ui.library.method.linked import draw_entry_links
from cluster_psia.ui.library.method.lists import draw_blanks_note, draw_nested, draw_parts
from cluster_psia.ui.library.method.page import draw_method_link
from cluster_psia.ui.library.method.register import REGISTER, home_of, instruments_of
from cluster_psia.ui.library.method.texts import (
    NOTE_KINDS,
    entry_title,
    field_name_words,
    text_with_blanks,
)
from cluster_psia.ui.parts.text import READABLE, plain_text

if TYPE_CHECKING:
    from cluster_psia.method.model.entry import Entry


def draw_entry(method: Method, address: str) -> None:
    """The entry at ``address``: an instrument with all that is in it, or one with its links."""
    entry = entries_by_address(method)[address]
    _draw_way_up(method, address)
    st.header(entry_title(entry), anchor=False)
    with st.container(width=READABLE):
        _draw_texts(entry)
        _draw_place(method, entry)
        _draw_notes(method, address)
    if isinstance(entry, Instrument):
        draw_parts(method, entry)
    else:
        draw_nested(method, address)
        draw_entry_links(method, address)


def _draw_way_up(method: Method, address: str) -> None:
    """The way back: to the register, to the instrument, to the entry around this one."""
    homes = instruments_of(method)
    entries = entries_by_address(method)
    with st.container(horizontal=True, gap="small"):
        draw_method_link("All instruments", icon=":material/arrow_back:")
        home = homes.get(home_of(address, homes))
        if home:
            draw_method_link(f"{home.number}. {home.label}", entry=f"{REGISTER}.{home.key}")
        around = home_of(address.rpartition(".")[0], entries)
        if around:
            draw_method_link(entries[around].label, entry=around)


def _draw_texts(entry: Entry) -> None:
    """Its explanation, then its further texts; an instrument's are drawn list by list."""
    st.markdown(plain_text(text_with_blanks(entry, entry.explanation)))
    draw_blanks_note(entry)
    if isinstance(entry, Instrument):
        return
    lines = [
        f"- {plain_text(name)}: {plain_text(text_with_blanks(entry, text))}"
        for name, text in entry_details(entry)
    ]
    if lines:
        st.markdown("\n".join(lines))


def entry_details(entry: Entry) -> Iterator[tuple[str, str]]:
    """(name, text) of what an entry says beside its explanation, under the names of its fields,
    which are words that people know; anchors with their points, measures by their kind.
    """
    if isinstance(entry, Criterion):
        anchors = [f"{_span(anchor.points)}: {anchor.label}" for anchor in entry.anchors]
        yield "Anchors", "; ".join(anchors)
    if isinstance(entry, MeasureSet):
        for measure in entry.measures:
            yield field_name_words(measure.kind), "; ".join(measure.what)
    for name, texts in more_texts(entry):
        if name not in ("anchors", "measures"):
            yield field_name_words(name), "; ".join(texts)


def _span(points: tuple[int, ...]) -> str:
    return str(points[0]) if len(points) == 1 else f"{points[0]} to {points[-1]}"


def _draw_place(method: Method, entry: Entry) -> None:
    st.caption(plain_text(origin(entry)))
    if entry.sources:
        with st.popover("How to cite this", type="tertiary"):
            for source in entry.sources:
                document = method.documents.document(source.document)
                cited = f"{document.citation} {source.place}."
                st.code(cited, language=None, wrap_lines=True)


def notes_about(method: Method, address: str) -> tuple[SourceNote, ...]:
    """The notes on damaged places and oddities that concern the entry, its list or its file."""
    steps = address.split(".")
    places = {".".join(steps[:n]) for n in range(1, len(steps) + 1)}
    return tuple(note for note in method.source_notes.notes if places & set(note.about))


def _draw_notes(method: Method, address: str) -> None:
    entry = entries_by_address(method)[address]
    parts = entry.parts if isinstance(entry, Instrument) else ()
    told = {note.key: note for part in (address, *parts) for note in notes_about(method, part)}
    if not told:
        return
    few = len(told) <= 2
    title = f"Damaged, odd or brief in print ({len(told)})"
    with st.expander(title, expanded=few, icon=":material/info:"):
        for note in told.values():
            st.markdown(_note_line(note))


def _note_line(note: SourceNote) -> str:
    return (
        f"**{NOTE_KINDS[note.kind]}: {plain_text(note.label)}.** {plain_text(note.explanation)}"
        f" :gray[{plain_text(origin(note))}]"
    )

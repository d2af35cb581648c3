"""One entry of the method: its texts, where it stands, what is
odd about that place, and what it is linked to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import streamlit as st

from cluster_psia.method.cite import origin
from cluster_psia.method.graph import Edge, cached_survey, entries_by_address, entry_edges
from cluster_psia.method.model import Criterion, MeasureSet, Method
from cluster_psia.method.model.entry import Entry
from cluster_psia.method.model.register import Instrument, SourceNote, Term
from cluster_psia.method.search import more_texts
from cluster_psia.ui.frame import links
from cluster_psia.ui.frame.walk import walk_step
from cluster_psia.ui.library.method import (
    REGISTER,
    draw_method_link,
    home_of,
    instruments_of,
    text_with_blanks,
    use_line,
)
from cluster_psia.ui.library.table_2 import draw_table_2
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.words import word_for

READABLE = 760  # pixels: about 75 characters a line


def draw_entry(method: Method, address: str) -> None:
    """The entry at ``address``: an instrument with
    everything in it, or one entry with its links.
    """
    entry = entries_by_address(method)[address]
    _way_up(method, address)
    st.subheader(
        plain_text(entry.label) + (" · adapted here" if entry.adapted else ""), anchor=False
    )
    with st.container(width=READABLE):
        st.markdown(plain_text(text_with_blanks(entry, entry.explanation)))
        _blanks(entry)
        if not isinstance(entry, Instrument):
            _details(entry)
        _place(method, entry)
        _notes(method, address)
    if isinstance(entry, Instrument):
        _parts(method, entry)
    else:
        _inside(method, address)
        _links(method, address)


def _way_up(method: Method, address: str) -> None:
    """The way back: to the register, to the instrument, to the entry around this one."""
    homes = instruments_of(method)
    with st.container(horizontal=True, gap="small"):
        draw_method_link("All instruments", icon=":material/arrow_back:")
        home = homes.get(home_of(address, homes))
        if home:
            draw_method_link(f"{home.number}. {home.label}", entry=f"{REGISTER}.{home.key}")
        around = home_of(address.rpartition(".")[0], entries_by_address(method))
        if around:
            draw_method_link(entries_by_address(method)[around].label, entry=around)


def _blanks(*entries: Entry) -> None:
    """What the brackets in such sentences mean; nothing where there are none."""
    if any(entry.filled_in for entry in entries):
        st.caption("What stands in square brackets is filled in where the sentence is used.")


def _details(entry: Entry) -> None:
    """Its further texts under the names of their fields, which are words that people know."""
    lines = [
        f"- {plain_text(name)}: {plain_text(text_with_blanks(entry, text))}"
        for name, text in entry_details(entry)
    ]
    if lines:
        st.markdown("\n".join(lines))


def entry_details(entry: Entry) -> Iterator[tuple[str, str]]:
    """(name, text) of what an entry says beside its explanation;
    anchors with their points, measures by their kind.
    """
    told = {"anchors", "measures"}
    if isinstance(entry, Criterion):
        yield (
            "Anchors",
            "; ".join(f"{_span(anchor.points)}: {anchor.label}" for anchor in entry.anchors),
        )
    if isinstance(entry, MeasureSet):
        for measure in entry.measures:
            yield _in_words(measure.kind), "; ".join(measure.what)
    for name, texts in more_texts(entry):
        if name not in told:
            yield _in_words(name), "; ".join(texts)


def _span(points: tuple[int, ...]) -> str:
    return str(points[0]) if len(points) == 1 else f"{points[0]} to {points[-1]}"


def _in_words(name: str) -> str:
    """The name of a field or list: "how_many" is "How many"."""
    return name.replace("_", " ").capitalize()


def _place(method: Method, entry: Entry) -> None:
    st.caption(plain_text(origin(entry)))
    if entry.source:
        document = method.documents.document(entry.source.document)
        with st.popover("How to cite this", type="tertiary"):
            st.code(f"{document.citation} {entry.source.place}.", language=None, wrap_lines=True)


def notes_about(method: Method, address: str) -> tuple[SourceNote, ...]:
    """The notes on damaged places and oddities that concern the entry, its list or its file."""
    steps = address.split(".")
    places = {".".join(steps[:n]) for n in range(1, len(steps) + 1)}
    return tuple(note for note in method.source_notes.notes if places & set(note.about))


def _notes(method: Method, address: str) -> None:
    parts: Iterable[str] = (address,)
    entry = entries_by_address(method)[address]
    if isinstance(entry, Instrument):
        parts = (address, *entry.parts)
    told = {note.key: note for part in parts for note in notes_about(method, part)}
    if told:
        with st.expander(
            f"Damaged or odd in print ({len(told)})",
            expanded=len(told) <= 2,
            icon=":material/info:",
        ):
            for note in told.values():
                kind = "Damaged in our copy" if note.kind == "damaged" else "Odd in print"
                st.markdown(
                    f"**{kind}: {plain_text(note.label)}.** {plain_text(note.explanation)}"
                    f" :gray[{plain_text(origin(note))}]"
                )


# What stands in it -------------------------------------------------------------------------------


def _parts(method: Method, instrument: Instrument) -> None:
    """Every entry of an instrument, list by list."""
    _uses(instrument)
    if any(part.startswith("table_2") for part in instrument.parts):
        draw_table_2(method)
    for address, entries in lists_of(method, instrument):
        st.markdown(f"**{plain_text(list_title(address))}** :gray[{len(entries)}]")
        _blanks(*entries[:1])
        for entry in entries:
            _listed(f"{address}.{entry.key}", entry)


def _uses(instrument: Instrument) -> None:
    """Who works with it, and the way to the pages where that is done."""
    st.markdown("\n".join(use_line(use) for use in instrument.uses))
    pages = dict.fromkeys(use.page for use in instrument.uses if use.page not in ("", "method"))
    if pages:
        with st.container(horizontal=True, gap="small"):
            for page in pages:
                links.draw_page_link(page, f"Go to {walk_step(page).title}")


def lists_of(method: Method, instrument: Instrument) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """The lists of entries in an instrument's parts with their
    addresses; a single entry is a list of one.
    """
    found = cached_survey(method)
    for part in instrument.parts:
        for address, items in found.lists.items():
            inside = address == part or address.startswith(f"{part}.")
            nested = home_of(address.rpartition(".")[0], found.entries)
            if inside and not nested and all(isinstance(item, Entry) for item in items):
                yield address, items
        if part in found.entries:
            yield part.rpartition(".")[0], (found.entries[part],)


def where_of(method: Method, address: str) -> str:
    """What an entry stands in: the entry around it with its file, or its list."""
    around = home_of(address.rpartition(".")[0], entries_by_address(method))
    if around:
        return f"{list_title(around.partition('.')[0])}: {entries_by_address(method)[around].label}"
    return list_title(address.rpartition(".")[0])


def list_title(address: str) -> str:
    """The name of a list in words: "box_a2.items" is "Box A.2: items"."""
    file, _, name = address.partition(".")
    words = FILES.get(file, _in_words(file))
    return f"{words}: {name.replace('_', ' ')}" if name else words


FILES = {
    "table_1": "Table 1",
    "table_2": "Table 2",
    "box_a1": "Box A.1",
    "box_a2": "Box A.2",
    "box_a3": "Box A.3",
    "italy": "Annex I",
    **{f"box_{n}": f"Box {n}" for n in range(1, 8)},
}


def _listed(address: str, entry: Entry) -> None:
    with st.container(gap=None):
        draw_method_link(
            plain_text(entry.label) + (" · adapted here" if entry.adapted else ""), entry=address
        )
        st.markdown(
            f":small[{plain_text(text_with_blanks(entry, entry.explanation))}"
            f" :gray[{plain_text(origin(entry))}]]"
        )


def _inside(method: Method, address: str) -> None:
    """The entries nested in this one."""
    for inner, items in cached_survey(method).lists.items():
        around, _, name = inner.rpartition(".")
        if around == address and items:
            st.markdown(f"**{plain_text(_in_words(name))}** :gray[{len(items)}]")
            for item in items:
                _listed(f"{inner}.{item.key}", item)


# Links -------------------------------------------------------------------------------------------


def _links(method: Method, address: str) -> None:
    """What it is linked to, relation by relation and both ways, each link with its own origin."""
    entry = entries_by_address(method)[address]
    if isinstance(entry, Term) and entry.see:
        st.markdown("**Says more**")
        for more in entry.see:
            if more in entries_by_address(method):
                draw_method_link(plain_text(entries_by_address(method)[more].label), entry=more)
    edges = entry_edges(method, address)
    if not edges:
        return
    st.markdown("**Linked to**")
    by_relation: dict[str, list[Edge]] = {}
    for edge in edges:
        by_relation.setdefault(edge.label if edge.start == address else edge.inverse, []).append(
            edge
        )
    for label, same in by_relation.items():
        with st.expander(f"{label} ({len(same)})", expanded=len(same) <= 6):
            for said, alike in groupby(same, key=lambda edge: edge.origin):
                _alike(method, address, said, tuple(alike))


def _alike(method: Method, address: str, said: str, edges: Sequence[Edge]) -> None:
    """Links of one origin, which is said once: under the last of them."""
    words = word_for(len(edges), "this link", f"these {len(edges)} links")
    for edge in edges:
        other = edge.end if edge.start == address else edge.start
        with st.container(gap=None):
            draw_method_link(plain_text(entries_by_address(method)[other].label), entry=other)
            origin_here = f" · {words}: {plain_text(said)}" if edge is edges[-1] else ""
            st.caption(f"{plain_text(where_of(method, other))}{origin_here}")

"""The parts of the Method page: one search box over all texts, the register of instruments,
glossary and citations.

What is shown stands in the address (``?entry=``, ``?q=`` and ``?from=``, ``?show=``), so that it
can be shared and opened again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.method import load_method
from cluster_psia.method.cite import origin
from cluster_psia.method.graph import entries_by_address
from cluster_psia.method.model import Document, Entry, Method
from cluster_psia.method.model.register import Instrument, Term, Use
from cluster_psia.method.search import Hit, Passage, search_method
from cluster_psia.ui import state
from cluster_psia.ui.frame import links
from cluster_psia.ui.frame.walk import walk_step
from cluster_psia.ui.parts.text import cut_text, plain_text

ENTRY, QUERY, SHOW, FROM = "entry", "q", "show", "from"  # query parameters of this page
VIEWS = {
    "instruments": "Instruments",
    "users": "Who uses what",
    "glossary": "Glossary",
    "cite": "Sources and how to cite",
}
HOW_TO_CITE = (
    "Cite the document and the place for whatever a source says, and Cluster PSIA only for what is"
    " marked as ours: weights, means, axes, thresholds, readings of damaged places and many links."
)
SHOWN = 30  # hits drawn at once
REGISTER = "instruments.instruments"
BLANK = re.compile(r"\{(\w+)\}")


def method_here() -> Method:
    """The method of the open assessment, with what it
    adapts; the published one when none is open.
    """
    return method_of(state.current_assessment()) if state.current_revision() else load_method()


def draw_method_link(label: str, icon: str | None = None, **where: str) -> None:
    """A link to this page with another selection."""
    links.draw_page_link("method", label, icon, where=where)


def asked_query() -> str:
    """The search box over everything, and what stands in it."""
    given = st.query_params.get(QUERY, "")
    name = (  # another address is another widget, so that a link empties the box
        f"method.search.{given}"
    )

    def _search_for() -> None:
        words = str(state.widget_value(name)).strip()
        st.query_params[QUERY] = words
        for other in (ENTRY, FROM, *(() if words else (QUERY,))):
            st.query_params.pop(other, None)

    st.text_input(
        "Search every text of the method",
        value=given,
        max_chars=200,
        key=state.widget_key(name),
        on_change=_search_for,
        icon=":material/search:",
        placeholder="any words in any order, for example: trader dependence",
    )
    return given.strip()


def chosen_address(method: Method) -> str:
    """The address of the entry asked for, or nothing; an unknown
    one is told and taken out of the address.
    """
    wanted = st.query_params.get(ENTRY, "")
    if wanted and wanted not in entries_by_address(method):
        st.error(
            f"The method has no entry “{plain_text(cut_text(wanted))}”. Search for it, or choose"
            " one from the list.",
            icon=":material/error:",
        )
        del st.query_params[ENTRY]
        return ""
    return wanted


# Search ------------------------------------------------------------------------------------------


def draw_search_hits(method: Method, query: str) -> None:
    """What a search found, best first, with the words marked;
    each hit leads to an address of its own.
    """
    found = search_method(method, query)
    draw_method_link("Back to all instruments", icon=":material/arrow_back:")
    if not found:
        asked_for = plain_text(cut_text(query))
        st.info(
            f"Nothing in the method holds all of these words: “{asked_for}”. Try fewer words, or a"
            " part of one.",
            icon=":material/info:",
        )
        return
    first = _first(len(found))
    last = min(first + SHOWN, len(found))
    st.caption(
        f"{len(found)} found" + (f", {first + 1} to {last} shown" if len(found) > SHOWN else "")
    )
    homes = instruments_of(method)
    for hit in found[first:last]:
        _hit(hit, homes, entries_by_address(method)[hit.address])
    if last < len(found):
        draw_method_link(
            f"The next {min(SHOWN, len(found) - last)}",
            icon=":material/arrow_forward:",
            **{QUERY: query, FROM: str(last)},
        )


def _first(count: int) -> int:
    """Which hit comes first, as the address says; the first of
    all where it says nothing that makes sense.
    """
    wanted = st.query_params.get(FROM, "")
    return int(wanted) if re.fullmatch(r"[0-9]{1,6}", wanted) and int(wanted) < count else 0


def _hit(hit: Hit, homes: dict[str, Instrument], entry: Entry) -> None:
    passages = (
        replace(passage, text=text_with_blanks(entry, passage.text)) for passage in hit.passages[:4]
    )
    with st.container(border=True):
        draw_method_link(f"**{_marked(hit.label)}**", entry=hit.address)
        st.markdown("  \n".join(map(_marked, passages)))
        home = homes.get(home_of(hit.address, homes))
        where = f"{home.label} · " if home else ""
        st.caption(f"{plain_text(where)}{_marked(hit.origin)}")


def text_with_blanks(entry: Entry, text: str) -> str:
    """A text of an entry; what is filled in elsewhere stands as a
    blank, [like this], and the text stays as long.
    """
    return (
        BLANK.sub(lambda name: f"[{name[1].replace('_', ' ')}]", text) if entry.filled_in else text
    )


def _marked(passage: Passage) -> str:
    """A text with the words that were found in bold on a
    coloured ground, so that colour is not alone.
    """
    parts, at = [], 0
    for start, end in passage.marks:
        parts += [
            plain_text(passage.text[at:start]),
            f":orange-background[**{plain_text(passage.text[start:end])}**]",
        ]
        at = end
    return "".join((*parts, plain_text(passage.text[at:])))


# The register ------------------------------------------------------------------------------------


def instruments_of(method: Method) -> dict[str, Instrument]:
    """Which instrument each list or file belongs to; the first one that names it."""
    found: dict[str, Instrument] = {}
    for instrument in method.instruments.instruments:
        for part in instrument.parts:
            found.setdefault(part, instrument)
    return found


def home_of(address: str, homes: Iterable[str]) -> str:
    """The longest of the parts in ``homes`` that ``address`` stands in; empty when
    there is none.
    """
    known = set(homes)
    steps = address.split(".")
    return next(
        (".".join(steps[:n]) for n in range(len(steps), 0, -1) if ".".join(steps[:n]) in known), ""
    )


def choose_method_view() -> str:
    """What to browse; the address carries the choice."""
    given = st.query_params.get(SHOW, "instruments")
    name = f"method.show.{given}"

    def _show() -> None:
        st.query_params[SHOW] = state.widget_value(name)

    st.segmented_control(
        "Show",
        list(VIEWS),
        format_func=VIEWS.__getitem__,
        default=given if given in VIEWS else "instruments",
        required=True,
        key=state.widget_key(name),
        on_change=_show,
        label_visibility="collapsed",
        wrap=True,
    )
    return given if given in VIEWS else "instruments"


def draw_instruments(method: Method) -> None:
    """All instruments, two in a row, each with what it is, how
    many entries it holds and where it stands.
    """
    counts = entry_counts(method)
    entries = method.instruments.instruments
    for first in range(0, len(entries), 2):
        for column, instrument in zip(st.columns(2), entries[first : first + 2], strict=False):
            with column, st.container(border=True, height="stretch"):
                draw_method_link(
                    f"**{instrument.number}. {plain_text(instrument.label)}**",
                    entry=f"{REGISTER}.{instrument.key}",
                )
                st.markdown(plain_text(instrument.explanation))
                held, ours = counts[instrument.key]
                inside = f" · {held} entries, {ours or 'none'} of them ours" if held else ""
                st.caption(f"{plain_text(origin(instrument))}{inside}")


def entry_counts(method: Method) -> dict[str, tuple[int, int]]:
    """For each instrument: how many entries its parts hold, nested
    ones too, and how many of these are ours.
    """
    made: dict[str, tuple[int, int]] = {}
    everything = entries_by_address(method).items()
    for instrument in method.instruments.instruments:
        parts = tuple(f"{part}." for part in instrument.parts)
        held = (
            [entry for address, entry in everything if address.startswith(parts)] if parts else []
        )
        made[instrument.key] = (len(held), sum(entry.source is None for entry in held))
    return made


def draw_instrument_users(method: Method) -> None:
    """Who works with which instrument, what for, and on which page."""
    st.markdown(
        "Who works with each instrument, and on which page. Where no page is named the instrument"
        " stands ready: it is loaded, checked, linked and can be read here."
    )
    entries = method.instruments.instruments
    half = -(-len(entries) // 2)
    for column, part in zip(
        st.columns(2, gap="large"), (entries[:half], entries[half:]), strict=True
    ):
        with column:
            for instrument in part:
                lines = "\n".join(use_line(use) for use in instrument.uses)
                st.markdown(f"**{instrument.number}. {plain_text(instrument.label)}**\n\n{lines}")


def use_line(use: Use) -> str:
    """A line of a list: who, on which page, and what for."""
    page = f" · *{walk_step(use.page).title}*" if use.page else ""
    return f"- **{plain_text(use.who)}**{page}: {plain_text(use.what_for)}"


# Glossary and citations --------------------------------------------------------------------------


def draw_glossary(method: Method) -> None:
    """The terms of the field in the order of the alphabet."""
    terms = sorted(method.glossary.terms, key=lambda term: term.label.casefold())
    st.caption(
        f"{len(terms)} terms, in our words. What a source says of a term, and where, stands"
        " under it."
    )
    half = -(-len(terms) // 2)
    for column, part in zip(st.columns(2, gap="large"), (terms[:half], terms[half:]), strict=True):
        with column:
            for term in part:
                _term(term)


def _term(term: Term) -> None:
    also = f":gray[also: {plain_text(', '.join(term.also))}]  \n" if term.also else ""
    with st.container(gap=None):
        draw_method_link(f"**{plain_text(term.label)}**", entry=f"glossary.terms.{term.key}")
        st.markdown(
            f"{also}{plain_text(term.explanation)}  \n:gray[:small[{plain_text(origin(term))}]]"
        )


def draw_citations(method: Method) -> None:
    """The documents, how to cite them and this program, and what our copies lack."""
    with st.container(width=760):
        st.markdown(HOW_TO_CITE)
        for document in method.documents.documents:
            _document(document)
        st.subheader("What our copies lack, and what is odd in print", anchor=False)
        for note in method.source_notes.notes:
            st.markdown(
                f"**{plain_text(note.label)}** · {note.kind}  \n{plain_text(note.explanation)}  \n"
                f":gray[:small[{plain_text(origin(note))}]]"
            )


def _document(document: Document) -> None:
    st.markdown(
        f"**{plain_text(document.short)}**"
        + (f"  \n{plain_text(document.note)}" if document.note else "")
    )
    st.code(document.citation, language=None, wrap_lines=True)

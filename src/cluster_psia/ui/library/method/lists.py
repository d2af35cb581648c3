"""What stands in an entry: the lists of an instrument, and the entries nested in another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.method.cite import origin
from cluster_psia.method.graph import cached_survey
from cluster_psia.method.model.entry import Entry
from cluster_psia.ui.frame import links
from cluster_psia.ui.frame.walk import walk_step
from cluster_psia.ui.library.method.page import draw_method_link
from cluster_psia.ui.library.method.register import home_of, use_lines
from cluster_psia.ui.library.method.table_2 import draw_table_2
from cluster_psia.ui.library.method.texts import (
    entry_title,
    field_name_words,
    list_title,
    text_with_blanks,
)
from cluster_psia.ui.parts.text import plain_text

if TYPE_CHECKING:
    from cluster_psia.method.model import Method
    from cluster_psia.method.model.register import Instrument
    from cluster_psia.method.survey import Survey


def draw_parts(method: Method, instrument: Instrument) -> None:
    """Who works with an instrument, then every entry of it, list by list."""
    _draw_uses(instrument)
    if any(part.startswith("table_2") for part in instrument.parts):
        draw_table_2(method)
    for address, entries in lists_of(method, instrument):
        st.markdown(f"**{plain_text(list_title(address))}** :gray[{len(entries)}]")
        draw_blanks_note(*entries[:1])
        for entry in entries:
            _draw_listed(f"{address}.{entry.key}", entry)


def draw_blanks_note(*entries: Entry) -> None:
    """What the brackets in such sentences mean; nothing where there are none."""
    if any(entry.filled_in for entry in entries):
        st.caption("What stands in square brackets is filled in where the sentence is used.")


def _draw_uses(instrument: Instrument) -> None:
    """Who works with it, and the way to the pages where that is done."""
    st.markdown(use_lines(instrument))
    pages = dict.fromkeys(use.page for use in instrument.uses if use.page not in ("", "method"))
    if pages:
        with st.container(horizontal=True, gap="small"):
            for page in pages:
                links.draw_page_link(page, f"Go to {walk_step(page).title}")


def lists_of(method: Method, instrument: Instrument) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """The lists of entries in an instrument's parts with their addresses; a single entry is a list
    of one.
    """
    found = cached_survey(method)
    for part in instrument.parts:
        for address, items in found.lists.items():
            if _is_list_of(part, address, found) and all(isinstance(x, Entry) for x in items):
                yield address, items
        if part in found.entries:
            yield part.rpartition(".")[0], (found.entries[part],)


def _is_list_of(part: str, address: str, found: Survey) -> bool:
    """Whether a list stands in that part of the method, and in no entry."""
    inside = address == part or address.startswith(f"{part}.")
    return inside and not home_of(address.rpartition(".")[0], found.entries)


def draw_nested(method: Method, address: str) -> None:
    """The entries nested in this one."""
    for inner, items in cached_survey(method).lists.items():
        around, _, name = inner.rpartition(".")
        if around == address and items:
            st.markdown(f"**{plain_text(field_name_words(name))}** :gray[{len(items)}]")
            for item in items:
                _draw_listed(f"{inner}.{item.key}", item)


def _draw_listed(address: str, entry: Entry) -> None:
    explanation = plain_text(text_with_blanks(entry, entry.explanation))
    with st.container(gap=None):
        draw_method_link(entry_title(entry), entry=address)
        st.markdown(f":small[{explanation} :gray[{plain_text(origin(entry))}]]")

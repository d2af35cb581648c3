"""What a search of the method found, best first."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.method.graph import entries_by_address
from cluster_psia.method.search import Hit, Passage, search_method
from cluster_psia.ui.library.method.page import FROM, QUERY, draw_method_link
from cluster_psia.ui.library.method.register import home_of, instruments_of
from cluster_psia.ui.library.method.texts import text_with_blanks
from cluster_psia.ui.parts.text import cut_text, plain_text

if TYPE_CHECKING:
    from cluster_psia.method.model import Entry, Method
    from cluster_psia.method.model.register import Instrument

SHOWN = 30  # hits drawn at once


def draw_search_hits(method: Method, query: str) -> None:
    """What a search found, best first, with the words marked; each hit leads to an address of its
    own.
    """
    found = search_method(method, query)
    draw_method_link("Back to all instruments", icon=":material/arrow_back:")
    if not found:
        _tell_nothing_found(query)
        return
    first = _first(len(found))
    last = min(first + SHOWN, len(found))
    shown = f", {first + 1} to {last} shown" if len(found) > SHOWN else ""
    st.caption(f"{len(found)} found{shown}")
    homes = instruments_of(method)
    for hit in found[first:last]:
        _draw_hit(hit, homes, entries_by_address(method)[hit.address])
    _draw_way_on(query, last, len(found))


def _draw_way_on(query: str, last: int, count: int) -> None:
    """The link to the next hits; nothing after the last of all."""
    left = count - last
    if left:
        further = {QUERY: query, FROM: str(last)}
        label = f"The next {min(SHOWN, left)}"
        draw_method_link(label, icon=":material/arrow_forward:", **further)


def _tell_nothing_found(query: str) -> None:
    st.info(
        f"Nothing in the method holds all of these words: “{plain_text(cut_text(query))}”. Try"
        " fewer words, or a part of one.",
        icon=":material/info:",
    )


def _first(count: int) -> int:
    """Which hit comes first, as the address says; the first of all where it says nothing that makes
    sense.
    """
    wanted = st.query_params.get(FROM, "")
    if not re.fullmatch(r"[0-9]{1,6}", wanted) or int(wanted) >= count:
        return 0
    return int(wanted)


def _draw_hit(hit: Hit, homes: dict[str, Instrument], entry: Entry) -> None:
    with st.container(border=True):
        draw_method_link(f"**{_marked(hit.label)}**", entry=hit.address)
        st.markdown("  \n".join(_passage(entry, passage) for passage in hit.passages[:4]))
        home = homes.get(home_of(hit.address, homes))
        where = f"{home.label} · " if home else ""
        st.caption(f"{plain_text(where)}{_marked(hit.origin)}")


def _passage(entry: Entry, passage: Passage) -> str:
    return _marked(replace(passage, text=text_with_blanks(entry, passage.text)))


def _marked(passage: Passage) -> str:
    """A text with the words that were found in bold on a coloured ground, so that colour is not
    alone.
    """
    made, at = "", 0
    for start, end in passage.marks:
        made += plain_text(passage.text[at:start])
        made += f":orange-background[**{plain_text(passage.text[start:end])}**]"
        at = end
    return made + plain_text(passage.text[at:])

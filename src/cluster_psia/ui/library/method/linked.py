"""What an entry is linked to, relation by relation and both ways."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.method.graph import Edge, entries_by_address, entry_edges
from cluster_psia.method.model.register import Term
from cluster_psia.ui.library.method.page import draw_method_link
from cluster_psia.ui.library.method.texts import where_of
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.words import word_for

if TYPE_CHECKING:
    from cluster_psia.method.model import Method


def draw_entry_links(method: Method, address: str) -> None:
    """What the entry is linked to, each link with its own origin; nothing where it has none."""
    _draw_more(method, address)
    edges = entry_edges(method, address)
    if not edges:
        return
    st.markdown("**Linked to**")
    for label, same in _by_relation(edges, address).items():
        with st.expander(f"{label} ({len(same)})", expanded=len(same) <= 6):
            for said, alike in groupby(same, key=lambda edge: edge.origin):
                _draw_alike(method, address, said, tuple(alike))


def _draw_more(method: Method, address: str) -> None:
    """What says more on a term of the glossary."""
    entries = entries_by_address(method)
    entry = entries[address]
    if not isinstance(entry, Term) or not entry.see:
        return
    st.markdown("**Says more**")
    for more in entry.see:
        if more in entries:
            draw_method_link(plain_text(entries[more].label), entry=more)


def _by_relation(edges: Iterable[Edge], address: str) -> dict[str, list[Edge]]:
    """The links under what they say, read from this entry's end."""
    found: dict[str, list[Edge]] = {}
    for edge in edges:
        label = edge.label if edge.start == address else edge.inverse
        found.setdefault(label, []).append(edge)
    return found


def _draw_alike(method: Method, address: str, said: str, edges: Sequence[Edge]) -> None:
    """Links of one origin, which is said once: under the last of them."""
    words = word_for(len(edges), "this link", f"these {len(edges)} links")
    for edge in edges:
        other = edge.end if edge.start == address else edge.start
        origin_here = f" · {words}: {plain_text(said)}" if edge is edges[-1] else ""
        with st.container(gap=None):
            draw_method_link(plain_text(entries_by_address(method)[other].label), entry=other)
            st.caption(f"{plain_text(where_of(method, other))}{origin_here}")

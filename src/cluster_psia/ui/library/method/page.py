"""What the Method page shows: an entry, what a search found, or one of the ways to browse.

It stands in the address (``?entry=``, ``?q=`` and ``?from=``, ``?show=``), so that it can be shared
and opened again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.method import load_method
from cluster_psia.method.graph import entries_by_address
from cluster_psia.ui import state
from cluster_psia.ui.frame import links
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.choose import choose_in_address
from cluster_psia.ui.parts.text import cut_text, plain_text

if TYPE_CHECKING:
    from cluster_psia.method.model import Method

ENTRY, QUERY, SHOW, FROM = "entry", "q", "show", "from"  # query parameters of this page
VIEWS = {
    "instruments": "Instruments",
    "users": "Who uses what",
    "glossary": "Glossary",
    "cite": "Sources and how to cite",
}

Shown = TypeVar("Shown")


def method_here() -> Method:
    """The method as the open assessment adapts it; the published one when none is open."""
    return method_of(state.current_assessment()) if state.current_revision() else load_method()


def draw_method_link(label: str, icon: str | None = None, **where: str) -> None:
    """A link to this page with another selection."""
    links.draw_page_link("method", label, icon, where=where)


def asked_query() -> str:
    """The search box over everything, and what stands in it."""
    given = st.query_params.get(QUERY, "")
    # Another address is another widget, so that a link empties the box.
    name = f"method.search.{given}"
    forms.draw_filter_line(
        name,
        "Search every text of the method",
        value=given,
        on_change=_search,
        args=(name,),
        icon=":material/search:",
        placeholder="any words in any order, for example: trader dependence",
    )
    return given.strip()


def _search(name: str) -> None:
    """Put the words into the address, in place of whatever is shown now."""
    words = str(state.widget_value(name)).strip()
    st.query_params[QUERY] = words
    for other in (ENTRY, FROM):
        st.query_params.pop(other, None)
    if not words:
        del st.query_params[QUERY]


def chosen_address(method: Method) -> str:
    """The address of the entry asked for, or nothing; an unknown one is told and taken out of the
    address.
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


def choose_method_view() -> str:
    """What to browse; the address carries the choice."""
    return choose_in_address(SHOW, "method.show", VIEWS)


def draw_in_halves(entries: Sequence[Shown], draw: Callable[[Shown], None]) -> None:
    """Each entry in turn: the first half of them on the left, the rest on the right."""
    half = -(-len(entries) // 2)
    left, right = st.columns(2, gap="large")
    for column, part in ((left, entries[:half]), (right, entries[half:])):
        with column:
            for entry in part:
                draw(entry)

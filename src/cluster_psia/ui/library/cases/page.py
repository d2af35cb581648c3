"""What the Case library page shows: the list, a comparison, the plane, or one case.

It stands in the address (``?case=``, ``?show=``, ``?compare=``, ``?own=``), so that it can be
shared and opened again.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from cluster_psia.assessment.files.samples import SampleError
from cluster_psia.cases.library import CaseView, case_library
from cluster_psia.method.model.entry import find_entry
from cluster_psia.ui.frame import links
from cluster_psia.ui.parts.choose import choose_in_address
from cluster_psia.ui.parts.text import cut_text, plain_text

# Query parameters of this page.
CASE, SHOW, COMPARE, OWN = "case", "show", "compare", "own"
VIEWS = {"list": "List", "compare": "Compare", "plane": "Need and capacity"}


def all_cases() -> tuple[CaseView, ...]:
    """The library, or nothing and the reason on the page."""
    try:
        views = case_library()
    except SampleError as error:
        st.error(
            f"The case library cannot be read: {plain_text(str(error))}.", icon=":material/error:"
        )
        return ()
    if not views:
        st.info(
            "No case is registered yet. Published clusters belong here, each fact with its source.",
            icon=":material/info:",
        )
    return views


def chosen_case(views: Sequence[CaseView]) -> CaseView | None:
    """The case in the address, if there is one; an unknown one is told and taken out of it."""
    wanted = st.query_params.get(CASE)
    if not wanted:
        return None
    found = find_entry(views, wanted)
    if found is None:
        st.error(
            f"There is no case “{plain_text(cut_text(wanted))}” in the library."
            " Choose one from the list.",
            icon=":material/error:",
        )
        del st.query_params[CASE]
    return found


def draw_cases_link(
    label: str,
    icon: str | None = None,
    **where: str,
) -> None:
    """A link to this page with another selection."""
    links.draw_page_link("cases", label, icon, where=where)


def choose_cases_view() -> str:
    """List, comparison or plane. The address carries the choice."""
    return choose_in_address(SHOW, "cases.show", VIEWS)

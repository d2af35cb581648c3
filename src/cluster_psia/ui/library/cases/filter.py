"""Finding cases by words, country, sector, kind and what they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from cluster_psia.cases.library import KINDS, CaseView, Wanted, find_cases
from cluster_psia.method import load_method
from cluster_psia.ui import state
from cluster_psia.ui.library.cases.page import SHOW
from cluster_psia.ui.library.cases.view import CasesView
from cluster_psia.ui.parts import forms

HAS = {"chain": "Value chain to draw", "reading": "Matrix reading"}


def filter_cases(views: Sequence[CaseView]) -> tuple[CaseView, ...]:
    """The filter, and what it lets through. It is kept while a case is read, and works on the plane
    as well.
    """
    wanted = _wanted(views, state.view_of(CasesView).wanted)
    _keep_wanted(wanted)
    found = find_cases(views, wanted)
    with st.container(horizontal=True, vertical_alignment="center"):
        counted = f"{len(found)} of {len(views)} cases{_order(wanted)}"
        st.caption(counted, width="content")
        if wanted != Wanted():
            st.button(
                "Clear the filter",
                key=state.widget_key("cases.clear"),
                type="tertiary",
                on_click=_clear,
            )
    return found


def _order(wanted: Wanted) -> str:
    """In which order the list stands; nothing where hits or places say that."""
    on_plane = st.query_params.get(SHOW) == "plane"
    return "" if on_plane or wanted.text else ", in the order of countries"


def _wanted(views: Sequence[CaseView], held: Wanted) -> Wanted:
    words, country, sector, kind = st.columns([3, 2, 2, 2])
    with words:
        text = _type_words(held.text)
    with country:
        in_country = _choose_one("country", "Country", _countries(views), held.country)
    with sector:
        in_sector = _choose_one("sector", "Sector", _sectors(views), held.sector)
    with kind:
        of_kind = _choose_one("kind", "Kind", KINDS, held.kind)
    has = _choose_what_it_has(held)
    return Wanted(
        text, in_country, in_sector, of_kind, chain="chain" in has, reading="reading" in has
    )


def _countries(views: Sequence[CaseView]) -> dict[str, str]:
    """The countries that a case lies in, in the order of the alphabet."""
    names = {country for view in views for country in view.countries}
    return {name: name for name in sorted(names)}


def _sectors(views: Sequence[CaseView]) -> dict[str, str]:
    """The sectors that have a case, key to label."""
    used = {view.case.sector for view in views}
    sectors = load_method().cases.sectors
    return {sector.key: sector.label for sector in sectors if sector.key in used}


def _type_words(first: str) -> str:
    state.begin_with("cases.text", first)
    return forms.draw_filter_line(
        "cases.text", "Find words", placeholder="name, place, product, any fact"
    )


def _choose_one(name: str, label: str, options: Mapping[str, str], first: str) -> str:
    every = ["", *options]
    state.begin_with(f"cases.{name}", first if first in every else "")
    given = st.selectbox(
        label,
        every,
        format_func=lambda key: options.get(key, "All"),
        key=state.widget_key(f"cases.{name}"),
    )
    return str(given or "")


def _choose_what_it_has(held: Wanted) -> list[str]:
    state.begin_with("cases.has", [key for key in HAS if getattr(held, key)])
    return st.pills(
        "Only with",
        list(HAS),
        format_func=HAS.__getitem__,
        selection_mode="multi",
        key=state.widget_key("cases.has"),
    )


def _keep_wanted(wanted: Wanted) -> None:
    state.keep_view(replace(state.view_of(CasesView), wanted=wanted))


def _clear() -> None:
    _keep_wanted(Wanted())
    state.renew_widgets()

"""Two to four cases side by side, as the address says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.cases.comparison import (
    CAUTION,
    CAUTION_SOURCE,
    FEWEST,
    MOST,
    NOT_STATED,
    Comparison,
    compare_cases,
)
from cluster_psia.ui import state
from cluster_psia.ui.library.cases.page import COMPARE
from cluster_psia.ui.library.cases.side_by_side import facts_table, matrix_table, short_table
from cluster_psia.ui.library.cases.view import CasesView
from cluster_psia.ui.parts.choose import choose_shown
from cluster_psia.ui.parts.text import cut_text, plain_text
from cluster_psia.ui.profile import TOPICS

if TYPE_CHECKING:
    from cluster_psia.cases.library import CaseView


def draw_comparison(views: Sequence[CaseView]) -> None:
    """Choose the cases, then both tables over them."""
    cases = _choose(views)
    if len(cases) < FEWEST:
        st.info(
            f"Choose {FEWEST} to {MOST} cases to see what the sources say of each,"
            " topic by topic, side by side.",
            icon=":material/info:",
        )
        return
    table = compare_cases(cases)
    st.html(short_table(table))
    part = _choose_part()
    PARTS[part](table)


def _choose_part() -> str:
    def _keep(title: str) -> None:
        state.keep_view(replace(state.view_of(CasesView), compared=title))

    return choose_shown(
        "cases.compare.part",
        "Part",
        {title: title for title in PARTS},
        state.view_of(CasesView).compared,
        _keep,
        segmented=True,
        label_visibility="collapsed",
    )


def _facts(table: Comparison) -> None:
    st.caption(
        "Figures as printed. Sources that differ stand under each other;"
        " which of them is right is not settled."
    )
    st.html(facts_table(table))
    silent = [TOPICS[row.topic].lower() for row in table.topics if row.silent]
    if silent:
        st.caption(plain_text(f"{NOT_STATED.capitalize()} for any of them: {', '.join(silent)}."))


def _matrix(table: Comparison) -> None:
    draw_caution()
    st.html(matrix_table(table.cases, table.criteria))


PARTS: Mapping[str, Callable[[Comparison], None]] = {
    "What sources say": _facts,
    "The matrix, row by row": _matrix,
}


def draw_caution() -> None:
    """Scores are our reading, and there is no total."""
    st.warning(
        f"{plain_text(CAUTION)} :gray[{plain_text(CAUTION_SOURCE)}]", icon=":material/warning:"
    )


def _choose(views: Sequence[CaseView]) -> tuple[CaseView, ...]:
    """The cases in the address; the box writes them back into it."""
    by_key = {view.key: view for view in views}
    keys = _keys_in_address(by_key)
    # Another address is another widget, so that a link fills it.
    name = f"cases.compare.{','.join(keys)}"
    st.multiselect(
        f"Cases to compare, {FEWEST} to {MOST}",
        list(by_key),
        default=keys,
        max_selections=MOST,
        format_func=lambda key: f"{by_key[key].case.label}, {by_key[key].case.country}",
        key=state.widget_key(name),
        placeholder="Type a name or choose",
        on_change=_keep_in_address,
        args=(name,),
    )
    return tuple(by_key[key] for key in keys)


def _keys_in_address(by_key: Mapping[str, CaseView]) -> list[str]:
    """The cases that can be compared; what the address asks for besides is told."""
    given = st.query_params.get(COMPARE, "").split(",")
    asked = dict.fromkeys(filter(None, given))
    known = [key for key in asked if key in by_key]
    unknown = [key for key in asked if key not in by_key]
    _tell_left_out(unknown, [by_key[key].case.label for key in known[MOST:]])
    return known[:MOST]


def _tell_left_out(unknown: Sequence[str], too_many: Sequence[str]) -> None:
    """What stands in the address and cannot be compared: nothing is dropped without a word."""
    if unknown:
        named = cut_text(", ".join(f"“{key}”" for key in unknown))
        st.warning(f"The library has no case {plain_text(named)}.", icon=":material/warning:")
    if too_many:
        st.warning(
            f"At most {MOST} cases are compared; left out: {plain_text(', '.join(too_many))}.",
            icon=":material/warning:",
        )


def _keep_in_address(name: str) -> None:
    st.query_params[COMPARE] = ",".join(state.widget_value(name))

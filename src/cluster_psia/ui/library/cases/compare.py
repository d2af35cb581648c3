"""Two to four cases side by side, and the open assessment among them, as the address says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.words import TOPICS
from cluster_psia.cases.comparison import (
    CAUTION,
    CAUTION_SOURCE,
    FEWEST,
    MOST,
    NOT_STATED,
    OWN_CAUTION,
    Comparison,
    compare_cases,
    rows_added,
)
from cluster_psia.cases.own import own_view
from cluster_psia.ui import state
from cluster_psia.ui.library.cases.page import COMPARE, OWN
from cluster_psia.ui.library.cases.side_by_side import facts_table, matrix_table, short_table
from cluster_psia.ui.library.cases.view import CasesView
from cluster_psia.ui.parts.choose import choose_shown
from cluster_psia.ui.parts.text import cut_text, plain_text

if TYPE_CHECKING:
    from cluster_psia.cases.library import CaseView


def draw_comparison(views: Sequence[CaseView]) -> None:
    """Choose the cases and whether the open assessment stands beside them, then both tables."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        own = _choose_own()
        cases = _choose(views, beside=len(own))
    columns = (*own, *cases)
    if len(columns) < FEWEST:
        st.info(_ask_for_more(len(own)), icon=":material/info:")
        return
    table = compare_cases(columns)
    st.html(short_table(table))
    part = _choose_part()
    PARTS[part](table)


def _ask_for_more(beside: int) -> str:
    few, many = FEWEST - beside, MOST - beside
    if beside:
        return f"Choose {few} to {many} published cases to see them beside your own, side by side."
    return (
        f"Choose {few} to {many} cases to see what the sources say of each, topic by topic, side by"
        " side."
    )


def _choose_own() -> tuple[CaseView, ...]:
    """The open assessment as a column, if the address asks for it; the box writes that there."""
    opened = state.current_revision()
    if opened is None:
        return ()
    own = own_view(opened.assessment)
    asked = st.query_params.get(OWN) == "1"
    name = f"cases.own.{asked}"  # another address is another widget, so that a link ticks it
    st.checkbox(
        f"Yours: {plain_text(cut_text(own.case.label))}",
        value=asked,
        help="The open assessment stands as one more column, with its own facts and scores.",
        **state.bind_change(name, _keep_own, name),
    )
    return (own,) if asked else ()


def _keep_own(name: str) -> None:
    if state.widget_value(name):
        st.query_params[OWN] = "1"
    else:
        st.query_params.pop(OWN, None)


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
    _draw_own_caution(table)
    st.html(facts_table(table))
    silent = [TOPICS[row.topic].lower() for row in table.topics if row.silent]
    if silent:
        st.caption(plain_text(f"{NOT_STATED.capitalize()} for any of them: {', '.join(silent)}."))


def _matrix(table: Comparison) -> None:
    draw_caution()
    _draw_own_caution(table)
    st.html(matrix_table(table.cases, table.criteria))


def _draw_own_caution(table: Comparison) -> None:
    """Whose the own column is, and which of its rows no published case has."""
    for view in table.cases:
        if view.own:
            added = rows_added(view)
            more = f" Rows added there are in no published case: {', '.join(added)}."
            st.caption(plain_text(f"{OWN_CAUTION}{more if added else ''}"))


PARTS: Mapping[str, Callable[[Comparison], None]] = {
    "What sources say": _facts,
    "The matrix, row by row": _matrix,
}


def draw_caution() -> None:
    """Scores are our reading, and there is no total."""
    st.warning(
        f"{plain_text(CAUTION)} :gray[{plain_text(CAUTION_SOURCE)}]", icon=":material/warning:"
    )


def _choose(views: Sequence[CaseView], beside: int) -> tuple[CaseView, ...]:
    """The cases in the address, so many fewer as stand ``beside`` them; the box writes them back
    into it.
    """
    by_key = {view.key: view for view in views}
    few, many = FEWEST - beside, MOST - beside
    keys = _keys_in_address(by_key, many)
    # Another address is another widget, so that a link fills it.
    name = f"cases.compare.{','.join(keys)}"
    st.multiselect(
        f"Cases to compare, {few} to {many}",
        list(by_key),
        default=keys,
        max_selections=many,
        format_func=lambda key: f"{by_key[key].case.label}, {by_key[key].case.country}",
        placeholder="Type a name or choose",
        **state.bind_change(name, _keep_in_address, name),
    )
    return tuple(by_key[key] for key in keys)


def _keys_in_address(by_key: Mapping[str, CaseView], many: int) -> list[str]:
    """The cases that can be compared, so many at most; what the address asks for besides is
    told.
    """
    given = st.query_params.get(COMPARE, "").split(",")
    asked = dict.fromkeys(filter(None, given))
    known = [key for key in asked if key in by_key]
    unknown = [key for key in asked if key not in by_key]
    _tell_left_out(unknown, [by_key[key].case.label for key in known[many:]], many)
    return known[:many]


def _tell_left_out(unknown: Sequence[str], too_many: Sequence[str], many: int) -> None:
    """What stands in the address and cannot be compared: nothing is dropped without a word."""
    if unknown:
        named = cut_text(", ".join(f"“{key}”" for key in unknown))
        st.warning(f"The library has no case {plain_text(named)}.", icon=":material/warning:")
    if too_many:
        st.warning(
            f"At most {many} cases {'are compared' if many == MOST else 'stand beside yours'};"
            f" left out: {plain_text(', '.join(too_many))}.",
            icon=":material/warning:",
        )


def _keep_in_address(name: str) -> None:
    st.query_params[COMPARE] = ",".join(state.widget_value(name))

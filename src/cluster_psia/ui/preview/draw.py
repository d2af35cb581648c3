"""The rows of a preview on a page: by what happens to them, page by page, all or some chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Literal

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.preview.choice import choice_in, keep_choice
from cluster_psia.ui.preview.component import TICKED, draw_preview_component
from cluster_psia.ui.preview.rows import (
    IN_SIGHT,
    SIGN_WORDS,
    heard_of,
    left_of,
    page_count,
    preview_data,
    row_id,
    sight_words,
)
from cluster_psia.ui.preview.words import shown_row
from cluster_psia.words import counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.preview.value import PreviewRow
    from cluster_psia.assessment.tables.reading.places import RowPlace

Filter = Literal["all", "added", "changed", "refused", "unchanged"]
LABEL = "What would be written, row by row"


def draw_preview_rows(name: str, rows: Sequence[PreviewRow]) -> None:
    """The rows of the preview called ``name``, of which ``choice_in`` tells what was chosen."""
    chosen = _choose_filter(name, rows)
    shown = [row for row in rows if _is_in(row, chosen)]
    if not shown:
        st.caption(f"{_filter_words(chosen)}: no row.")
        return
    page = min(choice_in(name).page, page_count(len(shown)) - 1)
    in_sight = shown[page * IN_SIGHT : (page + 1) * IN_SIGHT]
    data = preview_data(LABEL, map(shown_row, in_sight), page)
    data |= {"filter": chosen, "heard": list(choice_in(name).heard)}
    draw_preview_component(data, _key(name), partial(_hear_ticks, name, in_sight))
    _draw_pages(name, len(shown), page)
    _draw_choice(name, rows, shown)


def left_out_count(rows: Sequence[PreviewRow]) -> int:
    """How many rows are left out that would write something."""
    return sum(row.left_out and row.happens != "refused" for row in rows)


def take_label(rows: Sequence[PreviewRow]) -> str:
    """What stands on the button that takes the chosen rows over."""
    return "Take these over" if left_out_count(rows) else "Take all over"


def _choose_filter(name: str, rows: Sequence[PreviewRow]) -> Filter:
    filters: tuple[Filter, ...] = ("all", *SIGN_WORDS)
    counts = {each: _count_in(rows, each) for each in filters}
    chosen: Filter = st.segmented_control(
        "Rows",
        filters,
        format_func=lambda each: f"{_filter_words(each)} {counts[each]:,}",
        default="all",
        required=True,
        wrap=True,
        label_visibility="collapsed",
        key=state.widget_key(f"{name}.filter"),
        on_change=_turn_to,
        args=(name, 0),
    )
    return chosen


def _count_in(rows: Sequence[PreviewRow], chosen: Filter) -> int:
    return sum(_is_in(row, chosen) for row in rows)


def _is_in(row: PreviewRow, chosen: Filter) -> bool:
    """A row of which a part is refused is among the refused ones, too."""
    return chosen in ("all", row.happens) or (chosen == "refused" and bool(row.refusals))


def _filter_words(chosen: Filter) -> str:
    return "All" if chosen == "all" else SIGN_WORDS[chosen]


def _turn_to(name: str, page: int) -> None:
    keep_choice(name, replace(choice_in(name), page=page))


def _key(name: str) -> str:
    opened = state.current_revision()
    return f"{name}.preview.{opened.id if opened else ''}"


def _hear_ticks(name: str, in_sight: Sequence[PreviewRow]) -> None:
    """Take up which of the rows in sight are left out now."""
    places, held = {row_id(row.place): row.place for row in in_sight}, choice_in(name)
    said = state.said_by(_key(name), TICKED)
    shown, left = left_of(said, places)
    others = held.left_out - {places[each] for each in shown}
    left_out = others | {places[each] for each in left}
    keep_choice(name, replace(held, left_out=left_out, heard=tuple(heard_of(said))))


def _draw_pages(name: str, rows: int, page: int) -> None:
    """Which rows are in sight, and the way to others."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if rows > IN_SIGHT:
            _page_button(name, "Rows before", "before", page - 1, disabled=page == 0)
            last = page == page_count(rows) - 1
            _page_button(name, "Rows after", "after", page + 1, disabled=last)
        st.caption(sight_words(rows, page))


def _page_button(name: str, label: str, way: str, page: int, *, disabled: bool) -> None:
    key = state.widget_key(f"{name}.{way}")
    st.button(label, key=key, disabled=disabled, on_click=_turn_to, args=(name, page))


def _draw_choice(name: str, rows: Sequence[PreviewRow], shown: Sequence[PreviewRow]) -> None:
    """Leave all of the rows out that are shown, or none."""
    left_out = choice_in(name).left_out
    writing = {row.place for row in shown if row.writes}
    left = {row.place for row in shown if row.left_out}
    with st.container(horizontal=True):
        if writing:
            label = f"Leave {counted_noun(len(writing), 'row')} out"
            out = writing | _barred_by(rows, writing)
            _choice_button(name, label, "none", left_out | out)
        if left:
            label = f"Choose {counted_noun(len(left), 'row')} again"
            _choice_button(name, label, "all", left_out - left)


def _barred_by(rows: Sequence[PreviewRow], places: set[RowPlace]) -> set[RowPlace]:
    """Second rows about the same things: nobody chose them, so they do not take the place of those
    left out.
    """
    barred = (row.place for row in rows for other in row.also if other.place in places)
    return set(barred)


def _choice_button(name: str, label: str, which: str, left_out: frozenset[RowPlace]) -> None:
    key = state.widget_key(f"{name}.{which}")
    st.button(label, key=key, on_click=_leave, args=(name, left_out))


def _leave(name: str, left_out: frozenset[RowPlace]) -> None:
    keep_choice(name, replace(choice_in(name), left_out=left_out))

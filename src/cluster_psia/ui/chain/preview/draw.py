"""The preview of tables on the page: sums at its head, its rows, all or some taken over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.tables.preview.totals import total_sentences
from cluster_psia.assessment.tables.take import take_tables
from cluster_psia.ui import state
from cluster_psia.ui.chain.preview.held import PREVIEW, BroughtView, held_preview
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.preview.choice import choice_in
from cluster_psia.ui.preview.draw import draw_preview_rows, left_out_count, take_label
from cluster_psia.words import counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.preview.value import TablesPreview
    from cluster_psia.assessment.tables.reading.value import TablesRead


@st.fragment
def draw_tables_preview(read: TablesRead, taken: Callable[[int], None]) -> None:
    """What these tables would write, and the button that takes it over; ``taken`` is told then how
    many rows are left. Drawn by itself: looking at other rows costs no run of the page.
    """
    if state.view_of(BroughtView).news:
        state.change_view(BroughtView, news=False)
        st.rerun()
    preview = held_preview(state.current_assessment(), read)
    for problem in preview.problems:
        st.warning(plain_text(problem), icon=":material/warning:")
    if preview.rows:
        _draw_head(preview)
        draw_preview_rows(PREVIEW, preview.rows)
    _draw_take(read, preview, taken)


def _draw_head(preview: TablesPreview) -> None:
    """The chain in sums as it would be, and before."""
    st.markdown("**What would be on the map**")
    lines = [f"- {plain_text(sentence)}" for sentence in total_sentences(preview.totals)]
    st.markdown("\n".join(lines))


def _draw_take(read: TablesRead, preview: TablesPreview, taken: Callable[[int], None]) -> None:
    left, refused = left_out_count(preview.rows), preview.count("refused")
    rest = f"; {left:,} left out" if left else ""
    told = f"; {refused:,} refused and not taken" if refused else ""
    st.markdown(f"{counted_noun(preview.written, 'row')} would be written{rest}{told}.")
    st.button(
        take_label(preview.rows),
        key=state.widget_key(f"{PREVIEW}.take"),
        disabled=not preview.written,
        icon=":material/check:",
        type="primary",
        on_click=_take_over,
        args=(read, taken),
    )


def _take_over(read: TablesRead, taken: Callable[[int], None]) -> None:
    """One edit, so that one undo takes all of it back."""
    preview = held_preview(state.current_assessment(), read)
    left_out = choice_in(PREVIEW).left_out
    if not state.edit_assessment(lambda a: take_tables(a, read, left_out).assessment):
        return
    kept = sum(row.left_out or row.happens == "refused" for row in preview.rows)
    rest = f" What was not taken ({kept:,}) stays in the box below to be mended." if kept else ""
    rows = counted_noun(preview.written, "row")
    state.add_notice(f"{rows} taken over.{rest} Undo takes them back.")
    taken(kept)
    state.change_view(BroughtView, news=True)

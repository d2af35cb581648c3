"""The first line of every page: what is open, whether it is saved, and one undo for everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.files.samples import kind_of_sample
from cluster_psia.ui import state
from cluster_psia.ui.frame.walk import page_titles
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.walk.changed import changes_in_words
from cluster_psia.words import short_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.delta_generator import DeltaGenerator

    from cluster_psia.store import Saved


def draw_open_line(*, steps: bool = True) -> DeltaGenerator:
    """Name, undo and redo of what is open, and the place for the word that says whether all of it
    is saved. ``steps`` False: without undo and redo, which a room's key does not open.
    """
    opened = state.current_revision()
    if opened is None:
        return st.container()
    a = opened.assessment
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="open_line"):
        with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall"):
            kind = kind_of_sample(a)
            sample = f" · {kind}" if kind else ""
            st.markdown(f"**{plain_text(a.name)}**{sample}", width="content")
            place = st.container(width="content")
        if steps:
            with st.container(horizontal=True, width="content", wrap=False, gap="small"):
                _draw_undo_and_redo(opened)
    return place


def _draw_undo_and_redo(opened: Saved) -> None:
    _draw_step("Undo", "undo", state.ask_to_undo, possible=opened.can_undo)
    _draw_step("Redo", "redo", state.ask_to_redo, possible=opened.can_redo)


def _draw_step(word: str, step: state.Step, ask: Callable[[], None], *, possible: bool) -> None:
    """A button that says what it takes back; with the page where that stands beside it."""
    ahead = state.step_ahead(step) if possible else None
    label, about = word, None
    if ahead:
        label = f"{word}: {plain_text(ahead.changes[0].what)}" if ahead.changes else word
        where = " Done in another tab or by somebody else." if ahead.elsewhere else ""
        about = plain_text(f"{word}: {changes_in_words(ahead.changes, page_titles())}.{where}")
    if ahead and ahead.rooms:
        with st.popover(label, icon=f":material/{step}:", key=f"{step}_asks", help=about):
            _draw_warning(word, step, ask, ahead.rooms)
        return
    st.button(
        label,
        icon=f":material/{step}:",
        key=step,
        on_click=ask,
        disabled=not possible,
        help=about,
    )


def _draw_warning(
    word: str, step: state.Step, ask: Callable[[], None], rooms: tuple[str, ...]
) -> None:
    """What a step over the end of a workshop would take out, before it is taken."""
    which = short_list(rooms)
    st.markdown(
        f"This takes scores out of the assessment that came from the workshop: room {which}."
        " The room keeps them; its page “End” can write them again."
    )
    st.button(f"{word} all the same", icon=f":material/{step}:", key=step, on_click=ask)

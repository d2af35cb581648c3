"""Sidebar, head and foot of every page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.edits.profile import with_note
from cluster_psia.ui import state
from cluster_psia.ui.frame.links import carried_address
from cluster_psia.ui.frame.unknown import draw_unknown_keys
from cluster_psia.ui.frame.walk import (
    ASIDE,
    LIBRARY,
    WALK,
    WalkStep,
    in_library,
    in_walk,
    neighbour_steps,
    walk_step,
)
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.walk.gaps import assessment_gaps
from cluster_psia.walk.progress import NOTHING_MISSING, walk_progress

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import StepKey
    from cluster_psia.assessment.gap import Gap
    from cluster_psia.store import Saved

MARKS = {"done": "✓", "begun": "◐", "empty": "○"}
CHANGED_THERE = (
    "Not saved there: the assessment was changed in another tab or by somebody else since you"
    " opened it. Your version, which you see here, is kept as a copy of its own."
)
DELETED_THERE = (
    "Not saved there: the assessment was deleted meanwhile."
    " Your version is kept as a copy of its own."
)
NOTE_HELP = (
    "What a reader of the plan should know about this step: doubts, decisions, who said what."
)
Pages = Mapping[str, st.Page]


def draw_sidebar(pages: Pages, current: str) -> None:
    """The walk with its ticks, then the library. Every link carries the assessment, so that another
    tab opens it.
    """
    with st.sidebar:
        st.markdown("**Cluster PSIA**")
        ticks = _ticks()
        for step in WALK:
            _draw_link(pages, step, current, ticks.get(step.key, ""))
        if state.current_revision():
            st.caption(f"✓ {NOTHING_MISSING} · ◐ begun · ○ not begun")
        for step in ASIDE:
            _draw_link(pages, step, current)
        st.markdown("**Library**")
        for step in LIBRARY:
            _draw_link(pages, step, current)


def _ticks() -> dict[str, str]:
    """The mark of each step of the document; none where no assessment is open."""
    if state.current_revision() is None:
        return {}
    progress = walk_progress(state.current_assessment())
    return {step: f"{MARKS[how_far]} " for step, how_far in progress.items()}


def _draw_link(pages: Pages, s: WalkStep, current: str, tick: str = "") -> None:
    label = f"{tick}{s.title}"
    if s.key == current:
        label = f"**{label}**"
    st.page_link(pages[s.key], label=label, query_params=carried_address())


def draw_page_head(current: str, pages: Pages) -> bool:
    """Title, messages, undo, and what is missing. False when the page has nothing to work on."""
    step = walk_step(current)
    opened = state.current_revision()
    if opened:
        _draw_open_line(opened)
    st.title(step.title, anchor=False)
    st.markdown(step.purpose)
    _draw_messages()
    if opened:
        _draw_conflict()
        _draw_missing(current)
        _draw_unknown(current)
        return True
    if current == "home" or in_library(current):
        return True
    _draw_nothing_open(pages)
    return False


def _draw_nothing_open(pages: Pages) -> None:
    st.info(
        "No assessment is open in this tab. Open one, or start from a published sample.",
        icon=":material/info:",
    )
    st.page_link(
        pages["home"],
        label="To Home: open or start an assessment",
        icon=":material/arrow_back:",
    )


def _draw_open_line(opened: Saved) -> None:
    """Which assessment this is, whether it is saved, and one undo and redo for everything."""
    a = opened.assessment
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        sample = " · published sample" if a.sample else ""
        st.markdown(f"**{plain_text(a.name)}**{sample} · saved", width="stretch")
        with st.container(horizontal=True, width="content", wrap=False, gap="small"):
            _draw_undo_and_redo(opened)


def _draw_undo_and_redo(opened: Saved) -> None:
    st.button(
        "Undo",
        icon=":material/undo:",
        key="undo",
        on_click=state.undo_change,
        disabled=not opened.can_undo,
    )
    st.button(
        "Redo",
        icon=":material/redo:",
        key="redo",
        on_click=state.redo_change,
        disabled=not opened.can_redo,
    )


def _draw_messages() -> None:
    """What was refused, and what was done. Refusals stay in sight however far down the page
    somebody is at work.
    """
    errors, notices = state.take_messages()
    if errors:
        with st.container(key="refusals"):
            for text in errors:
                st.error(plain_text(text), icon=":material/error:")
    for text in notices:
        st.toast(plain_text(text), icon=":material/check:")


def _draw_conflict() -> None:
    """Somebody saved a newer version: say so and offer both ways out."""
    between = state.current_conflict()
    if between is None:
        return
    with st.container(border=True):
        if between.newer:
            st.warning(CHANGED_THERE, icon=":material/warning:")
            st.button(
                "Open the newer version instead", key="conflict.newer", on_click=state.take_newer
            )
        else:
            st.warning(DELETED_THERE, icon=":material/warning:")
        st.button(
            "Go on with my version as a copy", key="conflict.copy", on_click=state.keep_mine_as_copy
        )


def _draw_missing(current: str) -> None:
    """The gaps of this step; on Home and Plan those of the whole walk."""
    whole = current in {"home", "plan"}
    gaps = assessment_gaps(state.current_assessment())
    here = [gap for gap in gaps if whole or gap.step == current]
    if not here:
        return
    where = "in this assessment" if whole else "here"
    with st.container(border=True):
        st.markdown(f":material/pending: **Still missing {where}**")
        st.markdown("\n".join(f"- {_gap(gap, named=whole)}" for gap in here))


def _draw_unknown(current: str) -> None:
    """What the method does not know any more: of this step; on Plan and on pages that are no step
    of the document, of the whole assessment.
    """
    if not in_library(current):
        part = walk_step(current).part
        draw_unknown_keys(state.current_assessment(), None if part == "plan" else part)


def _gap(gap: Gap, *, named: bool) -> str:
    at = f"**{walk_step(gap.step).title}:** " if named else ""
    return f"{at}{plain_text(gap.missing)} :gray[{plain_text(gap.blocks)}]"


def draw_page_foot(current: str, pages: Pages) -> None:
    """The note of the step, which travels into the plan, and the way back and on; only pages of the
    walk have them.
    """
    if not in_walk(current):
        return
    st.divider()
    opened = state.current_revision()
    part = walk_step(current).part
    if opened and part:
        _draw_note(part)
    before, after = neighbour_steps(current)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if before:
            _draw_back(pages, before)
        if after and opened:
            _draw_next(pages, after)


def _draw_back(pages: Pages, before: WalkStep) -> None:
    st.page_link(
        pages[before.key],
        label=f"Back: {before.title}",
        icon=":material/arrow_back:",
        query_params=carried_address(),
    )


def _draw_next(pages: Pages, after: WalkStep) -> None:
    st.page_link(
        pages[after.key],
        label=f"**Next: {after.title}**",
        icon=":material/arrow_forward:",
        icon_position="right",
        query_params=carried_address(),
    )


def _draw_note(part: StepKey) -> None:
    written = state.current_assessment().notes.get(part, "")
    forms.draw_text_area(
        f"note.{part}",
        "Note for the plan (optional)",
        written,
        lambda a, given: with_note(a, part, given),
        help=NOTE_HELP,
    )

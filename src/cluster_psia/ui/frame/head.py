"""Sidebar, head and foot of every page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.edits.profile import with_note
from cluster_psia.ui import state
from cluster_psia.ui.frame.foot_bar import draw_foot_bar
from cluster_psia.ui.frame.links import carried_address
from cluster_psia.ui.frame.messages import draw_conflict, draw_messages
from cluster_psia.ui.frame.standing import open_gaps, open_progress
from cluster_psia.ui.frame.tour import draw_tour
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
from cluster_psia.ui.frame.way_out import draw_way_out
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.walk.progress import NOTHING_MISSING

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import StepKey
    from cluster_psia.assessment.gap import Gap

MARKS = {"done": "✓", "begun": "◐", "empty": "○"}
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
        draw_way_out()


def _ticks() -> dict[str, str]:
    """The mark of each step of the document; none where no assessment is open."""
    if state.current_revision() is None:
        return {}
    return {step: f"{MARKS[how_far]} " for step, how_far in open_progress().items()}


def _draw_link(pages: Pages, s: WalkStep, current: str, tick: str = "") -> None:
    label = f"{tick}{s.title}"
    if s.key == current:
        label = f"**{label}**"
    st.page_link(pages[s.key], label=label, query_params=carried_address())


def draw_page_head(current: str, pages: Pages) -> bool:
    """Title, messages, and what is missing. False when the page has nothing to work on."""
    step = walk_step(current)
    opened = state.current_revision()
    st.title(step.title, anchor=False)
    st.markdown(step.purpose)
    draw_messages()
    with (
        st.container()
    ):  # stands there always, or the page below would be drawn anew and lose focus
        if opened:
            draw_conflict()
            draw_tour(current, pages)
            _draw_missing(current)
            _draw_unknown(current)
    if opened or current == "home" or in_library(current):
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


def _draw_missing(current: str) -> None:
    """The gaps of this step; on Home and Plan those of the whole walk."""
    whole = current in {"home", "plan"}
    here = [gap for gap in open_gaps() if whole or gap.step == current]
    if not here:
        return
    told = "\n".join(f"- {_gap(gap, named=whole)}" for gap in here)
    where = "in this assessment" if whole else "here"
    if current == "home":  # one line there: the list of assessments is what people come for
        with st.expander(f":material/pending: Still missing in this assessment ({len(here)})"):
            st.markdown(told)
        return
    head = f":material/pending: **Still missing {where}**"
    with st.container(border=True):
        if len(here) == 1:
            st.markdown(f"{head}: {_gap(here[0], named=whole)}")
        else:
            st.markdown(f"{head}\n\n{told}")


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
    opened = state.current_revision()
    if not in_walk(current) or not (opened or neighbour_steps(current)[0]):
        return
    st.divider()
    part = walk_step(current).part
    if opened and part:
        _draw_note(part)
    before, after = neighbour_steps(current)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if before:
            _draw_back(pages, before)
        if after and opened:
            with st.container(key="next_step", width="content"):
                _draw_next(pages, after)
    if opened:
        draw_foot_bar(walk_step(current), after, pages[after.key] if after else None)


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

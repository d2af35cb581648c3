"""The ways in: go on, begin anew, look at the finished example, a published sample, a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st
from pydantic import ValidationError

from cluster_psia.apart import ApartError
from cluster_psia.assessment.document.explain import error_sentence
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.assessment.files.file import (
    AssessmentFileError,
    file_name,
    read_assessment,
    write_assessment,
)
from cluster_psia.assessment.files.samples import SampleError, load_sample, sample_keys
from cluster_psia.ui import state
from cluster_psia.ui.frame.links import draw_page_link
from cluster_psia.ui.frame.walk import walk_step
from cluster_psia.ui.home.backup import draw_backup
from cluster_psia.ui.home.going_on import is_open, open_and_go_on, open_example
from cluster_psia.ui.home.opening import opening_of
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.heavy import read_heavy
from cluster_psia.ui.parts.text import cut_text, plain_text
from cluster_psia.ui.parts.withheld import draw_file_caution

if TYPE_CHECKING:
    from cluster_psia.store import Summary


@dataclass(frozen=True)
class StartView:
    """The name that stands in the form for a new assessment; it belongs to none yet."""

    name: str = ""


def draw_ways_in(kept: list[Summary]) -> None:
    """Go on, begin, or look at a finished example; ``kept`` is what the store has, newest first."""
    going_on = _going_on(kept)
    if going_on:
        _draw_going_on(going_on)
    _draw_new_assessment(primary=going_on is None)
    with st.container(horizontal=True, gap="small"):
        if st.button("Look at a finished example", icon=":material/visibility:", key="example"):
            open_example(kept)
        with st.popover("Published samples"):
            _draw_samples()
        with st.popover("Files"):
            _draw_assessment_files()


def _going_on(kept: list[Summary]) -> Summary | None:
    """What is open in this tab, else what was changed last; None where nothing can be opened."""
    first = sorted(kept, key=lambda s: not is_open(s.id))
    return next((s for s in first if not opening_of(s).problem), None)


def _draw_going_on(s: Summary) -> None:
    step = walk_step(opening_of(s).next_step).title
    label = f"Continue: {plain_text(cut_text(s.name, 48))}"
    if st.button(label, type="primary", key="continue", help=f"Goes on at: {step}."):
        open_and_go_on(s)


def _draw_new_assessment(*, primary: bool) -> None:
    """An empty assessment with a name."""
    with st.container(
        key="draft_form_home.new", horizontal=True, vertical_alignment="bottom", gap="small"
    ):
        forms.draw_tab_line(
            NEW_NAME,
            state.view_of(StartView).name,
            placeholder="for example: the cluster and the year",
        )
        st.button(
            "Start an empty assessment",
            key="home.new.send",
            on_click=_start,
            type="primary" if primary else "secondary",
        )


def _keep_name(name: str) -> None:
    state.keep_view(StartView(name))


NEW_NAME = state.TextField("home.new", "Name of a new assessment", _keep_name, stored=False)


def _start() -> None:
    name = str(state.widget_value(NEW_NAME.name))
    if not name.strip():
        state.add_error("Give the new assessment a name first.")
        return
    try:
        begun = Assessment(name=name)
    except ValidationError as error:
        state.add_error(f"Not begun: {error_sentence(error)}")
        return
    state.mark_used(NEW_NAME)
    state.open_new(begun)


def _draw_samples() -> None:
    """The published clusters that come with the program."""
    st.caption(
        "Facts and places come from published studies;"
        " the scores in them are our reading of those studies."
    )
    for key in sample_keys():
        _draw_sample(key)
    draw_page_link("cases", "More in the case library", ":material/library_books:")


def _draw_sample(key: str) -> None:
    try:
        sample = load_sample(key)
    except SampleError as error:
        st.warning(f"One cannot be opened: {plain_text(str(error))}.", icon=":material/warning:")
        return
    st.button(
        sample.name,
        key=f"sample.{key}",
        on_click=state.open_new,
        args=(sample,),
        width="stretch",
    )


def _draw_assessment_files() -> None:
    """Open an assessment from a file, or save the open one."""
    if state.current_revision():
        _draw_save(state.current_assessment())
    st.file_uploader(
        "Open a file", type=["json"], key=state.widget_key("home.file"), on_change=_open_file
    )
    draw_backup()


def _draw_save(a: Assessment) -> None:
    st.download_button(
        "Save the open assessment as a file",
        write_assessment(a),
        file_name(a),
        "application/json",
        key="home.save",
        on_click="ignore",
    )
    draw_file_caution(a)


def _open_file() -> None:
    """Open what was uploaded as a new assessment; whatever is wrong with it, nothing else is
    touched.
    """
    given = state.widget_value("home.file")
    if given is None:
        return
    try:
        a = read_heavy(read_assessment, given.getvalue())
    except (AssessmentFileError, ApartError) as error:
        state.add_error(f"“{given.name}” was not opened. {error}")
        state.renew_widgets()
        return
    state.open_new(a)

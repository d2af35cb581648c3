"""Other ways to begin: a new assessment, a published sample, a file."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

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
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.parts.withheld import draw_file_caution


@dataclass(frozen=True)
class StartView:
    """The name that stands in the form for a new assessment; it belongs to none yet."""

    name: str = ""


def draw_new_assessment() -> None:
    """An empty assessment with a name."""
    st.subheader("Start new", anchor=False)
    with st.container(key="draft_form_home.new"):
        forms.draw_tab_line(
            NEW_NAME,
            state.view_of(StartView).name,
            placeholder="for example: the cluster and the year",
        )
        st.button("Start an empty assessment", key="home.new.send", on_click=_start)


def _keep_name(name: str) -> None:
    state.keep_view(StartView(name))


NEW_NAME = state.TextField("home.new", "Name of the assessment", _keep_name, stored=False)


def _start() -> None:
    name = str(state.widget_value(NEW_NAME.name))
    if not name.strip():
        state.add_error("Give the new assessment a name first.")
        return
    state.mark_used(NEW_NAME)
    state.open_new(Assessment(name=name))


def draw_samples() -> None:
    """The published clusters that come with the program."""
    st.subheader("Open a published sample", anchor=False)
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


def draw_assessment_files() -> None:
    """Open an assessment from a file, or save the open one."""
    st.subheader("Files", anchor=False)
    if state.current_revision():
        _draw_save(state.current_assessment())
    st.file_uploader(
        "Open a file", type=["json"], key=state.widget_key("home.file"), on_change=_open_file
    )


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
        a = read_assessment(given.getvalue())
    except AssessmentFileError as error:
        state.add_error(f"“{given.name}” was not opened. {error}")
        state.renew_widgets()
        return
    state.open_new(a)

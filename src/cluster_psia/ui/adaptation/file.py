"""The last section of the page Local adaptation: all of it.

It stands in one list, is saved as a file, taken over from one, or emptied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.apart import ApartError
from cluster_psia.assessment.document.adapted_here import AdaptedHere, adapted_here
from cluster_psia.assessment.edits.adaptation import with_adaptation_name
from cluster_psia.assessment.edits.overlay import reworded_entries, take_over, without_adaptation
from cluster_psia.assessment.files.adaptation_file import (
    AdaptationFileError,
    adaptation_file_name,
    read_adaptation,
    write_adaptation,
)
from cluster_psia.ui import state
from cluster_psia.ui.adaptation.page import draw_empty_section
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.heavy import read_heavy
from cluster_psia.ui.parts.text import plain_text

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

UPLOAD = "adaptation.file"


def draw_adaptation_file(a: Assessment) -> None:
    """The list, then what can be done with the whole."""
    found = adapted_here(a)
    if not found:
        draw_empty_section(
            "Nothing is adapted yet. Once it is, save it as a file and take it over in your"
            " programme's other assessments, so that all of them ask the same.",
            "“Handloom programme, Tamil Nadu”: eleven anchors in Tamil words, one criterion and two"
            " indicators more.",
        )
    left, right = st.columns([2, 3], gap="large")
    with left:
        _draw_whole(a, bool(found))
    with right:
        for item in found:
            _draw_item(item)


def _draw_item(item: AdaptedHere) -> None:
    lines = (
        f"**{plain_text(item.what)}**",
        f"As published: {plain_text(item.published)}",
        f"Here: {plain_text(item.here)}",
        f":gray[Why: {plain_text(item.why)}]",
    )
    with st.container(border=True):
        st.markdown("  \n".join(lines))


def _draw_whole(a: Assessment, anything: bool) -> None:
    """What can be done with all of it; saving and emptying where there is ``anything``."""
    forms.draw_text_line(
        "adaptation.name",
        "Name of this adaptation (optional)",
        a.adaptation.name,
        with_adaptation_name,
        placeholder="Programme and place",
    )
    if anything:
        _draw_download(a)
    st.file_uploader(
        "Take over an adaptation from a file, in the place of this one",
        type=["json"],
        key=state.widget_key(UPLOAD),
        on_change=_take_over,
    )
    if anything:
        _draw_emptying()


def _draw_download(a: Assessment) -> None:
    st.download_button(
        "Save the adaptation as a file",
        write_adaptation(a.adaptation),
        adaptation_file_name(a),
        "application/json",
        key=state.widget_key("adaptation.save"),
        icon=":material/download:",
        on_click="ignore",
    )


def _draw_emptying() -> None:
    with st.popover("Empty the adaptation"):
        st.markdown(
            "Back to the published method. Answers to added criteria, and added indicators that"
            " were taken, go with it; undo brings everything back."
        )
        st.button(
            "Empty it",
            key=state.widget_key("adaptation.empty"),
            on_click=_empty,
            icon=":material/delete:",
        )


def _take_over() -> None:
    """Take over what was uploaded; when it cannot be read, the assessment stays as it is."""
    given = state.widget_value(UPLOAD)
    if given is None:
        return
    state.renew_widgets()
    try:
        overlay = read_heavy(read_adaptation, given.getvalue())
    except (AdaptationFileError, ApartError) as error:
        state.add_error(f"“{given.name}” was not taken over. {error}")
        return
    told = reworded_entries(state.current_assessment(), overlay)
    if not state.edit_assessment(lambda a: take_over(a, overlay)):
        return
    state.add_notice(f"Taken over from “{given.name}”. Undo brings the former adaptation back.")
    if told:
        state.add_error(
            f"Taken over, but look: {'; '.join(told)}. What was answered stays; undo if it no"
            " longer fits."
        )


def _empty() -> None:
    if state.edit_assessment(without_adaptation):
        state.add_notice("Emptied. Undo brings everything back.")
        state.renew_widgets()

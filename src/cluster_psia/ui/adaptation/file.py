"""The last section of the page Local adaptation: all of it in one
list, as a file, taken over from one, or emptied.
"""

from __future__ import annotations

import streamlit as st

from cluster_psia.assessment.document.adapted_here import AdaptedHere, adapted_here
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.assessment.edits.adaptation import named
from cluster_psia.assessment.edits.overlay import emptied, reworded, take_over
from cluster_psia.assessment.files.adaptation_file import (
    AdaptationFileError,
    adaptation_file_name,
    read_adaptation,
    write_adaptation,
)
from cluster_psia.ui import state
from cluster_psia.ui.adaptation.page import nothing_yet
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.text import plain

UPLOAD = "adaptation.file"


def file(a: Assessment) -> None:
    """The list, then what can be done with the whole."""
    found = adapted_here(a)
    if not found:
        nothing_yet(
            "Nothing is adapted yet. Once it is, save it as a file and take it over in your"
            " programme's other assessments, so that all of them ask the same.",
            "“Handloom programme, Tamil Nadu”: eleven anchors in Tamil words, one criterion and two"
            " indicators more.",
        )
    left, right = st.columns([2, 3], gap="large")
    with left:
        _whole(a, bool(found))
    with right:
        for item in found:
            _item(item)


def _item(item: AdaptedHere) -> None:
    with st.container(border=True):
        st.markdown(
            f"**{plain(item.what)}**  \nAs published: {plain(item.published)}  \nHere:"
            f" {plain(item.here)}  \n:gray[Why: {plain(item.why)}]"
        )


def _whole(a: Assessment, anything: bool) -> None:
    forms.line(
        "adaptation.name",
        "Name of this adaptation (optional)",
        a.adaptation.name,
        named,
        placeholder="Programme and place",
    )
    if anything:
        st.download_button(
            "Save the adaptation as a file",
            write_adaptation(a.adaptation),
            adaptation_file_name(a),
            "application/json",
            key=state.key("adaptation.save"),
            icon=":material/download:",
            on_click="ignore",
        )
    st.file_uploader(
        "Take over an adaptation from a file, in the place of this one",
        type=["json"],
        key=state.key(UPLOAD),
        on_change=_take_over,
    )
    if anything:
        with st.popover("Empty the adaptation"):
            st.markdown(
                "Back to the published method. Answers to added criteria, and added indicators that"
                " were taken, go with it; undo brings everything back."
            )
            st.button(
                "Empty it",
                key=state.key("adaptation.empty"),
                on_click=_empty,
                icon=":material/delete:",
            )


def _take_over() -> None:
    """Take over what was uploaded; whatever is wrong with
    it, nothing of the assessment is touched.
    """
    given = state.value(UPLOAD)
    if given is None:
        return
    state.renew()
    try:
        overlay = read_adaptation(given.getvalue())
    except AdaptationFileError as error:
        state.complain(f"“{given.name}” was not taken over. {error}")
        return
    told = reworded(state.assessment(), overlay)
    if state.edit(lambda a: take_over(a, overlay)):
        state.notice(f"Taken over from “{given.name}”. Undo brings the former adaptation back.")
        if told:
            state.complain(
                f"Taken over, but look: {'; '.join(told)}. What was answered stays; undo if it no"
                " longer fits."
            )


def _empty() -> None:
    if state.edit(emptied):
        state.notice("Emptied. Undo brings everything back.")
        state.renew()

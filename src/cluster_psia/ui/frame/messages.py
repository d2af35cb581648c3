"""What the head of a page has to say: what was refused, what was done, and who else was at work."""

from __future__ import annotations

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.frame.walk import page_titles
from cluster_psia.ui.parts.text import cut_text, plain_text
from cluster_psia.walk.changed import changes_in_words

CHANGED_THERE = (
    "Not saved there: the assessment was changed in another tab or by somebody else since you"
    " opened it. Your version, which you see here, is kept as a copy of its own."
)
DELETED_THERE = (
    "Not saved there: the assessment was deleted meanwhile."
    " Your version is kept as a copy of its own."
)


def draw_messages() -> None:
    """What was refused, and what was done. Refusals stay in sight however far down the page
    somebody is at work.
    """
    errors, notices = state.take_messages()
    steps = state.take_steps_told()
    with st.container(key="refusals"):
        for text in errors:
            st.error(plain_text(text), icon=":material/error:")
        for told in steps:
            if not told.taken:
                st.warning(plain_text(_step_words(told)), icon=":material/warning:")
        _draw_refused_texts()
    done = [*notices, *(_step_words(told) for told in steps if told.taken)]
    if done:  # in one, for only the newest is in sight
        st.toast(plain_text(" ".join(done)), icon=":material/check:")


def _step_words(told: state.StepTold) -> str:
    """What undo or redo did, or why it did nothing."""
    what = changes_in_words(told.changes, page_titles())
    if told.taken:
        return f"{'Undone' if told.step == 'undo' else 'Done again'}: {what}."
    return (
        f"Nothing was taken back: meanwhile this was changed in another tab or by somebody else:"
        f" {what}. You see the newest version now; Undo would take that back."
    )


def _draw_refused_texts() -> None:
    """The texts that stand in their fields and could not be kept, until they are."""
    refused = state.refused_texts()
    for text in refused:
        typed = f" You typed: “{cut_text(text.text)}”." if text.text.strip() else ""
        said = f"Not saved: {text.why}. It stands in “{text.field.label}”.{typed}"
        st.error(plain_text(said), icon=":material/error:")
    if refused:
        with st.container(key="refused_texts", horizontal=True):
            st.button("Try again", key="refused.again", on_click=state.try_refused_again)
            st.button("Forget what I typed", key="refused.forget", on_click=state.forget_refused)


def draw_conflict() -> None:
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

"""Opening an assessment from Home, and going where work on it goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.files.samples import FINISHED_EXAMPLE, SampleError, load_sample
from cluster_psia.store import NotFound, Saved, StoreError
from cluster_psia.ui import state
from cluster_psia.ui.frame.tour import begin_tour
from cluster_psia.ui.frame.walk import walk_step
from cluster_psia.ui.home.opening import opening_of

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.store import Summary


def is_open(id_: str) -> bool:
    """Whether this tab has it open."""
    opened = state.current_revision()
    return opened is not None and opened.id == id_


def try_on_store(act: Callable[[], object]) -> bool:
    """One action on the store, with its failures said in words; whether it was done."""
    try:
        act()
    except NotFound:
        state.add_error("That assessment is not there any more; somebody may have deleted it.")
        return False
    except StoreError as error:
        state.add_error(str(error))
        return False
    return True


def open_assessment(id_: str) -> bool:
    """Open what the store has under that id; whether it could be done."""
    done = try_on_store(lambda: state.show_revision(state.assessment_store().get(id_)))
    if done:
        state.go_to(state.current_revision())
    return done


def open_and_go_on(s: Summary) -> None:
    """Open it and go to the step on which work goes on; a store that refuses says why here."""
    if open_assessment(s.id):
        st.switch_page(walk_step(opening_of(s).next_step).path)
    st.rerun()


def open_example(kept: list[Summary]) -> None:
    """Open the finished example and go to its plan: the copy that nobody has changed yet where
    there is one, for looking twice should not fill the list.
    """
    try:
        example = load_sample(FINISHED_EXAMPLE)
    except SampleError as error:
        state.add_error(str(error))
        st.rerun()
    untouched = _untouched(example, kept)
    if untouched is None:
        state.open_new(example)
    else:
        open_assessment(untouched.id)
    opened = state.current_revision()
    if opened is not None and opened.assessment == example:
        begin_tour()
        st.switch_page(walk_step("plan").path)
    st.rerun()


def _untouched(example: Assessment, kept: list[Summary]) -> Saved | None:
    for s in kept:
        if s.sample and s.name == example.name and not s.damaged:
            found = state.assessment_store().get(s.id)
            if found.assessment == example:
                return found
    return None

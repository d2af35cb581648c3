"""What opening an assessment would say, for the list that stands before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.unknown_keys import unknown_keys
from cluster_psia.settings import database_url
from cluster_psia.store import NotFound, StoreError, Summary
from cluster_psia.ui import state
from cluster_psia.walk.progress import walk_progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_psia.assessment.gap import WalkKey
    from cluster_psia.walk.progress import Progress


@dataclass(frozen=True)
class Opening:
    """What opening an assessment would say: why it cannot be, how many things in it the method does
    not know any more, and how far each step is.
    """

    problem: str = ""
    unknown: int = 0
    progress: Mapping[WalkKey, Progress] = field(default_factory=dict)

    @property
    def next_step(self) -> WalkKey:
        """The step on which work goes on: the first that lacks something; else the plan."""
        return next((step for step, how_far in self.progress.items() if how_far != "done"), "plan")


def opening_of(s: Summary) -> Opening:
    """The list says what opening says, since it asks it."""
    found = _ask(database_url(), s.id, s.revision)
    if s.damaged and not found.problem:
        return Opening(problem="its row in the database makes no sense")
    return found


@st.cache_data(max_entries=1000, show_spinner=False)
def _ask(place: str, id_: str, revision: int) -> Opening:  # noqa: ARG001 - a key of the cache
    """Asked once a revision, which never changes."""
    try:
        a = state.assessment_store().get(id_).assessment
    except (NotFound, StoreError) as error:
        return Opening(problem=str(error))
    unknown = len({key.meant for key in unknown_keys(a)})
    return Opening(unknown=unknown, progress=walk_progress(a))

"""What stands at the foot of the screen on a phone, on every page of the walk: how its step stands
in one sentence, and the way on. Where rows stand alone, as in the matrix, their own bar is there.
"""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.export import step_finding
from cluster_psia.ui import state
from cluster_psia.ui.frame.links import carried_address
from cluster_psia.walk.gaps import assessment_gaps
from cluster_psia.walk.progress import NOTHING_MISSING
from cluster_psia.words import capital_first, counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.ui.frame.walk import WalkStep


def draw_foot_bar(step: WalkStep, after: WalkStep | None, page: st.Page | None) -> None:
    """How ``step`` stands, and a link to ``page``, that of the step ``after`` it; a wide screen
    shows neither, for both stand on the page.
    """
    verdict = state.made_of_document(f"foot.{step.key}", partial(step_verdict, step=step))
    with st.container(key="foot_bar", horizontal=True, wrap=False, vertical_alignment="center"):
        st.html(f"<p>{escape(verdict)}</p>", width="stretch")
        if after and page:
            st.page_link(
                page,
                label=f"**Next: {after.title}**",
                icon=":material/arrow_forward:",
                icon_position="right",
                query_params=carried_address(),
                width="content",
            )


def step_verdict(a: Assessment, step: WalkStep) -> str:
    """What the step found, as the plan says it; of the whole walk, how much is missing."""
    if step.part and step.part != "plan":
        return step_finding(a, step.part)
    missing = len(assessment_gaps(a))
    if not missing:
        return f"{capital_first(NOTHING_MISSING)}."
    return f"{counted_noun(missing, 'thing is', 'things are')} still missing in this assessment."

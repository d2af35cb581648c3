"""A tour of the finished example: three stops, for whoever looks at it from Home.

One press ends it for good: that it was ended is kept beside the example, as drafts are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.frame.links import carried_address
from cluster_psia.ui.frame.walk import walk_step

STOPS: Mapping[str, str] = {
    "plan": "This is what comes out: each step in short, with what nobody knows, and the whole of"
    " it in Excel to take away.",
    "matrix": "This is where it begins: 20 criteria, each scored with its evidence or left as not"
    " known, and on the plane what the scores say together.",
    "chain": "And this is where the poor work: who makes, trades and supports what, with the nodes"
    " marked at which sources tell of poverty.",
}
"""What there is to see, by the page on which the tour stops, in its order."""
_ENDED = "tour/ended"


@dataclass(frozen=True)
class TourView:
    """Whether this tab is on the tour of what it has open."""

    is_on: bool = False


def begin_tour() -> None:
    """Let the pages of the open example tell what there is to see, unless that was ended once."""
    state.keep_view(TourView(is_on=state.draft_at(_ENDED) is None))


def draw_tour(current: str, pages: Mapping[str, st.Page]) -> None:
    """What there is to see on this page, the way to the next stop, and the end."""
    if current not in STOPS or not state.view_of(TourView).is_on:
        return
    stops = list(STOPS)
    number = stops.index(current) + 1
    following = stops[number] if number < len(stops) else "home"
    with st.container(key="tour", border=True, gap="xsmall"):
        st.markdown(f"**Tour, {number} of {len(stops)}.** {STOPS[current]}")
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            st.page_link(
                pages[following],
                label=f"Next: {walk_step(following).title}",
                icon=":material/arrow_forward:",
                query_params=carried_address(),
                width="content",
            )
            st.button("End the tour", key="tour.end", type="tertiary", on_click=_end_tour)


def _end_tour() -> None:
    state.keep_view(TourView())
    state.try_to_keep(lambda: state.keep_draft(_ENDED, value=True))

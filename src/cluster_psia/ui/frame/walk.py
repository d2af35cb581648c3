"""The pages: the walk in order, and what stands beside it. Three tables feed navigation, heads and
feet.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from cluster_psia.assessment.document.model import STEPS, StepKey
from cluster_psia.places import PAGES


@dataclass(frozen=True)
class WalkStep:
    """A page. ``key`` is also its file name and its address; Home and the library are no steps of
    the document.
    """

    key: str
    title: str
    purpose: str

    @property
    def part(self) -> StepKey | None:
        """The step of the document that the page works on; None for Home and the library."""
        return next((key for key in STEPS if key == self.key), None)

    @property
    def path(self) -> Path:
        """The page's script."""
        return PAGES / f"{self.key}.py"


WALK: tuple[WalkStep, ...] = (
    WalkStep(
        "home",
        "Home",
        "From a cluster of small firms to the plan of a poverty and social impact assessment"
        " (PSIA): what cluster development does for the poor there, and how to find out.",
    ),
    WalkStep(
        "profile",
        "Cluster profile",
        "What the cluster is, what sources say about it, and what the programme does.",
    ),
    WalkStep(
        "matrix",
        "Poverty matrix",
        "Score the cluster on UNIDO's 20 criteria: where would cluster development reach the poor?",
    ),
    WalkStep(
        "chain",
        "Value chain",
        "Who makes, trades and supports what, and at which nodes poor people work.",
    ),
    WalkStep(
        "screening",
        "Screening",
        "Nine questions to each node: how clear are the signs that people there are poor?",
    ),
    WalkStep(
        "groups",
        "Poverty groups",
        "Who the poor are at each node, how many, why poor, and with whom they could be compared.",
    ),
    WalkStep(
        "reach",
        "Reach",
        "Where the programme enters the chain, whom it comes to from there, and whom it does not.",
    ),
    WalkStep(
        "design",
        "Study design",
        "How deep the assessment goes: one visit, before and after, or over years.",
    ),
    WalkStep(
        "indicators",
        "Indicators",
        "What change would mean for each group: few indicators,"
        " confirmed and ranked by the groups themselves.",
    ),
    WalkStep(
        "methods", "Methods", "How each indicator is measured, by more than one kind of method."
    ),
    WalkStep("work_plan", "Work plan", "The seven phases with tasks, people and days."),
    WalkStep("plan", "Plan", "The whole assessment plan to read, and to take away in Excel."),
)

# What can be read at any time, with or without an open assessment: no ticks, no note, no page
# before or after.
LIBRARY: tuple[WalkStep, ...] = (
    WalkStep(
        "method",
        "Method",
        "Every instrument of the five sources, in plain words, each with its place.",
    ),
    WalkStep(
        "cases",
        "Case library",
        "Published clusters and programmes: what the sources say of each, side by side.",
    ),
    WalkStep(
        "evidence",
        "Italian evidence",
        "Does clustering raise jobs and pay? The published figures, checked.",
    ),
)


# What acts on the open assessment from beside the walk: no ticks, no note, no page before or after.
ASIDE: tuple[WalkStep, ...] = (
    WalkStep(
        "room",
        "Workshop",
        "A room full of phones scores the matrix: blind first, then talk, then again.",
    ),
    WalkStep(
        "adaptation",
        "Local adaptation",
        "The method in your place: other words, additions, what does not apply.",
    ),
)


def every_step() -> tuple[WalkStep, ...]:
    """All pages, in the order of the sidebar."""
    return (*WALK, *ASIDE, *LIBRARY)


def walk_step(key: str) -> WalkStep:
    """The page of that key."""
    return next(s for s in every_step() if s.key == key)


def page_titles() -> dict[str, str]:
    """The title of every page, by its key."""
    return {step.key: step.title for step in every_step()}


def in_library(key: str) -> bool:
    """Whether the page stands beside the walk and needs no open assessment."""
    return any(s.key == key for s in LIBRARY)


def in_walk(key: str) -> bool:
    """Whether the page is a step of the walk, with a page before or after it."""
    return any(s.key == key for s in WALK)


def neighbour_steps(key: str) -> tuple[WalkStep | None, WalkStep | None]:
    """The pages before and after ``key`` in the walk; none for a page beside it."""
    if not in_walk(key):
        return (None, None)
    at = WALK.index(walk_step(key))
    before = WALK[at - 1] if at else None
    after = WALK[at + 1] if at + 1 < len(WALK) else None
    return before, after


def page_of_room() -> st.Page:
    """The Workshop page where it is the only one, as with a room's key."""
    step = walk_step("room")
    return st.Page(step.path, title=step.title, default=True)


def page_of(s: WalkStep) -> st.Page:
    """The Streamlit page behind an entry of any table; Home stands at the bare address."""
    at_home = s.key == "home"
    address = "" if at_home else s.key.replace("_", "-")
    return st.Page(s.path, title=s.title, url_path=address, default=at_home)

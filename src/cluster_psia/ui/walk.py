"""The walk: its pages in order, with what each is for. One table feeds navigation, heads and feet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from cluster_psia.assessment.model import STEPS, StepKey

PAGES = Path(__file__).parents[3] / "pages"


@dataclass(frozen=True)
class Step:
    """A page of the walk. ``key`` is also its file name and its address; Home is no step of the document."""

    key: str
    title: str
    purpose: str

    @property
    def part(self) -> StepKey | None:
        """The step of the document that the page works on; None for Home."""
        return next((key for key in STEPS if key == self.key), None)

    @property
    def path(self) -> Path:
        """The page's script."""
        return PAGES / f"{self.key}.py"


WALK: tuple[Step, ...] = (
    Step("home", "Home", "Your assessments, the published samples, and files."),
    Step("profile", "Cluster profile", "What the cluster is, what sources say about it, and what the programme does."),
    Step(
        "matrix",
        "Poverty matrix",
        "Score the cluster on UNIDO's 20 criteria: where would cluster development reach the poor?",
    ),
    Step("chain", "Value chain", "Who makes, trades and supports what, and at which nodes poor people work."),
    Step(
        "groups",
        "Poverty groups",
        "Who the poor are at each node, how many, why poor, and with whom they could be compared.",
    ),
    Step("design", "Study design", "How deep the assessment goes: one visit, before and after, or over years."),
    Step(
        "indicators",
        "Indicators",
        "What change would mean for each group: few indicators, confirmed and ranked by the groups themselves.",
    ),
    Step("methods", "Methods", "How each indicator is measured, by more than one kind of method."),
    Step("work_plan", "Work plan", "The seven phases with tasks, people and days."),
    Step("plan", "Plan", "The whole assessment plan to read, and to take away in Excel."),
)


def step(key: str) -> Step:
    """The page of that key."""
    return next(s for s in WALK if s.key == key)


def neighbours(key: str) -> tuple[Step | None, Step | None]:
    """The pages before and after ``key`` in the walk."""
    at = [s.key for s in WALK].index(key)
    return (WALK[at - 1] if at else None, WALK[at + 1] if at + 1 < len(WALK) else None)


def page_of(s: Step) -> st.Page:
    """The Streamlit page of a step."""
    return st.Page(
        s.path, title=s.title, url_path="" if s.key == "home" else s.key.replace("_", "-"), default=s.key == "home"
    )

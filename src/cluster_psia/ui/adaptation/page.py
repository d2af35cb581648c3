"""The page Local adaptation: what it is for, and its sections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.parts.choose import choose_shown
from cluster_psia.ui.parts.text import adapted_badge

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

SECTIONS = {
    "words": "Words of criteria",
    "criteria": "Added criteria",
    "indicators": "Added indicators",
    "measures": "Added measures",
    "off": "What does not apply",
    "file": "All of it, as a file",
}


@dataclass(frozen=True)
class AdaptationView:
    """Which section is shown, and which criterion of Table 2 is put in other words."""

    section: str | None = None
    criterion: str | None = None


def draw_adaptation_intro() -> None:
    """What an adaptation does, and what it leaves alone."""
    st.markdown(
        "The published method stays as it is. What you change here holds for this assessment only,"
        f" says why, and carries the mark {adapted_badge()} wherever it acts: on the pages, in the"
        " plan and on the command line."
    )


def choose_adaptation_section(a: Assessment) -> str:
    """The section that is shown, each with how much stands in it."""
    numbers = _numbers(a)
    labels = {
        key: f"{title} ({numbers[key]})" if numbers.get(key) else title
        for key, title in SECTIONS.items()
    }
    return choose_shown(
        "adaptation.section",
        "What to adapt",
        labels,
        state.view_of(AdaptationView).section,
        lambda key: state.change_view(AdaptationView, section=key),
        label_visibility="collapsed",
    )


def _numbers(a: Assessment) -> dict[str, int]:
    here = a.adaptation
    return {
        "words": len(here.relabelled),
        "criteria": len(here.criteria),
        "indicators": len(here.indicators),
        "measures": len(here.measures),
        "off": len(here.off),
    }


def draw_empty_section(what: str, example: str) -> None:
    """An empty section: what belongs here and why, and an example."""
    st.info(f"{what}  \n**For example:** {example}", icon=":material/info:")

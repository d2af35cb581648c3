"""The tools on the Methods page: exercises within a group discussion, for each indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.design.methods import tools_per_indicator
from cluster_psia.ui.parts.cards import draw_cards
from cluster_psia.ui.parts.text import plain_text

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment


def draw_discussion_tools(a: Assessment) -> None:
    """For each indicator, the tools that suit it inside a group discussion."""
    found = _lines_by_group(a)
    if not found:
        return
    st.header("Which tool for which indicator", anchor=False)
    st.markdown(
        "Tools are exercises within a focus group discussion; one or two for each indicator are"
        " enough."
    )
    draw_cards(list(found.items()), _draw_group, across=2, height="content")
    st.caption("UNIDO 2004, Annex II, Box A.3 for what each tool shows; Box 6 for what it measures")


def _lines_by_group(a: Assessment) -> dict[str, list[str]]:
    """By the label of a group, one line in markdown for each indicator that any tool suits."""
    lines: dict[str, list[str]] = {}
    for (group, indicator), tools in tools_per_indicator(a).items():
        if tools:
            line = f"- {plain_text(indicator)}: {plain_text(', '.join(tools))}"
            lines.setdefault(group, []).append(line)
    return lines


def _draw_group(card: tuple[str, list[str]]) -> None:
    group, lines = card
    st.markdown("\n".join((f"**{plain_text(group)}**", "", *lines)))

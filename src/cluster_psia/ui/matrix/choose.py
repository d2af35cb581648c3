"""Which group of criteria the Poverty matrix page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.parts.choose import choose_shown

if TYPE_CHECKING:
    from cluster_psia.diagnosis import Diagnosis
    from cluster_psia.method import Method


@dataclass(frozen=True)
class MatrixView:
    """Which group of criteria is shown; None for the first."""

    group: str | None = None


def choose_criteria_group(d: Diagnosis, method: Method) -> str:
    """The criteria group to show; one at a time."""
    table = method.table_2
    chosen = choose_shown(
        "matrix.group",
        "Group of criteria (answered / all)",
        {group.key: f"{group.label} {_answered(d, group.key)}" for group in table.groups},
        state.view_of(MatrixView).group,
        lambda key: state.keep_view(MatrixView(key)),
    )
    group = table.group(chosen)
    st.caption(group.explanation)
    return group.key


def _answered(d: Diagnosis, group: str) -> str:
    scores = [score for score in d.scores if score.group == group]
    answered = sum(score.state != "empty" for score in scores)
    return f"{answered}/{len(scores)}"

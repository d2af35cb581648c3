"""All cases on the plane of need and capacity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.diagnosis.mean import SHOWN_FROM
from cluster_psia.drawing.charts.cases import (
    axis_words,
    cases_chart,
    cases_finding,
    known_words,
    not_placed,
    placed_cases,
)
from cluster_psia.method import load_method
from cluster_psia.ui.library.cases.page import draw_cases_link
from cluster_psia.ui.parts.text import draw_finding, plain_text

if TYPE_CHECKING:
    from cluster_psia.cases.library import CaseView


def draw_cases_plane(found: Sequence[CaseView]) -> None:
    """Every case with a place, the same in words, and the names of those that have none."""
    draw_finding(*cases_finding(found))
    shown, left_out = placed_cases(found), not_placed(found)
    if shown:
        st.altair_chart(cases_chart(found, load_method()), width="stretch", theme=None)
        st.caption(
            "Solid line: capacity. Dashed line: need. Beside each name: rows known of all rows."
        )
        for number, view in enumerate(shown, start=1):
            _draw_in_words(number, view)
    if left_out:
        st.markdown(f"**Not placed: fewer than {SHOWN_FROM:.0%} of the rows of an axis are known**")
        lines = [plain_text(f"{case_name(view)}: {known_words(view)}") for view in left_out]
        st.markdown("\n".join(f"- {line}" for line in lines))


def case_name(view: CaseView) -> str:
    """A case with its country, and with the word where it is a programme and no cluster."""
    programme = ", programme" if view.case.kind == "programme" else ""
    return f"{view.case.label} ({view.case.country}{programme})"


def _draw_in_words(number: int, view: CaseView) -> None:
    d = view.diagnosis
    need, capacity = axis_words(d.need.mean), axis_words(d.capacity.mean)
    line = f"{d.field.finding}. Need {need}. Capacity {capacity}. {known_words(view)}."
    with st.container(gap=None):
        draw_cases_link(f"**{number}\\. {plain_text(view.case.label)}**", case=view.key)
        st.caption(plain_text(line))

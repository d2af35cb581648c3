"""Beside the questions of the Poverty matrix: what the scores say, and what they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.drawing.charts.matrix import profile_chart, profile_finding, profile_silence
from cluster_psia.drawing.charts.plane import plane_chart, plane_finding
from cluster_psia.method.cite import origin
from cluster_psia.ui.parts.text import draw_adapted_lines, draw_finding, plain_text

if TYPE_CHECKING:
    from cluster_psia.diagnosis import Diagnosis
    from cluster_psia.method import Method


def draw_matrix_charts(d: Diagnosis, method: Method) -> None:
    """Share answered, plane, profile, readings, and why there is no total."""
    st.progress(d.answered / max(len(d.scores), 1), text=_share(d))
    for warning in d.warnings:
        st.warning(warning, icon=":material/warning:")
    _plane(d, method)
    _profile(d, method)
    with st.popover("What the readings and means are", type="tertiary"):
        _readings(method)
        _means(d)
    st.caption(f"{plain_text(d.no_total)} {plain_text(d.no_total_source)}.")


def _share(d: Diagnosis) -> str:
    parts = [f"{d.answered} of {len(d.scores)} criteria scored"]
    if d.unknown:
        parts.append(f"{d.unknown} not known")
    if d.not_applicable:
        parts.append(f"{d.not_applicable} not applicable")
    return ", ".join(parts)


def _plane(d: Diagnosis, method: Method) -> None:
    """Need against capacity, and what the field says in which the cluster stands."""
    draw_finding(*plane_finding(d))
    st.altair_chart(plane_chart(d, method), width="stretch", theme=None)
    if d.field.sentences:
        st.markdown("  \n".join(map(plain_text, d.field.sentences)))
        st.caption(plain_text(d.field.source))
    draw_adapted_lines((*d.need.adapted, *d.capacity.adapted))


def _profile(d: Diagnosis, method: Method) -> None:
    """All criteria, and which are not shown."""
    draw_finding(*profile_finding(d))
    st.altair_chart(profile_chart(d, method), width="stretch", theme=None)
    silence = " ".join(profile_silence(d, method))
    if silence:
        st.caption(plain_text(f"Not shown (–): {silence}"))
    draw_adapted_lines(d.adapted)


def _readings(method: Method) -> None:
    for entry in method.table_2.readings:
        st.markdown(f"**{entry.label}.** {entry.explanation}")
        st.caption(plain_text(origin(entry)))


def _means(d: Diagnosis) -> None:
    """How a mean is made, and over which rows."""
    st.markdown(f"**Means.** {plain_text(d.need.mean.formula)}")
    numbers = {score.criterion: score.number for score in d.scores}
    for figure in (d.need, d.capacity):
        rows = [
            f"{numbers[term.criterion]}{' turned' if term.turned else ''}"
            for term in figure.mean.terms
        ]
        st.markdown(
            f"**{figure.label}** is the mean over rows {', '.join(rows)}. Turned means 6 minus the"
            " score."
        )
        st.caption(plain_text(figure.source))

"""Beside the rows of the Poverty matrix: what the scores say, and what they do not."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.drawing.charts.matrix import (
    profile_finding,
    profile_rows,
    profile_silence,
    reading_labels,
)
from cluster_psia.drawing.charts.plane import plane_finding, plane_spec
from cluster_psia.method.cite import origin
from cluster_psia.ui.parts.text import draw_adapted_lines, plain_text
from cluster_psia.words import mean_words

if TYPE_CHECKING:
    from cluster_psia.diagnosis import Diagnosis, Mean
    from cluster_psia.method import Method


def draw_matrix_charts(d: Diagnosis, method: Method) -> None:
    """Plane and readings in sight; what they mean and rest on is one press away."""
    for warning in d.warnings:
        st.warning(warning, icon=":material/warning:")
    st.markdown(f"**{plain_text(d.field.finding)}**")
    st.vega_lite_chart(plane_spec(d, method), width="stretch", theme=None)
    st.caption(_known(d))
    st.html(_readings_table(d, method))
    with st.container(horizontal=True, gap="small"):
        with st.popover("What this says", type="tertiary"):
            _said(d, method)
        with st.popover("Readings and means", type="tertiary"):
            _readings(method)
            _means(d)
    draw_adapted_lines((*d.need.adapted, *d.capacity.adapted))


def _known(d: Diagnosis) -> str:
    """Both means with how many of their rows are known."""
    figures = (("Need", d.need.mean), ("Capacity", d.capacity.mean))
    return " ".join(f"{name} {_mean(mean)}." for name, mean in figures)


def _mean(mean: Mean) -> str:
    runs = mean.value is not None and mean.lowest is not None and mean.highest is not None
    spread = f" ({mean.lowest:.1f}–{mean.highest:.1f})" if runs else ""
    return f"{mean_words(mean.value)}{spread}, {mean.known} of {mean.of} known"


def _said(d: Diagnosis, method: Method) -> None:
    """What the field says in which the cluster stands, and what is not said."""
    if d.field.sentences:
        st.markdown("  \n".join(map(plain_text, d.field.sentences)))
        st.caption(plain_text(d.field.source))
    st.caption(plain_text(plane_finding(d)[1]))
    title, subtitle = profile_finding(d)
    st.markdown(f"**{plain_text(title)}**")
    st.caption(plain_text(subtitle))
    silence = " ".join(profile_silence(d, method))
    if silence:
        st.caption(plain_text(f"Not shown (–): {silence}"))
    draw_adapted_lines(d.adapted)
    st.caption(f"{plain_text(d.no_total)} {plain_text(d.no_total_source)}.")


# The readings ------------------------------------------------------------------------------------


def _readings_table(d: Diagnosis, method: Method) -> str:
    """Groups down, readings across; each cell with its mean, a cell without one says so."""
    labels = list(reading_labels(method).values())
    heads = "".join(f'<th scope="col">{escape(label)}</th>' for label in labels)
    cells = profile_rows(d, method)
    rows = [cells[at : at + len(labels)] for at in range(0, len(cells), len(labels))]
    body = "".join(map(_group_row, rows))
    return (
        '<table class="readings"><caption>Means of the groups, read in three ways</caption>'
        f'<thead><tr><th scope="col">Group</th>{heads}</tr></thead><tbody>{body}</tbody></table>'
    )


def _group_row(cells: list[dict[str, str]]) -> str:
    label, _, known = cells[0]["group"].partition("\n")
    means = "".join(
        f'<td><i style="background:{cell["fill"]};color:{cell["ink"]}">{cell["text"]}</i></td>'
        for cell in cells
    )
    return f'<tr><th scope="row">{escape(label)} <small>{escape(known)}</small></th>{means}</tr>'


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

"""The parts of the Italian evidence page: the argument, its limits, a chart at a time, and every
derived cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

import streamlit as st

from cluster_psia.drawing.charts import italy as italy_charts
from cluster_psia.evidence.findings import (
    Note,
    Pair,
    argument_notes,
    employment_pairs,
    limit_notes,
    oddity_notes,
    salary_pairs,
    signed_figure,
    total_pair,
)
from cluster_psia.evidence.italy import DerivedCell, Evidence, EvidenceError, italy_evidence
from cluster_psia.export.text.evidence import cells_csv
from cluster_psia.method import load_method
from cluster_psia.ui import state
from cluster_psia.ui.parts.choose import choose_shown
from cluster_psia.ui.parts.folds import draw_folds, figures_html, fold_html
from cluster_psia.ui.parts.text import READABLE, draw_finding, plain_text
from cluster_psia.words import and_phrase


@dataclass(frozen=True)
class EvidenceView:
    """Which of the two charts is shown."""

    chart: str | None = None


@dataclass(frozen=True)
class _Chart:
    """A chart of the page, the finding over it, and its figures as a table."""

    label: str
    finding: Callable[[Evidence], tuple[str, str]]
    draw: Callable[[Evidence], Any]
    figures: Callable[[Evidence], list[dict[str, str]]]


def readable_evidence() -> Evidence | None:
    """Both tables worked out again; None, with the reason on the page, when their files cannot be
    read.
    """
    try:
        return italy_evidence()
    except EvidenceError as error:
        st.error(plain_text(f"The tables cannot be shown. {error}"), icon=":material/error:")
        return None


def draw_argument(e: Evidence) -> None:
    """What the tables are there to show, and what they do not: a row each, which opens in place."""
    left, right = st.columns(2, gap="large")
    with left:
        st.header("What it argues", anchor=False)
        draw_folds(map(_argument_row, argument_notes(e, load_method().italy)), "notes")
    with right:
        st.header("What it does not show", anchor=False)
        _draw_notes(limit_notes(e, load_method().italy))


def _argument_row(note: Note) -> str:
    """What is argued stands in its first sentence; where from, and the rest, below it."""
    first, mark, more = note.text.partition(". ")
    said = f"{first}." if mark else first
    return fold_html(
        f"<span><b>{escape(note.label)}.</b> {escape(said)}</span>",
        f"<p>{escape(more)} <small>{escape(note.source)}</small></p>",
    )


def _draw_notes(notes: Iterable[Note]) -> None:
    draw_folds(map(_note_row, notes), "notes")


def _note_row(note: Note) -> str:
    return fold_html(
        f"<b>{escape(note.label)}</b>",
        f"<p>{escape(note.text)} <small>{escape(note.source)}</small></p>",
    )


# Charts ------------------------------------------------------------------------------------------


def draw_evidence_chart(e: Evidence) -> None:
    """One of the two charts under its finding, with its figures as a table for those who cannot or
    would rather not read bars.
    """
    with st.container(width=READABLE):
        st.header("Inside and outside districts", anchor=False)
        key = choose_shown(
            "evidence.chart",
            "Which figures",
            {key: chart.label for key, chart in CHARTS.items()},
            state.view_of(EvidenceView).chart,
            lambda chosen: state.keep_view(EvidenceView(chosen)),
            label_visibility="collapsed",
        )
        chart = CHARTS[key]
        draw_finding(*chart.finding(e))
        spec = _chart_spec(chart, e)
        st.vega_lite_chart(spec=spec, width="stretch", theme=None, key=f"evidence.{key}")
        table = figures_html(chart.figures(e))
        draw_folds([fold_html("<b>The figures of this chart</b>", table)], "notes")


@lru_cache(maxsize=8)
def _chart_spec(chart: _Chart, e: Evidence) -> dict[str, Any]:
    """The drawn chart: the figures stay the same, and drawing them takes a while."""
    spec: dict[str, Any] = chart.draw(e).to_dict()
    return spec


def _employment_table(e: Evidence) -> list[dict[str, str]]:
    total = total_pair(e)
    pairs = [*([total] if total else []), *employment_pairs(e)]
    return [_employment_row(pair) for pair in pairs]


def _employment_row(pair: Pair) -> dict[str, str]:
    return {
        "Sector": pair.name,
        "Inside, per cent": _figure(pair.inside),
        "Outside, per cent": _figure(pair.outside),
    }


def _salary_table(e: Evidence) -> list[dict[str, str]]:
    middle = {pair.name: pair for pair in salary_pairs(e, italy_charts.MIDDLE)}
    return [
        {"Workers": pair.name, **_of_year("1996", middle.get(pair.name)), **_of_year("1998", pair)}
        for pair in salary_pairs(e)
    ]


def _of_year(year: str, pair: Pair | None) -> dict[str, str]:
    """Two columns, inside and outside; none where the tables say nothing of that year."""
    if pair is None:
        return {}
    return {f"Inside, {year}": _figure(pair.inside), f"Outside, {year}": _figure(pair.outside)}


def _figure(cell: DerivedCell) -> str:
    return signed_figure(cell.recomputed)


CHARTS = {
    "employment": _Chart(
        "Employment",
        italy_charts.employment_finding,
        italy_charts.employment_chart,
        _employment_table,
    ),
    "salary": _Chart(
        "Salaries", italy_charts.salary_finding, italy_charts.salary_chart, _salary_table
    ),
}


# Cells -------------------------------------------------------------------------------------------


def draw_derived_cells(e: Evidence) -> None:
    """Every derived cell, printed beside recomputed, and the file to take away."""
    with st.container(width=READABLE):
        st.header("Printed beside recomputed", anchor=False)
        st.markdown(plain_text(_count(e)))
        notes = map(_note_row, oddity_notes(e, load_method().italy))
        draw_folds((*notes, *_cell_lists(e)), "notes")
        st.download_button(
            f"Download all {len(e.cells)} cells (CSV)",
            data=lambda: cells_csv(e.cells),
            file_name="annex-i-printed-and-recomputed.csv",
            mime="text/csv",
            key=state.widget_key("evidence.download"),
            type="primary",
            icon=":material/download:",
            on_click="ignore",
        )


def _count(e: Evidence) -> str:
    by_table = and_phrase([_count_in(e, "A.1"), _count_in(e, "A.2")])
    return f"{len(e.differing())} of {len(e.cells)} derived cells differ: {by_table}."


def _count_in(e: Evidence, table: str) -> str:
    return f"{len(e.differing(table))} of {len(e.of(table))} in Table {table}"


def _cell_lists(e: Evidence) -> Iterator[str]:
    """Both lists of cells, folded, with the formulas in words."""
    said = {cell.table: (cell.formula, cell.source) for cell in e.cells}
    formulas = "".join(
        f"<p><small>{escape(f'Ours: {formula}. Figures: {source}.')}</small></p>"
        for formula, source in said.values()
    )
    lists = {"Cells that differ": e.differing(), "All cells": e.cells}
    for label, cells in lists.items():
        table = f"{figures_html(map(_cell_row, cells))}{formulas}" if cells else ""
        yield fold_html(f"<b>{label} ({len(cells)})</b>", table)


def _cell_row(cell: DerivedCell) -> dict[str, str]:
    """A cell in four columns, so that it can be read on a phone; the mark says in words whether it
    differs.
    """
    from_to = " → ".join(f"{value:,}" for value in dict(cell.inputs).values())
    mark = "≠ differs" if cell.differs else "= same"
    return {
        "Cell": f"{cell.table} {cell.row}; {cell.column}, {cell.year}",
        "From": from_to,
        "Printed": signed_figure(cell.printed),
        "Recomputed": f"{signed_figure(cell.recomputed)} {mark}",
    }

"""The parts of the Italian evidence page: the argument, its limits, two charts, and every derived
cell.
"""

from __future__ import annotations

from collections.abc import Iterable
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
from cluster_psia.ui.parts.text import READABLE, draw_finding, plain_text
from cluster_psia.words import and_phrase


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
    """What the tables are there to show, and what they do not."""
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("What it argues", anchor=False)
        _notes(argument_notes(e, load_method().italy))
    with right:
        st.subheader("What it does not show", anchor=False)
        _notes(limit_notes(e, load_method().italy))


def _notes(notes: Iterable[Note]) -> None:
    st.markdown("\n".join(map(_note_line, notes)))


def _note_line(note: Note) -> str:
    said = f"**{plain_text(note.label)}.** {plain_text(note.text)}"
    return f"- {said} :gray[{plain_text(note.source)}]"


def draw_evidence_charts(e: Evidence) -> None:
    """Two charts, each with its figures as a table for those who cannot or would rather not read
    bars.
    """
    with st.container(width=READABLE):
        st.subheader("Inside and outside districts", anchor=False)
        draw_finding(*italy_charts.employment_finding(e))
        st.altair_chart(
            italy_charts.employment_chart(e), width="stretch", theme=None, key="evidence.employment"
        )
        _as_table("The figures of this chart", _employment_table(e))
        draw_finding(*italy_charts.salary_finding(e))
        st.altair_chart(
            italy_charts.salary_chart(e), width="stretch", theme=None, key="evidence.salary"
        )
        _as_table("The figures of this chart, with 1996", _salary_table(e))


def _as_table(label: str, rows: list[dict[str, Any]]) -> None:
    with st.expander(label):
        st.table(rows, hide_index=True)


def _employment_table(e: Evidence) -> list[dict[str, Any]]:
    total = total_pair(e)
    pairs = [*([total] if total else []), *employment_pairs(e)]
    return [_employment_row(pair) for pair in pairs]


def _employment_row(pair: Pair) -> dict[str, str]:
    return {
        "Sector": pair.name,
        "Inside, per cent": _figure(pair.inside),
        "Outside, per cent": _figure(pair.outside),
    }


def _salary_table(e: Evidence) -> list[dict[str, Any]]:
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


def draw_derived_cells(e: Evidence) -> None:
    """Every derived cell, printed beside recomputed, and the file to take away."""
    with st.container(width=READABLE):
        st.subheader("Printed beside recomputed", anchor=False)
        _notes(oddity_notes(e, load_method().italy))
        st.markdown(plain_text(_count(e)))
        _draw_cells(e)
        _draw_formulas(e)
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


def _draw_cells(e: Evidence) -> None:
    only = st.toggle(
        "Only cells that differ", value=True, key=state.widget_key("evidence.only_differing")
    )
    shown = e.differing() if only else e.cells
    if shown:
        st.table([_cell_row(cell) for cell in shown], hide_index=True)
    else:
        st.markdown("No cell differs.")


def _cell_row(cell: DerivedCell) -> dict[str, str]:
    """A cell in four columns, so that it can be read on a phone; the mark says in words whether it
    differs.
    """
    from_to = " → ".join(f"{value:,}" for value in dict(cell.inputs).values())
    mark = "≠ differs" if cell.differs else "= same"
    return {
        "Cell": plain_text(f"{cell.table} {cell.row}; {cell.column}, {cell.year}"),
        "From": plain_text(from_to),
        "Printed": signed_figure(cell.printed),
        "Recomputed": f"{signed_figure(cell.recomputed)} {mark}",
    }


def _draw_formulas(e: Evidence) -> None:
    """The formulas in words."""
    said = {cell.table: (cell.formula, cell.source) for cell in e.cells}
    for formula, source in said.values():
        st.caption(plain_text(f"Ours: {formula}. Figures: {source}."))

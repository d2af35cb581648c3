"""The triangulation of the Methods page: gaps as sentences first, then the table of evidence."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from cluster_psia.design.triangulation import (
    SOURCE,
    EvidenceCell,
    IndicatorRow,
    Triangulation,
    triangulation,
)
from cluster_psia.ui import state
from cluster_psia.ui.parts.text import draw_finding, plain_text
from cluster_psia.words import counted_noun

KIND = {
    "quantitative": "Figures (quantitative)",
    "qualitative": "Accounts (qualitative)",
    "participatory": "The group's own view (participatory)",
}


def _evidence() -> Triangulation:
    """The triangulation of the open assessment."""
    return state.made_of_document("methods.evidence", triangulation)


def draw_evidence_gaps() -> None:
    """What no chosen method brings, and what rests on one kind of evidence alone."""
    table = _evidence()
    if not table.rows:
        return
    draw_finding(
        table.finding,
        f"Kinds of evidence that the methods taken bring for each indicator. {SOURCE}",
    )
    if table.gaps or table.not_triangulated:
        _draw_gaps(table)
    else:
        st.success(
            "Every kind of evidence that is asked for is brought by a method.",
            icon=":material/check_circle:",
        )


def _draw_gaps(table: Triangulation) -> None:
    """How much is missing, then what is missing for each group."""
    counted = _counted(len(table.gaps), len(table.not_triangulated))
    with st.expander(f"{counted}: group by group", icon=":material/warning:"):
        for group, rows in _rows_by_group(table).items():
            lines = [*_missing_lines(rows), *_alone_lines(rows)]
            if lines:
                st.markdown("\n".join((f"**{plain_text(group)}**", "", *lines)))
        st.caption(plain_text(f"What is asked for: UNIDO 2004, Box 6. Triangulation: {SOURCE}."))


def _rows_by_group(table: Triangulation) -> dict[str, list[IndicatorRow]]:
    """The rows by the label of their group."""
    found: dict[str, list[IndicatorRow]] = {}
    for row in table.rows:
        found.setdefault(row.group_label, []).append(row)
    return found


def _counted(gaps: int, alone: int) -> str:
    parts = [f"{counted_noun(gaps, 'gap')} in the evidence"] if gaps else []
    if alone:
        parts.append(f"{counted_noun(alone, 'indicator is', 'indicators are')} not triangulated")
    return ", ".join(parts)


def _missing_lines(rows: list[IndicatorRow]) -> Iterator[str]:
    """One sentence for each kind of evidence that is missing, naming the indicators."""
    for kind in KIND:
        without = [row.label for row in rows for cell in row.gaps if cell.kind == kind]
        if without:
            named = plain_text(", ".join(without))
            yield f"- No method taken brings a {kind} measure of {named}."


def _alone_lines(rows: list[IndicatorRow]) -> Iterator[str]:
    """One sentence on the indicators that rest on one kind of evidence or none."""
    alone = [
        f"{row.label} ({row.kinds[0] if row.kinds else 'none'})"
        for row in rows
        if not row.triangulated
    ]
    if alone:
        yield f"- Fewer than two kinds of evidence: {plain_text(', '.join(alone))}."


def draw_evidence_table() -> None:
    """One row for each taken indicator, one column for each kind of evidence."""
    groups = _rows_by_group(_evidence())
    if not groups:
        return
    st.header("Evidence for each indicator", anchor=False)
    for group, rows in groups.items():
        st.markdown(f"**{plain_text(group)}**")
        for row in rows:
            with st.container(border=True):
                _draw_row(row)


def _draw_row(row: IndicatorRow) -> None:
    name, *columns = st.columns((3, 4, 4, 4))
    mark = (
        ":material/check: triangulated"
        if row.triangulated
        else ":material/warning: not triangulated"
    )
    name.markdown(f"{plain_text(row.label)}  \n:gray[{mark}]")
    for column, cell in zip(columns, row.cells, strict=True):
        column.markdown(f":gray[{KIND[cell.kind]}]  \n{_cell_words(cell)}")


def _cell_words(cell: EvidenceCell) -> str:
    if not cell.asked:
        return ":gray[not asked for]"
    if cell.is_gap:
        return f":material/warning: **Gap.** {plain_text(cell.mending)}"
    return f":material/check: {plain_text(', '.join(cell.methods))}"

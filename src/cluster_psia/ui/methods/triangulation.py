"""The triangulation of the Methods page: gaps as sentences first, then the table of evidence."""

from __future__ import annotations

import streamlit as st

from cluster_psia.assessment.document.model import Assessment
from cluster_psia.design.triangulation import SOURCE, EvidenceCell, IndicatorRow, triangulation
from cluster_psia.ui.parts.text import draw_finding, plain_text
from cluster_psia.words import counted_noun

KIND = {
    "quantitative": "Figures (quantitative)",
    "qualitative": "Accounts (qualitative)",
    "participatory": "The group's own view (participatory)",
}


def draw_evidence_gaps(a: Assessment) -> None:
    """What no chosen method brings, and what rests on one kind of evidence alone."""
    table = triangulation(a)
    if not table.rows:
        return
    draw_finding(
        table.finding,
        f"Kinds of evidence that the methods taken bring for each indicator. {SOURCE}",
    )
    missing = (*table.gaps, *(r for r in table.not_triangulated))
    if not missing:
        st.success(
            "Every kind of evidence that is asked for is brought by a method.",
            icon=":material/check_circle:",
        )
        return
    with st.container(border=True):
        st.markdown(
            f":material/warning: **{_counted(len(table.gaps), len(table.not_triangulated))}**"
        )
        for group in dict.fromkeys(row.group_label for row in table.rows):
            _of_group(group, [row for row in table.rows if row.group_label == group])
        st.caption(plain_text(f"What is asked for: UNIDO 2004, Box 6. Triangulation: {SOURCE}."))


def _counted(gaps: int, alone: int) -> str:
    parts = [f"{counted_noun(gaps, 'gap')} in the evidence"] if gaps else []
    if alone:
        parts.append(f"{counted_noun(alone, 'indicator is', 'indicators are')} not triangulated")
    return ", ".join(parts)


def _of_group(group: str, rows: list[IndicatorRow]) -> None:
    """One sentence for each kind that is missing, naming the
    indicators; nothing for a group without gaps.
    """
    lines = []
    for kind in KIND:
        without = [row.label for row in rows for cell in row.gaps if cell.kind == kind]
        if without:
            lines.append(
                f"- No method taken brings a {kind} measure of {plain_text(', '.join(without))}."
            )
    alone = [
        f"{row.label} ({row.kinds[0] if row.kinds else 'none'})"
        for row in rows
        if not row.triangulated
    ]
    if alone:
        lines.append(f"- Fewer than two kinds of evidence: {plain_text(', '.join(alone))}.")
    if lines:
        st.markdown("\n".join((f"**{plain_text(group)}**", "", *lines)))


def draw_evidence_table(a: Assessment) -> None:
    """One row for each taken indicator, one column for each kind of evidence."""
    rows = triangulation(a).rows
    if not rows:
        return
    st.subheader("Evidence for each indicator", anchor=False)
    for group in dict.fromkeys(row.group_label for row in rows):
        st.markdown(f"**{plain_text(group)}**")
        for row in (row for row in rows if row.group_label == group):
            with st.container(border=True):
                _row(row)


def _row(row: IndicatorRow) -> None:
    name, *columns = st.columns((3, 4, 4, 4))
    verdict = (
        ":material/check: triangulated"
        if row.triangulated
        else ":material/warning: not triangulated"
    )
    name.markdown(f"{plain_text(row.label)}  \n:gray[{verdict}]")
    for column, cell in zip(columns, row.cells, strict=True):
        column.markdown(f":gray[{KIND[cell.kind]}]  \n{_cell(cell)}")


def _cell(cell: EvidenceCell) -> str:
    if not cell.asked:
        return ":gray[not asked for]"
    if cell.is_gap:
        return f":material/warning: **Gap.** Could come from: {plain_text(', '.join(cell.could))}"
    return f":material/check: {plain_text(', '.join(cell.methods))}"

"""Table 2 as in print: criteria down, five points across, labels
over their spans, and how sure each cell is.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import streamlit as st

from cluster_psia.method.model import Anchor, Criterion, Method
from cluster_psia.ui.parts.text import plain_text

POINTS = (1, 2, 3, 4, 5)


def draw_table_2(method: Method) -> None:
    """The table with its uncertain cells marked, its footnotes, and what each mark means."""
    st.markdown("**The table as in print**")
    st.html(table_html(method))
    st.caption(
        "A label stands over the points it covers; where the print is silent a cell is empty. The"
        " scan lost the borders of the cells: † in a cell marks a label whose place is our reading,"
        " † after the name of a row says that its group is. 1 is the lowest and 5 the highest"
        " expected effect on poverty."
    )
    unsure = [row for row in method.table_2.criteria if row.certainty.level != "printed"]
    with st.expander(f"How each uncertain row is read ({len(unsure)})"):
        for row in unsure:
            sure = f"{row.certainty.level}: {row.certainty.note}"
            st.markdown(f"† **{row.number}. {plain_text(row.label)}** ({plain_text(sure)})")


def table_html(method: Method) -> str:
    """The table as HTML; every text in it is escaped, for labels may have been typed by people."""
    table = method.table_2
    head = "".join(f'<th scope="col">{point}</th>' for point in POINTS)
    body = []
    for group in table.groups:
        rows = [row for row in table.criteria if row.group == group.key]
        if rows:
            body.append(
                '<tr class="group"><th colspan="6"'
                f' scope="rowgroup">{escape(group.label)}</th></tr>'
            )
        body += [_row(row) for row in rows]
    foot = "".join(
        f"<p><sup>{escape(n.key)}</sup> {escape(n.label)}. {escape(n.explanation)}</p>"
        for n in table.footnotes
    )
    return (
        '<div class="table-2" tabindex="0" role="region" aria-label="Table 2">'
        "<table><thead><tr><th"
        f' scope="col">Criterion</th>{head}</tr></thead><tbody>{"".join(body)}</tbody></table>'
        f"</div>{foot}"
    )


def _row(row: Criterion) -> str:
    note = f"<sup>{escape(row.footnote)}</sup>" if row.footnote else ""
    here = " <em>adapted here</em>" if row.adapted else ""
    whole = "" if row.certainty.points or row.adapted else certainty_mark(row)
    cells, point = [], 1
    for span, label in label_spans(row.anchors):
        unsure = label and set(row.certainty.points) & set(range(point, point + span))
        cells.append(
            f'<td colspan="{span}">{escape(label)}{certainty_mark(row) if unsure else ""}</td>'
        )
        point += span
    return (
        f'<tr><th scope="row">{row.number}.'
        f" {escape(row.label)}{note}{whole}{here}</th>{''.join(cells)}</tr>"
    )


def certainty_mark(row: Criterion) -> str:
    """What stands behind a label that is no plain print: a dagger, or
    that it is ours; nothing where it is printed.
    """
    sure = row.certainty
    if sure.level == "printed":
        return ""
    return f' <abbr title="{escape(sure.note)}">{"(ours)" if sure.level == "ours" else "†"}</abbr>'


def label_spans(anchors: tuple[Anchor, ...]) -> Iterator[tuple[int, str]]:
    """(how many points, label) from left to right over the five
    points; an empty label where the print is silent.
    """
    label_at = {point: anchor.label for anchor in anchors for point in anchor.points}
    point = 1
    while point <= POINTS[-1]:
        label, width = label_at.get(point, ""), 1
        while label and label_at.get(point + width) == label:
            width += 1
        yield width, label
        point += width

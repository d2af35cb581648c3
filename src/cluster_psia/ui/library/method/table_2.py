"""Table 2 as in print: criteria down, five points across, labels over their spans, and how sure
each cell is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.ui.parts.text import plain_text

if TYPE_CHECKING:
    from cluster_psia.method.model import Anchor, Criterion, Entry, Method

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
    points = "".join(f'<th scope="col">{point}</th>' for point in POINTS)
    body = "".join(_group(group, table.criteria) for group in table.groups)
    foot = "".join(
        f"<p><sup>{escape(n.key)}</sup> {escape(n.label)}. {escape(n.explanation)}</p>"
        for n in table.footnotes
    )
    return (
        '<div class="table-2" tabindex="0" role="region" aria-label="Table 2">'
        f'<table><thead><tr><th scope="col">Criterion</th>{points}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>{foot}"
    )


def _group(group: Entry, criteria: Iterable[Criterion]) -> str:
    """The rows of a group under its name; nothing where it has none."""
    rows = "".join(_row(row) for row in criteria if row.group == group.key)
    if not rows:
        return ""
    head = f'<th colspan="6" scope="rowgroup">{escape(group.label)}</th>'
    return f'<tr class="group">{head}</tr>{rows}'


def _row(row: Criterion) -> str:
    note = f"<sup>{escape(row.footnote)}</sup>" if row.footnote else ""
    here = " <em>adapted here</em>" if row.adapted else ""
    whole = "" if row.certainty.points or row.adapted else certainty_mark(row)
    name = f"{row.number}. {escape(row.label)}{note}{whole}{here}"
    return f'<tr><th scope="row">{name}</th>{_cells(row)}</tr>'


def _cells(row: Criterion) -> str:
    """The labels over their points, each marked where its place is unsure."""
    cells, point = "", 1
    for width, label in label_spans(row.anchors):
        covered = range(point, point + width)
        unsure = label and not set(row.certainty.points).isdisjoint(covered)
        mark = certainty_mark(row) if unsure else ""
        cells += f'<td colspan="{width}">{escape(label)}{mark}</td>'
        point += width
    return cells


def certainty_mark(row: Criterion) -> str:
    """What stands behind a label that is no plain print: a dagger, or "(ours)"; else nothing."""
    sure = row.certainty
    if sure.level == "printed":
        return ""
    mark = "(ours)" if sure.level == "ours" else "†"
    return f' <abbr title="{escape(sure.note)}">{mark}</abbr>'


def label_spans(anchors: tuple[Anchor, ...]) -> Iterator[tuple[int, str]]:
    """(how many points, label) from left to right over the five points; an empty label where the
    print is silent.
    """
    label_at = {point: anchor.label for anchor in anchors for point in anchor.points}
    point = 1
    while point <= POINTS[-1]:
        label, width = label_at.get(point, ""), 1
        while label and label_at.get(point + width) == label:
            width += 1
        yield width, label
        point += width

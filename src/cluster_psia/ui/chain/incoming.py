"""Tables of the chain that come in, pasted or as files.

A dry run shows what would happen row by row; nothing is kept before somebody says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.files.sheets.read import TABLE_FILES, GivenFile
from cluster_psia.assessment.tables.choice_cells import ChoiceCell, ChoicesCell
from cluster_psia.assessment.tables.columns import TABLES, table_of
from cluster_psia.ui import state
from cluster_psia.ui.chain.preview.draw import draw_tables_preview
from cluster_psia.ui.chain.preview.held import held_reading
from cluster_psia.ui.choosers.draw import draw_choosers
from cluster_psia.ui.parts.drafts import DraftForm
from cluster_psia.ui.parts.emptied import clear_widgets, fresh_key, fresh_name, fresh_value
from cluster_psia.ui.parts.text import plain_text

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.tables.shape import ChainTable, Which
    from cluster_psia.method import Method
    from cluster_psia.ui.chain.preview.decided import DecidedReading

PASTED, UPLOADED = DraftForm("chain.paste"), "chain.upload"
EXPLAINED = (
    "The tables that you can take away below come in again, whole or in part. A row that names"
    " something on the map changes it; any other row adds one. Nothing is deleted: an empty cell"
    " leaves as it is, ? says that it is not known. First you see what would happen, row by row."
)
_NODE = "Node is the name of an operator, or its id where two have one name."
NEEDS: dict[Which, str] = {
    "actors": (
        "A new one needs Name and Kind. Several kinds of status have a semicolon between them."
    ),
    "institutions": (
        "A new one needs Name and Kind. Several names in one cell have a semicolon between them."
    ),
    "links": (
        "From, Kind and To are needed. From and To are names of nodes; Power says which of the two"
        " holds it."
    ),
    "differences": f"One row for each difference. {_NODE}",
    "figures": f"One row for each figure that has a source of its own. {_NODE}",
    "screening": f"One row for each item of a node. {_NODE}",
}


def draw_table_import(a: Assessment) -> None:
    """Paste or upload, look at what would happen, take over."""
    st.header("Bring in tables", anchor=False)
    st.caption(EXPLAINED)
    draw_table_columns(method_of(a))
    draw_table_boxes()
    draw_dry_run(a)


def draw_table_boxes(*, upright: bool = False) -> None:
    """The box to paste into and the one for files, side by side; ``upright`` that for files is
    opened by a button below the other.
    """
    left, right = st.columns(2, gap="medium") if not upright else (st.container(), _file_popover())
    with left:
        PASTED.draw_area(
            "table",
            "Paste from Excel, with the row of headings",
            height=100 if upright else 140,
            placeholder="Name\tKind\tWorkers\tWomen",
        )
    with right:
        st.file_uploader(
            "Or files (Excel, LibreOffice, CSV or text)",
            type=list(TABLE_FILES),
            accept_multiple_files=True,
            key=fresh_key(UPLOADED),
        )


def _file_popover() -> DeltaGenerator:
    return st.popover("Or open a file", icon=":material/upload_file:")


def draw_table_columns(method: Method) -> None:
    """What a table may hold, as the import itself reads it."""
    with st.expander("The columns of each table", icon=":material/view_column:"):
        table = table_of(_choose_table())
        heads = [column.head for column in table.columns]
        taken = [f"- **{head}**: {plain_text(words)}" for head, words in _words(table, method)]
        st.markdown(plain_text(", ".join(heads)))
        st.caption(NEEDS[table.key])
        st.markdown("\n".join(taken))


def _choose_table() -> Which:
    titles = {table.key: table.title for table in TABLES}
    chosen: Which = st.segmented_control(
        "Table",
        list(titles),
        format_func=titles.__getitem__,
        default="actors",
        required=True,
        wrap=True,
        key=state.widget_key("chain.import.columns"),
    )
    return chosen


def _words(table: ChainTable, method: Method) -> Iterable[tuple[str, str]]:
    """The columns that take words of a list, and which."""
    for column in table.columns:
        if isinstance(column.how, ChoiceCell | ChoicesCell):
            yield column.head, ", ".join(column.how.labels(method).values())


# The dry run -------------------------------------------------------------------------------------


def _read(a: Assessment) -> DecidedReading | None:
    """What was uploaded, else pasted; None where nothing was."""
    uploads = [GivenFile(each.name, each.getvalue()) for each in fresh_value(UPLOADED) or ()]
    pasted = "" if uploads else PASTED.value("table") or ""
    if not uploads and not pasted.strip():
        return None
    return held_reading(a, uploads, pasted)


def is_table_given() -> bool:
    """Whether anything stands in one of the two boxes, as the last run drew them."""
    uploaded = state.has_widget(fresh_name(UPLOADED)) and fresh_value(UPLOADED)
    return bool(uploaded) or state.has_drafts(PASTED.name)


def draw_dry_run(a: Assessment) -> None:
    """What would happen with what was given, and the button that takes it over."""
    reading = _read(a)
    if reading is not None:
        draw_choosers(a, reading.asked)
        draw_tables_preview(reading.read, _taken)


def _taken(kept: int) -> None:
    """What was taken over leaves the box, unless some of it was not."""
    if not kept:
        PASTED.empty()
        clear_widgets(UPLOADED)

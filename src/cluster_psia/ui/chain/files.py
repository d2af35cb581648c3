"""Tables to bring in, and everything to take away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.model import Assessment, Chain
from cluster_psia.assessment.tables.columns import TABLES
from cluster_psia.drawing.map.png import PictureError, missing_in_names
from cluster_psia.export.chain.downloads import map_files
from cluster_psia.export.chain.tables import CsvMark, chain_csv, chain_workbook
from cluster_psia.ui import state
from cluster_psia.ui.chain.incoming import draw_table_import
from cluster_psia.ui.parts.heavy import make_heavy
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.parts.withheld import draw_name_warnings

if TYPE_CHECKING:
    from cluster_psia.drawing.map.views import View

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_chain_files(a: Assessment, shown: View, *, begins: bool) -> None:
    """Bring in and take away; as long as the map ``begins`` tables are brought in above it."""
    if not begins:
        draw_table_import(a)
    _take_away(a, shown)
    if a.chain != Chain():
        st.caption(
            "Templates are for an empty map. This one has nodes: go on with them, or start a new"
            " assessment."
        )


# Take away ---------------------------------------------------------------------------------------


def _take_away(a: Assessment, shown: View) -> None:
    st.header("Take away", anchor=False)
    draw_name_warnings(a)
    st.caption(
        "All that nodes and links know, in one workbook; from an empty map, a form to fill in."
    )
    _download("Tables (Excel)", partial(make_heavy, chain_workbook, a), "value-chain.xlsx", XLSX)
    with st.expander("The same tables as CSV, one file each", icon=":material/table_rows:"):
        _csv_downloads(a)
    st.caption("The map as it is shown above.")
    try:
        with st.container(horizontal=True):
            for one in map_files(a, shown):
                _download(one.label, partial(make_heavy, one.make), one.file_name, one.mime)
        missing = missing_in_names(a)
        if missing:
            st.caption(plain_text(missing))
    except PictureError as error:
        st.warning(plain_text(str(error)), icon=":material/warning:")


def _csv_downloads(a: Assessment) -> None:
    mark = _choose_mark()
    with st.container(horizontal=True):
        for table in TABLES:
            make = partial(chain_csv, a, table.key, mark)
            _download(f"{table.title} (CSV)", make, f"{table.key}.csv", "text/csv")


def _choose_mark() -> CsvMark:
    """What stands between the cells: a program that expects the other mark shows one column."""
    names: dict[CsvMark, str] = {",": "Comma", ";": "Semicolon"}
    chosen: CsvMark = st.segmented_control(
        "Between the cells",
        list(names),
        format_func=names.__getitem__,
        default=",",
        required=True,
        help="Excel in most of Europe, Latin America, Turkey and Indonesia expects a semicolon:"
        " with a comma it shows everything in one column.",
        key=state.widget_key("chain.csv.mark"),
    )
    return chosen


def _download(label: str, make: Callable[[], bytes], name: str, mime: str) -> None:
    st.download_button(
        label,
        data=make,
        file_name=name,
        mime=mime,
        key=state.widget_key(f"chain.download.{label}"),
        icon=":material/download:",
        on_click="ignore",
    )

"""Templates to begin from, tables to bring in, and everything to take away."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

import streamlit as st

from cluster_psia.assessment.document.model import Assessment, Chain, replace
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.assessment.files.samples import case_keys, load_sample
from cluster_psia.assessment.tables.columns import TABLES
from cluster_psia.drawing.map.png import PictureError
from cluster_psia.drawing.map.views import View
from cluster_psia.export.chain.downloads import map_files
from cluster_psia.export.chain.tables import chain_csv, chain_workbook
from cluster_psia.ui import state
from cluster_psia.ui.chain.fields import apply_change
from cluster_psia.ui.chain.incoming import draw_table_import
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.parts.withheld import draw_name_warnings

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_chain_files(a: Assessment, shown: View) -> None:
    """Begin, bring in, take away; a map that has nodes already is past its beginning."""
    if a.chain == Chain():
        _templates()
    draw_table_import(a)
    _take_away(a, shown)
    if a.chain != Chain():
        st.caption(
            "Templates are for an empty map. This one has nodes: go on with them, or start a new"
            " assessment."
        )


# Begin -------------------------------------------------------------------------------------------


@cache
def _chains() -> dict[str, str]:
    """The published cases with a chain, by key, with how much they have."""
    found: dict[str, str] = {}
    for key in case_keys():
        sample = load_sample(key)
        if sample.chain.actors:
            found[key] = (
                f"{sample.name} ({len(sample.chain.actors)} operators, {len(sample.chain.links)}"
                " links)"
            )
    return found


def _templates() -> None:
    st.subheader("Begin from a template", anchor=False)
    st.button(
        "Box 2's simplified cluster",
        key=state.widget_key("chain.template.box_2"),
        icon=":material/account_tree:",
        on_click=apply_change,
        args=(start_from_template,),
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chains = _chains()
        case = st.selectbox(
            "The chain of a published case",
            list(chains),
            format_func=chains.__getitem__,
            index=None,
            placeholder="Choose a case",
            key=state.widget_key("chain.template.case"),
        )
        st.button(
            "Start from it",
            key=state.widget_key("chain.template.take"),
            disabled=case is None,
            on_click=_from_case,
            args=(case,),
        )
    st.caption(
        "Nodes and links come with their sources. Their figures are those of the other cluster:"
        " replace them."
    )


def _from_case(key: str) -> None:
    state.edit_assessment(lambda a: replace(a, chain=load_sample(key).chain))


# Take away ---------------------------------------------------------------------------------------


def _take_away(a: Assessment, shown: View) -> None:
    st.subheader("Take away", anchor=False)
    draw_name_warnings(a)
    st.caption(
        "All that nodes and links know, in one workbook; from an empty map, a form to fill in."
    )
    _download("Tables (Excel)", partial(chain_workbook, a), "value-chain.xlsx", XLSX)
    with (
        st.expander("The same tables as CSV, one file each", icon=":material/table_rows:"),
        st.container(horizontal=True),
    ):
        for table in TABLES:
            _download(
                f"{table.title} (CSV)",
                partial(chain_csv, a, table.key),
                f"{table.key}.csv",
                "text/csv",
            )
    st.caption("The map as it is shown above.")
    try:
        with st.container(horizontal=True):
            for one in map_files(a, shown):
                _download(one.label, one.make, one.file_name, one.mime)
    except PictureError as error:
        st.warning(plain_text(str(error)), icon=":material/warning:")


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

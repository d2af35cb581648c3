"""Templates to begin from, tables pasted or uploaded as a dry run by row, and everything to take away."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.chain_import import ImportReport, Row, imported
from cluster_psia.assessment.chain_import.columns import TABLES
from cluster_psia.assessment.chain_template import start_from_template
from cluster_psia.assessment.model import Assessment, Chain, replace
from cluster_psia.assessment.samples import case_keys, load_sample
from cluster_psia.drawing.map_downloads import downloads
from cluster_psia.drawing.map_png import PictureError
from cluster_psia.drawing.map_views import View
from cluster_psia.export.chain_tables import chain_csv, chain_workbook, tables_of
from cluster_psia.ui import state
from cluster_psia.ui.chain_fields import change, renewed, used
from cluster_psia.ui.parts import plain
from cluster_psia.workshop.sheet_file import SheetFileError

if TYPE_CHECKING:
    import pandas as pd

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PASTED, UPLOADED = "chain.paste", "chain.upload"
HAPPENS = {"added": "New", "changed": "Changed", "unchanged": "As it is", "refused": "Not taken"}
EXPLAINED = (
    "A table of nodes has the columns Name and Kind, and as you like Stage, Units, Workers, Women, Men, Poverty, Why, "
    "Note, Source, Place, Id. A table of links has From, Kind and To, and maybe Note. A row whose name is on the map "
    "changes that node; other rows add one. Nothing is deleted. First you see what would happen, row by row."
)


def files(a: Assessment, shown: View) -> None:
    """Three blocks: begin, bring in, take away."""
    _templates(a)
    st.subheader("Bring in tables", anchor=False)
    st.caption(EXPLAINED)
    left, right = st.columns(2, gap="large")
    with left:
        st.text_area("Paste from Excel, with the row of headings", key=state.key(renewed(PASTED)), height=140,
                     max_chars=200_000, placeholder="Name\tKind\tWorkers\tWomen")  # fmt: skip
    with right:
        st.file_uploader("Or files (Excel or CSV)", type=["xlsx", "csv"], accept_multiple_files=True,
                         key=state.key(renewed(UPLOADED)))  # fmt: skip
    _dry_run(a)
    _take_away(a, shown)


# Begin --------------------------------------------------------------------------------------------------------------


@cache
def _chains() -> dict[str, str]:
    """The published cases with a chain, by key, with how much they have."""
    found: dict[str, str] = {}
    for key in case_keys():
        sample = load_sample(key)
        if sample.chain.actors:
            found[key] = f"{sample.name} ({len(sample.chain.actors)} operators, {len(sample.chain.links)} links)"
    return found


def _templates(a: Assessment) -> None:
    st.subheader("Begin from a template", anchor=False)
    if a.chain != Chain():
        st.caption("Templates are for an empty map. This one has nodes: go on with them, or start a new assessment.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button("Box 2's simplified cluster", key=state.key("chain.template.box_2"), icon=":material/account_tree:",
                  on_click=change, args=(start_from_template,))  # fmt: skip
        chains = _chains()
        case = st.selectbox("The chain of a published case", list(chains), format_func=chains.__getitem__, index=None,
                            placeholder="Choose a case", key=state.key("chain.template.case"))  # fmt: skip
        st.button("Start from it", key=state.key("chain.template.take"), disabled=case is None, on_click=_from_case,
                  args=(case,))  # fmt: skip
    st.caption("Nodes and links come with their sources. Their figures are those of the other cluster: replace them.")


def _from_case(key: str) -> None:
    state.edit(lambda a: replace(a, chain=load_sample(key).chain))


# Bring in -----------------------------------------------------------------------------------------------------------


def _given() -> list[list[Row]]:
    """The tables that were uploaded, else pasted. Raises SheetFileError, with the name of the file."""
    tables: list[list[Row]] = []
    for upload in state.value(renewed(UPLOADED)) or ():
        try:
            tables += tables_of(upload.getvalue())
        except SheetFileError as error:
            raise SheetFileError(f"{upload.name}: {error}") from error
    pasted = state.value(renewed(PASTED)) or ""
    return tables or (tables_of(pasted.encode()) if pasted.strip() else [])


def _dry_run(a: Assessment) -> None:
    """What would become of each row; nothing is kept before somebody says so."""
    try:
        tables = _given()
    except SheetFileError as error:
        st.warning(plain(str(error)), icon=":material/warning:")
        return
    if not tables:
        return
    report = imported(a, tables)
    for problem in report.problems:
        st.warning(plain(problem), icon=":material/warning:")
    if report.rows:
        st.dataframe(_as_frame(report), hide_index=True, width="stretch", alt="What would become of each row")
    good, wrong = report.count("added", "changed"), report.count("refused")
    st.markdown(f"{report.count('added')} new, {report.count('changed')} changed, {report.count('unchanged')} as they "
                f"are, {wrong} not taken.")  # fmt: skip
    st.button("Take these over", key=state.key("chain.import.take"), disabled=not good, icon=":material/check:",
              type="primary", on_click=_take_over, args=(tables,))  # fmt: skip


def _as_frame(report: ImportReport) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame({
        "Row": [row.line for row in report.rows],
        "What": [row.what for row in report.rows],
        "Happens": [HAPPENS[row.happens] for row in report.rows],
        "Why": [row.why for row in report.rows],
    })  # fmt: skip


def _take_over(tables: Iterable[list[Row]]) -> None:
    given = list(tables)
    report = imported(state.assessment(), given)
    if state.edit(lambda a: imported(a, given).assessment):
        good, wrong = report.count("added", "changed"), report.count("refused")
        kept = f" What was not taken ({wrong}) stays in the box below to be mended." if wrong else ""
        state.notice(f"{good} rows taken over.{kept} Undo takes them back.")
        if not wrong:
            used(PASTED, UPLOADED)


# Take away ----------------------------------------------------------------------------------------------------------


def _take_away(a: Assessment, shown: View) -> None:
    st.subheader("Take away", anchor=False)
    st.caption("Tables in the columns that an import reads, and the map as it is shown above.")
    with st.container(horizontal=True):
        _download("Tables (Excel)", partial(chain_workbook, a), "value-chain.xlsx", XLSX)
        for table in TABLES:
            _download(f"{table.title} (CSV)", partial(chain_csv, a, table.key), f"{table.key}.csv", "text/csv")
    try:
        with st.container(horizontal=True):
            for one in downloads(a, shown):
                _download(one.label, one.make, one.file_name, one.mime)
    except PictureError as error:
        st.warning(plain(str(error)), icon=":material/warning:")


def _download(label: str, make: Callable[[], bytes], name: str, mime: str) -> None:
    st.download_button(label, data=make, file_name=name, mime=mime, key=state.key(f"chain.download.{label}"),
                       icon=":material/download:", on_click="ignore")  # fmt: skip

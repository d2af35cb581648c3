"""A filled sheet file: first what would be taken over, row by row, then the button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.files.sheets.read import TABLE_FILES, GivenFile
from cluster_psia.ui import state
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.room.paper.take import take_sheets_over
from cluster_psia.words import counted_noun
from cluster_psia.workshop.groups import group_name, known_group
from cluster_psia.workshop.sheets.filled import read_sheets
from cluster_psia.workshop.sheets.keep import sheet_numbers
from cluster_psia.workshop.sheets.report import (
    SheetReport,
    SheetRow,
    row_words,
    rows_with_problems,
)

if TYPE_CHECKING:
    import pandas as pd
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from cluster_psia.workshop.values import Participant, Room


def draw_upload(room: Room, sheets: Sequence[Participant]) -> None:
    """The box for a file, and what is in the file."""
    st.markdown(
        "The template below, or any table with a column “Sheet”, one “Group” and one for each"
        " criterion. First you see, row by row, what would be taken over."
    )
    given = st.file_uploader(
        "A filled sheet file", type=list(TABLE_FILES), key=state.widget_key("room.upload")
    )
    if given is not None:
        _draw_report(room, _read(given, room, sheets))


def _read(given: UploadedFile, room: Room, sheets: Sequence[Participant]) -> SheetReport:
    return read_sheets(GivenFile(given.name, given.getvalue()), room, sheet_numbers(sheets))


def _draw_report(room: Room, report: SheetReport) -> None:
    for problem in report.problems:
        st.warning(plain_text(problem), icon=":material/warning:")
    if report.rows:
        st.dataframe(
            _dry_run(room, report.rows),
            hide_index=True,
            width="stretch",
            alt="What would be taken over",
        )
    st.markdown(_in_short(room, report))
    st.button(
        "Take these over",
        key=state.widget_key("room.upload.take"),
        disabled=not report.sheets,
        icon=":material/check:",
        on_click=_take,
        args=(room, report),
    )


def _in_short(room: Room, report: SheetReport) -> str:
    good = counted_noun(len(report.sheets), "sheet")
    wrong = len(list(rows_with_problems(report)))
    rest = "every row is fine."
    if wrong:
        rest = (
            f"{wrong} of {len(report.rows)} rows have something wrong, and only what is right in"
            " them would be taken."
        )
    return f"{good} can be taken over into round {room.round}; {rest}"


def _take(room: Room, report: SheetReport) -> None:
    take_sheets_over(room, report)


def _dry_run(room: Room, rows: Sequence[SheetRow]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(
        {
            "Row": [row.line for row in rows],
            "Sheet": pd.array([row.sheet for row in rows], dtype="Int64"),
            "Group": [group_name(known_group(room, row.group)) for row in rows],
            "Answers": [len(row.answers) for row in rows],
            "What happens": [row_words(row) for row in rows],
        }
    )

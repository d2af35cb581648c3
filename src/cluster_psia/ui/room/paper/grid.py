"""The grid to type sheets into. A row is a sheet; Tab goes on, a digit starts an answer, and a
block can be pasted from a spreadsheet.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.room.page import criterion_labels, english_texts
from cluster_psia.ui.room.paper.take import sheet_numbers, take_sheets_over
from cluster_psia.ui.room.view import GridView
from cluster_psia.workshop.groups import group_name
from cluster_psia.workshop.sheets.filled import read_sheets
from cluster_psia.workshop.sheets.report import SheetReport, rows_with_problems
from cluster_psia.workshop.values import LAST_SHEET, Participant, Room

if TYPE_CHECKING:
    import pandas as pd

BLANK = 8  # empty rows of the grid, numbered on from the highest sheet
CELL = r"^[1-5?\-]$"


def draw_grid(room: Room, sheets: Sequence[Participant]) -> None:
    """The grid and its button, and what became of the sheets in it."""
    st.markdown(
        f"A row a sheet, into round {room.round}. Type **1–5**, **?** for don’t know, **-** for not"
        " applicable; Tab goes on to the next criterion; leave empty what was left empty. A sheet"
        " number used again replaces it."
    )
    # What is typed is lost as soon as the empty grid changes: it stays as begun, whatever sheets
    # come in meanwhile.
    if not state.has_widget("room.grid"):
        state.keep_view(GridView(sheet_numbers(sheets), sheet_numbers(sheets)))
    edited = _submitted_grid(room)
    if edited is not None:
        _take(room, sheets, edited)


def _submitted_grid(room: Room) -> pd.DataFrame | None:
    """What stands in the grid when its button was pressed, else None."""
    with st.form(state.widget_key("room.grid.form"), border=False):
        edited = st.data_editor(
            _empty_grid(room, state.view_of(GridView).begun),
            hide_index=True,
            num_rows="dynamic",
            key=state.widget_key("room.grid"),
            width="stretch",
            column_config=_columns(room),
            placeholder="",
            alt="Score sheets, one a row",
        )
        submitted = st.form_submit_button(
            "Take these sheets over",
            key=state.widget_key("room.grid.take"),
            icon=":material/keyboard_return:",
        )
    return edited if submitted else None


def _empty_grid(room: Room, known: Collection[int]) -> pd.DataFrame:
    import pandas as pd

    first = max(known, default=0) + 1
    empty = pd.array([None] * BLANK, "string")
    data = {"sheet": pd.array(range(first, first + BLANK), dtype="Int64"), "group": empty}
    return pd.DataFrame(data | dict.fromkeys(room.settings.criteria, empty))


def _columns(room: Room) -> dict[str, Any]:
    column = st.column_config
    number = column.NumberColumn(
        "Sheet", min_value=1, max_value=LAST_SHEET, step=1, width=64, pinned=True
    )
    columns: dict[str, Any] = {"sheet": number, "group": _group_column(room)}
    texts, names = english_texts(room), criterion_labels(room)
    for key in room.settings.criteria:
        head = str(texts[key].number)
        columns[key] = column.TextColumn(head, help=names[key], validate=CELL, width=56)
    return columns


def _group_column(room: Room) -> Any:
    """A list of the room's groups; free text where it has none."""
    if not room.settings.groups:
        return st.column_config.TextColumn("Group", max_chars=60, width="small", pinned=True)
    return st.column_config.SelectboxColumn(
        "Group",
        options=list(room.settings.groups),
        width=130,
        pinned=True,
        format_func=lambda key: group_name(str(key)),
    )


def _take(room: Room, sheets: Sequence[Participant], edited: pd.DataFrame) -> None:
    """The same reader as for files; the grid is taken as a whole, or not at all."""
    report = read_sheets(_as_csv(edited), room, sheet_numbers(sheets))
    wrong = [
        f"Sheet {row.sheet or '?'}: {' '.join(row.problems)}" for row in rows_with_problems(report)
    ]
    if wrong or not report.sheets:
        why = "\n".join(wrong) or "Every row is still empty."
        st.warning(plain_text(f"Nothing was taken over. {why}"), icon=":material/warning:")
    elif strange := _came_meanwhile(sheets, report):
        st.warning(
            f"Nothing was taken over. Another computer has brought sheet {strange} into the room"
            " meanwhile: give yours another number, or press again to replace it.",
            icon=":material/warning:",
        )
    elif take_sheets_over(room, report):
        st.rerun()


def _as_csv(edited: pd.DataFrame) -> bytes:
    """The grid as a file, without the rows in which nothing but the number stands."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(edited.columns)
    for row in _plain_rows(edited):
        cells = ["" if cell is None else str(cell) for cell in row]
        if any(cells[1:]):
            writer.writerow(cells)
    return out.getvalue().encode()


def _plain_rows(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    """The rows as plain tuples, None where nothing stands."""
    plain = frame.astype(object).where(frame.notna(), None)
    return list(plain.itertuples(index=False))


def _came_meanwhile(sheets: Sequence[Participant], report: SheetReport) -> str:
    """Numbers of the report that nobody at this screen knew to be taken; told once, for the second
    press is meant.
    """
    known = state.view_of(GridView).told
    now = sheet_numbers(sheets)
    state.keep_view(replace(state.view_of(GridView), told=now))
    new = now - known
    return ", ".join(str(sheet.sheet) for sheet in report.sheets if sheet.sheet in new)

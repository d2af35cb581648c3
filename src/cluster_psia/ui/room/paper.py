"""Those without a phone: paper sheets to print, to type in by
keyboard, or to take over from Excel and CSV.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from cluster_psia.i18n import languages
from cluster_psia.store import StoreError
from cluster_psia.ui import state
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.room.page import act_on_room, criterion_labels, english_texts, watch_room
from cluster_psia.ui.room.view import GridView
from cluster_psia.words import counted_noun
from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import WorkshopError
from cluster_psia.workshop.groups import group_name, known_group
from cluster_psia.workshop.sheets.filled import read_sheets
from cluster_psia.workshop.sheets.report import SheetReport, SheetRow, rows_with_problems
from cluster_psia.workshop.sheets.template import sheet_template
from cluster_psia.workshop.values import LAST_SHEET, SHEETS_AT_ONCE, Participant, Room

if TYPE_CHECKING:
    import pandas as pd

BLANK = 8  # empty rows of the grid, numbered on from the highest sheet
CELL = r"^[1-5?\-]$"
ENTERED = "entered by the facilitator"


def draw_paper_entry(room: Room) -> None:
    """What is there, then three ways."""
    watch_room(room)
    try:
        sheets = [
            each
            for each in actions.room_participants(state.room_store(), room.code)
            if each.sheet is not None
        ]
    except (WorkshopError, StoreError) as error:
        st.error(plain_text(str(error)), icon=":material/error:")
        return
    if room.state == "ended":
        st.info("This room has ended; it takes no more sheets.", icon=":material/flag:")
    else:
        typed, uploaded = st.tabs(["Type sheets in", "Take over a filled Excel or CSV file"])
        with typed:
            _grid(room, sheets)
        with uploaded:
            _upload(room, sheets)
    _kept(room, sheets)
    _printed(room, sheets)


def _printed(room: Room, sheets: Sequence[Participant]) -> None:
    names = {each.code: each.name for each in languages()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        language = st.selectbox(
            "Language of the sheets",
            room.settings.languages,
            key=state.widget_key("room.sheets.lang"),
            format_func=lambda code: names.get(code, code),
            width=200,
        )
        free = min(_next_number(_numbers(sheets)), LAST_SHEET)
        first = st.number_input(
            "First sheet number",
            1,
            LAST_SHEET,
            free,
            key=state.widget_key("room.sheets.first"),
            width=150,
        )
        count = st.number_input(
            "How many sheets",
            1,
            SHEETS_AT_ONCE,
            10,
            key=state.widget_key("room.sheets.count"),
            width=150,
        )
        last = min(int(first) + int(count) - 1, LAST_SHEET)
        st.link_button(
            "Score sheets to print",
            f"/sheets/{room.code}?lang={language}&from={int(first)}&to={last}",
            icon=":material/print:",
            help=(
                "One page each, with code and sheet number. Print other "
                "languages with other numbers, so that no number is used twice."
            ),
        )
        st.download_button(
            "Empty Excel template",
            lambda: sheet_template(room, "en"),
            f"score-sheets-{room.code}.xlsx",
            key=state.widget_key("room.template"),
            on_click="ignore",
            icon=":material/download:",
        )


def _kept(room: Room, sheets: Sequence[Participant]) -> None:
    if not sheets:
        st.caption("No paper sheet is in this room yet.")
        return
    given = actions.answers_given(state.room_store(), room.code)
    with st.expander(f"{counted_noun(len(sheets), 'paper sheet')} in this room, {ENTERED}"):
        lines = []
        for person in sorted(sheets, key=lambda each: each.sheet or 0):
            mine = sum(each.number == person.number and each.round == room.round for each in given)
            lines.append(
                f"- Sheet {person.sheet} · p{person.number:02d} ·"
                f" {plain_text(group_name(person.group))} · {mine} answers in round {room.round} ·"
                f" {ENTERED}"
            )
        st.markdown("\n".join(lines))


# The grid ----------------------------------------------------------------------------------------


def _grid(room: Room, sheets: Sequence[Participant]) -> None:
    """A row a sheet; Tab goes on, a digit starts an answer. A
    block can be pasted from a spreadsheet.
    """
    st.markdown(
        f"A row a sheet, into round {room.round}. Type **1–5**, **?** for don’t know, **-** for not"
        " applicable; Tab goes on to the next criterion; leave empty what was left empty. A sheet"
        " number used again replaces it."
    )
    # What is typed is lost as soon as the empty grid changes: it stays as begun, whatever sheets
    # come in meanwhile.
    if not state.has_widget("room.grid"):
        state.keep_view(GridView(_numbers(sheets), _numbers(sheets)))
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
    if submitted:
        _take_grid(room, sheets, edited)


def _empty_grid(room: Room, known: Collection[int]) -> pd.DataFrame:
    import pandas as pd

    first = _next_number(known)
    numbers = list(range(first, first + BLANK))
    data: dict[str, Any] = {
        "sheet": pd.array(numbers, dtype="Int64"),
        "group": pd.array([None] * BLANK, "string"),
    }
    data |= {key: pd.array([None] * BLANK, "string") for key in room.settings.criteria}
    return pd.DataFrame(data)


def _next_number(known: Collection[int]) -> int:
    return max(known, default=0) + 1


def _columns(room: Room) -> dict[str, Any]:
    column, texts, names = st.column_config, english_texts(room), criterion_labels(room)
    group: Any = column.TextColumn("Group", max_chars=60, width="small", pinned=True)
    if room.settings.groups:
        group = column.SelectboxColumn(
            "Group",
            options=list(room.settings.groups),
            width=130,
            pinned=True,
            format_func=lambda key: group_name(str(key)),
        )
    number = column.NumberColumn(
        "Sheet", min_value=1, max_value=9999, step=1, width=64, pinned=True
    )
    config = {"sheet": number, "group": group}
    for key in room.settings.criteria:
        config[key] = column.TextColumn(
            str(texts[key].number), help=names[key], validate=CELL, width=56
        )
    return config


def _take_grid(room: Room, sheets: Sequence[Participant], edited: pd.DataFrame) -> None:
    """The same reader as for files; the grid is taken as a whole, or not at all."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(edited.columns)
    lines = [["" if cell is None else str(cell) for cell in row] for row in _plain_rows(edited)]
    writer.writerows(row for row in lines if any(row[1:]))
    report = read_sheets(out.getvalue().encode(), room, _numbers(sheets))
    wrong = [
        f"Sheet {row.sheet or '?'}: {' '.join(row.problems)}" for row in rows_with_problems(report)
    ]
    if wrong or not report.sheets:
        st.warning(
            plain_text(
                "Nothing was taken over. " + ("\n".join(wrong) or "Every row is still empty.")
            ),
            icon=":material/warning:",
        )
        return
    if strange := _came_meanwhile(sheets, report):
        st.warning(
            f"Nothing was taken over. Another computer has brought sheet {strange} into the room"
            " meanwhile: give yours another number, or press again to replace it.",
            icon=":material/warning:",
        )
    elif _take_over(room, report):
        st.rerun()


def _came_meanwhile(sheets: Sequence[Participant], report: SheetReport) -> str:
    """Numbers of the report that nobody at this screen knew to be
    taken; told once, for the second press is meant.
    """
    held = state.view_of(GridView)
    new = _numbers(sheets) - held.told
    state.keep_view(replace(held, told=_numbers(sheets)))
    return ", ".join(str(sheet.sheet) for sheet in report.sheets if sheet.sheet in new)


def _plain_rows(frame: pd.DataFrame) -> list[list[Any]]:
    return [
        list(row) for row in frame.astype(object).where(frame.notna(), None).itertuples(index=False)
    ]


def _numbers(sheets: Sequence[Participant]) -> frozenset[int]:
    return frozenset(each.sheet for each in sheets if each.sheet is not None)


def _take_file(room: Room, report: SheetReport) -> None:
    _take_over(room, report)


def _take_over(room: Room, report: SheetReport) -> bool:
    taken = [
        sheet.model_copy(update={"group": known_group(room, sheet.group)})
        for sheet in report.sheets
    ]
    count = counted_noun(len(taken), "sheet")
    done = act_on_room(
        lambda: actions.add_sheets(state.room_store(), room.code, taken),
        f"{count} taken over, {ENTERED}.",
    )
    state.renew_widgets()
    return done


# A file ------------------------------------------------------------------------------------------


def _upload(room: Room, sheets: Sequence[Participant]) -> None:
    st.markdown(
        "The template below, or any table with a column “Sheet”, one “Group” and one for each"
        " criterion. First you see, row by row, what would be taken over."
    )
    given = st.file_uploader(
        "A filled sheet file", type=["xlsx", "csv"], key=state.widget_key("room.upload")
    )
    if given is None:
        return
    report = read_sheets(given.getvalue(), room, _numbers(sheets))
    for problem in report.problems:
        st.warning(plain_text(problem), icon=":material/warning:")
    if report.rows:
        st.dataframe(
            _dry_run(room, report.rows),
            hide_index=True,
            width="stretch",
            alt="What would be taken over",
        )
    good, wrong = len(report.sheets), len(list(rows_with_problems(report)))
    st.markdown(
        f"{counted_noun(good, 'sheet')} can be taken over into round {room.round}; "
        + (
            "every row is fine."
            if not wrong
            else (
                f"{wrong} of {len(report.rows)} rows have something wrong, "
                "and only what is right in them would be taken."
            )
        )
    )
    st.button(
        "Take these over",
        key=state.widget_key("room.upload.take"),
        disabled=not good,
        icon=":material/check:",
        on_click=_take_file,
        args=(room, report),
    )


def _dry_run(room: Room, rows: Sequence[SheetRow]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(
        {
            "Row": [row.line for row in rows],
            "Sheet": pd.array([row.sheet for row in rows], dtype="Int64"),
            "Group": [group_name(known_group(room, row.group)) for row in rows],
            "Answers": [len(row.answers) for row in rows],
            "What happens": [_happens(row) for row in rows],
        }
    )


def _happens(row: SheetRow) -> str:
    if row.problems:
        return " ".join(row.problems)
    return "replaces the sheet that is in the room" if row.replaces else "new"

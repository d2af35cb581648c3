"""Sheets to print and to fill in by pen, and the empty Excel template."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from cluster_psia.i18n import languages
from cluster_psia.ui import state
from cluster_psia.ui.room.paper.take import next_sheet_number
from cluster_psia.workshop.sheets.template import sheet_template
from cluster_psia.workshop.values import LAST_SHEET, SHEETS_AT_ONCE, Participant, Room


def draw_sheets_to_print(room: Room, sheets: Sequence[Participant]) -> None:
    """Language and numbers of the sheets, the page to print, and the template."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        language = _choose_language(room)
        first, last = _choose_numbers(sheets)
        st.link_button(
            "Score sheets to print",
            f"/sheets/{room.code}?lang={language}&from={first}&to={last}",
            icon=":material/print:",
            help=(
                "Three to five pages each, with code and sheet number on every page: staple them."
                " Print other languages with other numbers, so that no number is used twice."
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


def _choose_language(room: Room) -> str:
    names = {each.code: each.name for each in languages()}
    return st.selectbox(
        "Language of the sheets",
        room.settings.languages,
        key=state.widget_key("room.sheets.lang"),
        format_func=lambda code: names.get(code, code),
        width=200,
    )


def _choose_numbers(sheets: Sequence[Participant]) -> tuple[int, int]:
    """The first number and the last one; the next free number is offered."""
    first = st.number_input(
        "First sheet number",
        1,
        LAST_SHEET,
        min(next_sheet_number(sheets), LAST_SHEET),
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
    return int(first), min(int(first) + int(count) - 1, LAST_SHEET)

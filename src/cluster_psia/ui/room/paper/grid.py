"""The grid to type sheets into. A row is a sheet; Tab goes on, a digit starts an answer, and a
block can be pasted from a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.ui import state
from cluster_psia.ui.grid.draw import draw_data_grid, handle_grid
from cluster_psia.ui.grid.held import HeldGrid, ShownGrid, begin_grid, held_grid, replace_grid
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.room.paper.desk import desk_place, sheets_at_other_desks
from cluster_psia.ui.room.paper.take import known_sheets, next_sheet_number, take_sheets_over
from cluster_psia.ui.room.view import PaperGridView
from cluster_psia.words import and_phrase, counted_noun
from cluster_psia.workshop.sheets.entry import (
    SHEET,
    EntryRow,
    blank_sheets,
    entered_numbers,
    entered_rows,
    is_begun_entry,
    left_sheets,
    sheets_table,
    with_sheets,
)
from cluster_psia.workshop.sheets.keep import sheet_numbers
from cluster_psia.workshop.sheets.report import SheetReport

if TYPE_CHECKING:
    from cluster_psia.workshop.values import Participant, Room

KEPT = "Kept here until you take the sheets over."
KEPT_BUT = "Kept here; a sheet with a marked cell is not taken over."


def draw_grid(room: Room, sheets: Sequence[Participant]) -> None:
    """The grid and its button, and what became of the sheets in it."""
    st.markdown(
        f"A row a sheet, into round {room.round}. Type **1–5**, **?** for don’t know, **-** for not"
        " applicable; Tab goes on to the next criterion; leave empty what was left empty. Comments"
        " stand behind the answers. A sheet number used again replaces it."
    )
    shown = _shown(room)
    begin_grid(shown, blank_sheets(next_sheet_number(sheets)))
    if state.view_of(PaperGridView).told is None:
        _tell_numbers(shown, sheet_numbers(sheets))
    draw_data_grid(shown)
    st.button(
        "Take these sheets over",
        key=state.widget_key("room.grid.take"),
        icon=":material/keyboard_return:",
        on_click=_take,
        args=(room,),
    )
    if state.view_of(PaperGridView).asks:
        _ask(room)
    _offer_other_desks(room, sheets)


def _tell_numbers(shown: ShownGrid[None], numbers: frozenset[int]) -> None:
    """Whoever sees this screen is told that these numbers are taken. Of those that stand in the
    grid by then nobody knows whether they were told: they are asked about.
    """
    here = set(entered_numbers(held_grid(shown.name).draft))
    told = frozenset(number for number in numbers if str(number) not in here)
    state.change_view(PaperGridView, told=told)


def _shown(room: Room) -> ShownGrid[None]:
    """The grid of this room: it saves nothing by itself."""
    table = sheets_table(room, method_of(state.current_assessment()))
    return ShownGrid(
        f"room.sheets.{room.code}",
        "Score sheets, one a row",
        lambda _: table,
        lambda: None,
        lambda _: True,
        KEPT,
        KEPT_BUT,
        place=desk_place(room),  # two computers type sheets of one room, each its own
        worth=is_begun_entry,
    )


def _entered(room: Room) -> tuple[EntryRow, ...]:
    shown = _shown(room)
    return entered_rows(held_grid(shown.name).draft, shown.table(None))


def _ask(room: Room) -> None:
    """What is to become of sheets that were not understood: nobody decides that unseen."""
    rows = _entered(room)
    bad = [row for row in rows if row.sheet is None]
    if not bad:
        return
    numbers = _numbers_of(room, bad)
    st.warning(
        plain_text(
            f"Nothing was taken over. Of {numbers} something was not understood, the number stands"
            " twice, or a comment has no answer (type ? for don’t know): mend what is marked, or"
            " empty it."
        ),
        icon=":material/warning:",
    )
    good = len(rows) - len(bad)
    if good:
        st.button(
            f"Take the other {counted_noun(good, 'sheet')} over and keep {numbers} here",
            key=state.widget_key("room.grid.take_others"),
            on_click=_take,
            args=(room,),
            kwargs={"others": True},
        )


def _numbers_of(room: Room, rows: Sequence[EntryRow]) -> str:
    cells = held_grid(_shown(room).name).draft.cells
    numbers = [cells.get((row.id, SHEET), "").strip() or "?" for row in rows]
    return f"sheet {and_phrase(numbers)}"


def _take(room: Room, *, others: bool = False) -> None:
    """Take the sheets over, all of them, or the ``others`` than those not understood."""
    shown = _shown(room)
    handle_grid(shown)  # what was typed last came in the same breath
    sheets = known_sheets(room)
    if sheets is not None:
        _take_rows(room, sheets, others=others)


def _take_rows(room: Room, sheets: Sequence[Participant], *, others: bool) -> None:
    shown = _shown(room)
    rows = _entered(room)
    good = {row.id: row.sheet for row in rows if row.sheet is not None}
    state.change_view(PaperGridView, asks=len(good) < len(rows))
    if not good or (len(good) < len(rows) and not others):
        if not rows:
            state.add_error("Nothing was taken over. Every row is still empty.")
        return
    report = SheetReport(sheets=tuple(good.values()))
    if strange := _came_meanwhile(sheets, report):
        state.add_error(
            f"Nothing was taken over. Another computer has brought sheet {strange} into the room"
            " meanwhile: give yours another number, or press again to replace it."
        )
    elif take_sheets_over(room, report):
        taken = {row: sheet.sheet for row, sheet in good.items()}
        held, known = held_grid(shown.name), next_sheet_number(sheets) - 1
        draft = left_sheets(held.draft, taken, known)
        replace_grid(shown, HeldGrid(draft, held.heard, held.renamed))
        told = sheet_numbers(sheets) | set(taken.values())
        state.change_view(PaperGridView, told=told, asks=False)


def _came_meanwhile(sheets: Sequence[Participant], report: SheetReport) -> str:
    """Numbers of the report that nobody at this screen knew to be taken; told once, for the second
    press is meant.
    """
    known = state.view_of(PaperGridView).told or frozenset()
    now = sheet_numbers(sheets)
    state.change_view(PaperGridView, told=now)
    new = now - known
    return ", ".join(str(sheet.sheet) for sheet in report.sheets if sheet.sheet in new)


# Other screens -----------------------------------------------------------------------------------


def _offer_other_desks(room: Room, sheets: Sequence[Participant]) -> None:
    """What was typed in elsewhere and not taken over can be brought here: a closed tab loses
    nothing.
    """
    for place, draft in sheets_at_other_desks(room).items():
        numbers = entered_numbers(draft)
        what = f"sheet {and_phrase([each or '?' for each in numbers])}" if numbers else "a number"
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(
                f"On another screen {plain_text(what)} was typed in and not taken over.",
                width="content",
            )
            st.button(
                "Bring it here",
                key=state.widget_key(f"room.grid.bring.{place}"),
                type="tertiary",
                help="For a screen that was closed. Where somebody still types, leave it there.",
                on_click=_bring,
                args=(room, place, next_sheet_number(sheets) - 1),
            )


def _bring(room: Room, place: str, known: int) -> None:
    other = sheets_at_other_desks(room).get(place)
    if other is None:
        return
    shown = _shown(room)
    held = held_grid(shown.name)
    draft = with_sheets(held.draft, other, known)
    replace_grid(shown, HeldGrid(draft, held.heard, held.renamed))
    state.try_to_keep(lambda: state.keep_draft(place, None))
    _tell_numbers(shown, state.view_of(PaperGridView).told or frozenset())

"""Those without a phone: paper sheets to type in by keyboard, to take over from Excel and CSV, or
to print.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.room.act import read_or_tell
from cluster_psia.ui.room.page import watch_room
from cluster_psia.ui.room.paper.grid import draw_grid
from cluster_psia.ui.room.paper.printed import draw_sheets_to_print
from cluster_psia.ui.room.paper.take import ENTERED, known_sheets
from cluster_psia.ui.room.paper.upload import draw_upload
from cluster_psia.words import counted_noun
from cluster_psia.workshop import actions
from cluster_psia.workshop.groups import group_name

if TYPE_CHECKING:
    from cluster_psia.workshop.values import Participant, Room


def draw_paper_entry(room: Room) -> None:
    """Two ways to enter sheets, what is there, then sheets to print."""
    watch_room(room)
    people = read_or_tell(lambda: actions.room_participants(state.room_store(), room.code))
    known = known_sheets(room)
    if people is None or known is None:
        return
    sheets = [each for each in people if each.sheet is not None]
    if room.state == "ended":
        st.info("This room has ended; it takes no more sheets.", icon=":material/flag:")
    else:
        typed, uploaded = st.tabs(["Type sheets in", "Take over a filled Excel or CSV file"])
        with typed:
            draw_grid(room, known)
        with uploaded:
            draw_upload(room, known)
    _draw_kept(room, sheets)
    draw_sheets_to_print(room, known)


def _draw_kept(room: Room, sheets: Sequence[Participant]) -> None:
    if not sheets:
        st.caption("No paper sheet is in this room yet.")
        return
    answers = _answers_by_number(room)
    with st.expander(f"{counted_noun(len(sheets), 'paper sheet')} in this room, {ENTERED}"):
        in_order = sorted(sheets, key=lambda each: each.sheet or 0)
        lines = [_kept_line(room, person, answers.get(person.number, 0)) for person in in_order]
        st.markdown("\n".join(lines))


def _answers_by_number(room: Room) -> dict[int, int]:
    """How many answers of this round each rater number has."""
    counts: dict[int, int] = {}
    for each in actions.answers_given(state.room_store(), room.code):
        if each.round == room.round:
            counts[each.number] = counts.get(each.number, 0) + 1
    return counts


def _kept_line(room: Room, person: Participant, answers: int) -> str:
    return (
        f"- Sheet {person.sheet} · p{person.number:02d} · {plain_text(group_name(person.group))} ·"
        f" {answers} answers in round {room.round} · {ENTERED}"
    )

"""The live board: who is here, how far the round is, and whose voices are missing."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from cluster_psia.store import StoreError
from cluster_psia.ui import state
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.room.page import BEAT, criterion_labels, current_room, group_names
from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import WorkshopError
from cluster_psia.workshop.groups import group_name
from cluster_psia.workshop.values import Board, Room

ABOUT = (
    "Joined: has a personal link. Answering: at least one answer in this round. Finished: every"
    " open criterion answered, don’t know and not applicable included. On paper: entered by the"
    " facilitator."
)


@st.fragment(run_every=BEAT)
def draw_room_board(seen: Room) -> None:
    """The board, read again every two seconds."""
    room = current_room(seen)
    if room is None:
        return
    try:
        found = actions.room_board(state.room_store(), room.code)
    except (WorkshopError, StoreError) as error:
        st.warning(f"{plain_text(str(error))} Trying again …", icon=":material/warning:")
        return
    names = group_names(room, *(count.group for count in found.groups))
    st.html(counts_html(found))
    if found.not_heard:
        missing = ", ".join(group_name(group) for group in found.not_heard)
        st.warning(
            plain_text(f"Voices not heard yet: {missing}"), icon=":material/hearing_disabled:"
        )
    if not found.joined and not found.on_paper:
        st.info(
            "Nobody has joined yet. Put “Wall: join” on the projector, or enter paper sheets.",
            icon=":material/info:",
        )
    left, right = st.columns([5, 6], gap="medium")
    left.html(groups_table(found, names))
    right.html(criteria_table(found, room))
    st.caption(ABOUT)


def counts_html(found: Board) -> str:
    """Four large numbers, and how far that is."""
    numbers = [
        (found.joined, "joined"),
        (found.answering, "answering"),
        (found.finished, "finished"),
        (found.on_paper, "on paper, entered by the facilitator"),
    ]
    return (
        '<div class="room-counts" role="status">'
        + "".join(f"<span><b>{number}</b> {word}</span>" for number, word in numbers)
        + "</div>"
    )


def groups_table(found: Board, names: Mapping[str, str]) -> str:
    """The same by group, those that nobody joined from included."""
    there = {count.group: count for count in found.groups}
    rows = []
    for group, name in names.items():
        count = there.get(group)
        cells = (
            (count.joined, count.answering, count.finished, count.on_paper)
            if count
            else (0, 0, 0, 0)
        )
        rows.append(
            f'<tr><th scope="row">{escape(name)}</th>{"".join(f"<td>{n}</td>" for n in cells)}</tr>'
        )
    heads = ("By group", "Joined", "Answering", "Finished", "On paper")
    return _table(heads, rows)


def criteria_table(found: Board, room: Room) -> str:
    """How many have answered each criterion in this round: never what."""
    of = found.joined + found.on_paper
    names, rows = criterion_labels(room), []
    for count in found.criteria:
        is_open = count.criterion in room.open_criteria
        revealed = (room.round, count.criterion) in room.revealed
        stands = "open" if is_open else "revealed" if revealed else "closed"
        share = min(100, round(100 * count.answers / of)) if of else 0
        aside = [f"{count.unknown} don’t know"] if count.unknown else []
        aside += [f"{count.not_applicable} not applicable"] if count.not_applicable else []
        rows.append(
            f'<tr><th scope="row">{escape(names[count.criterion])}</th>'
            f'<td><span class="share"><i style="width:{share}%"></i></span></td>'
            f"<td>{count.answers} of"
            f" {of}</td><td><small>{', '.join(aside)}</small></td><td>{stands}</td></tr>"
        )
    return _table(("By criterion", "", "Answered", "", ""), rows)


def _table(heads: tuple[str, ...], rows: list[str]) -> str:
    head = "".join(f'<th scope="col">{text}</th>' for text in heads)
    return (
        "<table"
        f' class="room-board"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    )

"""The live board: who is here, how far the round is, and whose voices are missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from cluster_psia.store import StoreError
from cluster_psia.ui import state
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.room.act import draw_retry
from cluster_psia.ui.room.lead.crowd import draw_crowd_word
from cluster_psia.ui.room.page import BEAT, criterion_labels, current_room, group_names
from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import WorkshopError
from cluster_psia.workshop.groups import group_name
from cluster_psia.workshop.values import Board, CriterionCount, GroupCount, Room

NOT_AGAIN = "not asked in this round; earlier answers stand"
ABOUT = (
    "Joined: has a personal link. Answering: at least one answer in this round. Finished: every"
    " open criterion answered, don’t know and not applicable included. On paper:"
    " entered by the facilitator."
)


@st.fragment(run_every=BEAT)
def draw_room_board(seen: Room) -> None:
    """The board, read again every two seconds."""
    room = current_room(seen)
    if room is None:
        return
    try:
        found = actions.room_board(state.room_store(), room.code)
        draw_crowd_word(room, found.joined)
    except (WorkshopError, StoreError) as error:
        draw_retry(error)
        return
    st.html(counts_html(found))
    _draw_who_is_missing(found)
    left, right = st.columns([5, 6], gap="medium")
    names = group_names(room, *(count.group for count in found.groups))
    left.html(groups_table(found, names))
    right.html(criteria_table(found, room))
    st.caption(ABOUT)


def _draw_who_is_missing(found: Board) -> None:
    if found.not_heard:
        missing = ", ".join(group_name(group) for group in found.not_heard)
        text = plain_text(f"Voices not heard yet: {missing}")
        st.warning(text, icon=":material/hearing_disabled:")
    if not found.joined and not found.on_paper:
        st.info(
            "Nobody has joined yet. Put “Wall: join” on the projector, or enter paper sheets.",
            icon=":material/info:",
        )


def counts_html(found: Board) -> str:
    """Four large numbers, and how far that is."""
    numbers = [
        (found.joined, "joined"),
        (found.answering, "answering"),
        (found.finished, "finished"),
        (found.on_paper, "on paper, entered by the facilitator"),
    ]
    spans = "".join(f"<span><b>{number}</b> {word}</span>" for number, word in numbers)
    return f'<div class="room-counts" role="status">{spans}</div>'


def groups_table(found: Board, names: Mapping[str, str]) -> str:
    """The same by group, those that nobody joined from included."""
    by_group = {count.group: count for count in found.groups}
    rows = [
        _group_row(name, by_group.get(group) or GroupCount(group=group))
        for group, name in names.items()
    ]
    return _table(("By group", "Joined", "Answering", "Finished", "On paper"), rows)


def _group_row(name: str, count: GroupCount) -> str:
    figures = (count.joined, count.answering, count.finished, count.on_paper)
    cells = "".join(f"<td>{figure}</td>" for figure in figures)
    # Somebody may type 60 letters without a space: three lines of them, the whole name at a touch.
    named = f'<th scope="row" title="{escape(name)}"><span class="cut">{escape(name)}</span></th>'
    return f"<tr>{named}{cells}</tr>"


def criteria_table(found: Board, room: Room) -> str:
    """How many have answered each criterion in this round: never what."""
    of = found.joined + found.on_paper
    names = criterion_labels(room)
    rows = [
        _criterion_row(count, of, names[count.criterion], _standing(room, count))
        for count in found.criteria
    ]
    return _table(("By criterion", "", "Answered", "", ""), rows)


def _standing(room: Room, count: CriterionCount) -> str:
    """Whether a criterion takes answers, or was revealed in this round.

    One that takes none and has none in a later round was not asked again, and nothing is lost.
    """
    if count.criterion in room.open_criteria:
        return "open"
    if (room.round, count.criterion) in room.revealed:
        return "revealed"
    return NOT_AGAIN if room.round > 1 and not count.answers else "closed"


def _criterion_row(count: CriterionCount, of: int, name: str, standing: str) -> str:
    if standing == NOT_AGAIN:
        return (
            f'<tr><th scope="row">{escape(name)}</th><td></td>'
            f'<td colspan="3"><small>{NOT_AGAIN}</small></td></tr>'
        )
    share = min(100, round(100 * count.answers / of)) if of else 0
    return (
        f'<tr><th scope="row">{escape(name)}</th>'
        f'<td><span class="share"><i style="width:{share}%"></i></span></td>'
        f"<td>{count.answers} of {of}</td>"
        f"<td><small>{_beside_scores(count)}</small></td>"
        f"<td>{standing}</td></tr>"
    )


def _beside_scores(count: CriterionCount) -> str:
    """The answers that are no scores."""
    unknown = f"{count.unknown} don’t know" if count.unknown else ""
    beside = f"{count.not_applicable} not applicable" if count.not_applicable else ""
    return ", ".join(filter(None, (unknown, beside)))


def _table(heads: Sequence[str], rows: Sequence[str]) -> str:
    head = "".join(f'<th scope="col">{text}</th>' for text in heads)
    return (
        f'<table class="room-board"><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )

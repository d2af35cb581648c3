"""The end of a room: what goes into the assessment, how to take it back, and what is deleted for
good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.room.act import act_on_room, read_or_tell
from cluster_psia.ui.room.comments import KEEP, choose_comments, picked_comments
from cluster_psia.ui.room.page import watch_room
from cluster_psia.ui.room.setup.fixed import draw_fixed_settings
from cluster_psia.words import counted_noun, moment_words
from cluster_psia.workshop import actions

if TYPE_CHECKING:
    from cluster_psia.workshop.values import Room


def draw_room_end(room: Room) -> None:
    """Before the end, or after it."""
    watch_room(room)
    if room.state == "ended":
        _after(room)
    else:
        _before(room)
    draw_fixed_settings(room)


def _before(room: Room) -> None:
    given = read_or_tell(lambda: actions.answers_given(state.room_store(), room.code))
    if given is None:
        return
    raters = len({each.number for each in given})
    st.markdown(
        f"Ending writes {len(given)} answers of {raters} people into the assessment: rater number,"
        " group, round, criterion and score. Names, links and comments stay out, but for the"
        " comments that you tick here."
    )
    blind = room.state == "open" and room.settings.blind
    if blind:
        st.info(
            "Comments on criteria that still take answers are not shown: the room scores blind.",
            icon=":material/visibility_off:",
        )
    hidden = room.open_criteria if blind else ()
    readable = [key for key in room.settings.criteria if key not in hidden]
    choose_comments(room, given, readable, KEEP)
    _offer_end(room, len(given))


def _offer_end(room: Room, answers: int) -> None:
    # It runs again when opened: the numbers in it are those of this moment.
    with st.popover(
        "End the room …",
        icon=":material/flag:",
        type="primary",
        key=state.widget_key("room.end.open"),
        on_change="rerun",
    ):
        kept = len(picked_comments(room, KEEP))
        st.markdown(
            f"Nobody can join or answer any more. {answers} answers and"
            f" {counted_noun(kept, 'comment')} go into the assessment. You can take the end back"
            " as long as the assessment has not changed since."
        )
        st.button("End it now", key=state.widget_key("room.end"), on_click=_end, args=(room,))


def _end(room: Room) -> None:
    chosen = picked_comments(room, KEEP)

    def _write() -> None:
        actions.end_room(state.room_store(), state.assessment_store(), room.code, chosen)

    if act_on_room(_write, "Ended: the scores are in the matrix."):
        state.take_newest()


def _after(room: Room) -> None:
    at = f" on {moment_words(room.ended_at)}" if room.ended_at else ""
    st.info(
        f"This room ended{at}. Its scores are in the assessment; “Poverty matrix” counts them.",
        icon=":material/flag:",
    )
    left, right = st.columns(2, gap="large")
    with left:
        _undo(room)
    with right:
        _traces(room)


def _changed_since(room: Room) -> bool:
    """Whether the assessment is no longer as the end of the room left it."""
    opened = state.current_revision()
    if opened is None or room.ended_revision is None:
        return False
    return opened.revision != room.ended_revision


def _undo(room: Room) -> None:
    changed = _changed_since(room)
    st.markdown("**Take the end back**")
    st.markdown("The scores go out of the assessment again; the room is closed but not over.")
    if changed:
        st.caption("The assessment has changed since, so the end cannot be taken back any more.")
    st.button(
        "Take the end back",
        key=state.widget_key("room.undo_end"),
        icon=":material/undo:",
        disabled=changed,
        on_click=_undo_end,
        args=(room,),
    )


def _undo_end(room: Room) -> None:
    def _take_back() -> None:
        actions.undo_end(state.room_store(), state.assessment_store(), room.code)

    if act_on_room(_take_back, "Taken back: the room is closed, not over."):
        state.take_newest()


def _traces(room: Room) -> None:
    st.markdown("**Personal traces**")
    if room.traces_deleted:
        st.markdown(
            "Aliases, comments, personal links and the key of this room are deleted."
            " The scores are kept."
        )
        return
    st.markdown(
        "Aliases, comments and personal links are still in the store, for the facilitator only."
    )
    with st.popover("Delete this room’s personal traces …", icon=":material/delete:"):
        st.markdown(
            "Aliases, comments, links, this room’s key and sheets that were typed in and not taken"
            " over are deleted for good; nobody can bring them back. Scores, groups and rater"
            " numbers stay; so do comments kept in the assessment."
        )
        st.button(
            "Delete them for good",
            key=state.widget_key("room.delete_traces"),
            on_click=_delete,
            args=(room,),
        )


def _delete(room: Room) -> None:
    act_on_room(
        lambda: actions.delete_traces(state.room_store(), room.code),
        "Deleted. The scores are kept.",
    )

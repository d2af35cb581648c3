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
    _tell_scores_before_end(room)
    raters = len({each.number for each in given})
    st.markdown(
        f"Ending writes {_counted(len(given), raters)} into the assessment: round, criterion,"
        " score, group, and a rater number drawn by lot. A group of whom only one or two answered"
        " a criterion in a round goes out as “other”. Names, links and comments stay out, but for"
        " the comments that you tick here."
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


def _tell_scores_before_end(room: Room) -> None:
    """Scores of an earlier end that stand in the assessment again, though it was taken back."""
    opened = state.current_revision()
    if opened is None:
        return
    count = read_or_tell(
        lambda: actions.scores_before_end(state.room_store(), opened.assessment, room.code)
    )
    if count:
        st.warning(
            f"This room’s scores stand in the assessment although it has not ended:"
            f" {counted_noun(count, 'answer')} of an earlier end, put back by an undo or another"
            " change. Ending it takes them out and writes what stands in the room by then.",
            icon=":material/warning:",
        )


def _counted(answers: int, people: int) -> str:
    of = counted_noun(people, "person", "people")
    return f"{counted_noun(answers, 'answer')} of {of}"


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
            f"Nobody can join or answer any more. {counted_noun(answers, 'answer')} and"
            f" {counted_noun(kept, 'comment')} go into the assessment. You can take the end back."
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
    _tell_scores(room, f"This room ended{at}.")
    if room.traces_deleted:
        _traces_gone()
        return
    left, right = st.columns(2, gap="large")
    with left:
        _undo(room)
    with right:
        _traces(room)


def _tell_scores(room: Room, ended: str) -> None:
    """Whether the room's scores stand in the assessment, as it is now; and to write them again."""
    opened = state.current_revision()
    if opened is None:
        return
    read = read_or_tell(
        lambda: actions.standing_scores(state.room_store(), opened.assessment, room.code)
    )
    if read is None:
        return
    if not read.of:
        st.info(f"{ended} Nobody answered, so it wrote nothing.", icon=":material/flag:")
        return
    if read.whole:
        text = f"{ended} Its {counted_noun(read.of, 'answer')} stand in the assessment;"
        st.info(f"{text} “Poverty matrix” counts them.", icon=":material/flag:")
    else:
        count = "none" if not read.there else f"only {read.there}"
        st.warning(
            f"{ended} Of its {counted_noun(read.of, 'answer')} {count} stand in the assessment:"
            " an undo or another change took them out. The room still has them.",
            icon=":material/warning:",
        )
    st.button(
        "Write the scores again",
        key=state.widget_key("room.write_again"),
        icon=":material/restore_page:",
        type="secondary" if read.whole else "primary",
        help="Writes what is missing, and nothing twice.",
        on_click=_write_again,
        args=(room,),
    )


def _write_again(room: Room) -> None:
    def _write() -> None:
        actions.end_room(state.room_store(), state.assessment_store(), room.code)

    if act_on_room(_write, "All scores of this room stand in the matrix."):
        state.take_newest()


def _undo(room: Room) -> None:
    st.markdown("**Take the end back**")
    st.markdown(
        "The room’s scores go out of the assessment again and all else in it stays;"
        " the room is closed but not over."
    )
    st.button(
        "Take the end back",
        key=state.widget_key("room.undo_end"),
        icon=":material/undo:",
        on_click=_undo_end,
        args=(room,),
    )


def _undo_end(room: Room) -> None:
    def _take_back() -> None:
        actions.undo_end(state.room_store(), state.assessment_store(), room.code)

    if act_on_room(_take_back, "Taken back: the room is closed, not over."):
        state.take_newest()


def _traces_gone() -> None:
    st.markdown("**Personal traces**")
    st.markdown(
        "Aliases, comments, personal links and the key of this room are deleted. The scores are"
        " kept. The end cannot be taken back any more: to score again, open a new room."
    )


def _traces(room: Room) -> None:
    st.markdown("**Personal traces**")
    st.markdown(
        "Aliases, comments and personal links are still in the store, for the facilitator only."
    )
    with st.popover("Delete this room’s personal traces …", icon=":material/delete:"):
        st.markdown(
            "Aliases, comments, links, who came when and how, the names of groups that went out as"
            " “other”, this room’s key and sheets that were typed in and not taken over are"
            " deleted for good; nobody can bring them back, and the end cannot be"
            " taken back after it. Scores, larger groups and rater numbers stay; so"
            " do comments kept in the assessment."
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

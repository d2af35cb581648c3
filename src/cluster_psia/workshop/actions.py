"""Every action of a workshop in one place; the first argument is whoever keeps the rooms."""

from cluster_psia.workshop.ending import delete_traces, end_room, undo_end
from cluster_psia.workshop.keys import (
    door_sessions,
    end_session,
    keep_facilitator_key,
    make_facilitator_key,
    make_room_key,
    session_of,
    start_session,
)
from cluster_psia.workshop.leading import (
    change_wall,
    check_settings,
    close_round,
    lock_room,
    open_room,
    reopen_round,
    reset_participant,
    reveal_results,
    start_next_round,
    widen_room,
)
from cluster_psia.workshop.looking import (
    answers_given,
    criterion_results,
    find_room,
    room_board,
    room_participants,
    rooms_of,
)
from cluster_psia.workshop.sheets.keep import add_sheet, add_sheets, take_report
from cluster_psia.workshop.taking_part import (
    change_details,
    find_participant,
    give_answer,
    join_room,
    own_answers,
)

__all__ = [
    "add_sheet",
    "add_sheets",
    "answers_given",
    "change_details",
    "change_wall",
    "check_settings",
    "close_round",
    "criterion_results",
    "delete_traces",
    "door_sessions",
    "end_room",
    "end_session",
    "find_participant",
    "find_room",
    "give_answer",
    "join_room",
    "keep_facilitator_key",
    "lock_room",
    "make_facilitator_key",
    "make_room_key",
    "open_room",
    "own_answers",
    "reopen_round",
    "reset_participant",
    "reveal_results",
    "room_board",
    "room_participants",
    "rooms_of",
    "session_of",
    "start_next_round",
    "start_session",
    "take_report",
    "undo_end",
    "widen_room",
]

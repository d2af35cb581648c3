"""Every action of a workshop in one place; the first argument is whoever keeps the rooms."""

from cluster_psia.workshop.keys import session_holds, start_session
from cluster_psia.workshop.leading import (
    add_sheet,
    add_sheets,
    board,
    check,
    close,
    delete_traces,
    end,
    given,
    lock,
    next_round,
    open_room,
    people,
    reopen,
    reset_participant,
    results,
    reveal,
    room,
    rooms_of,
    undo_end,
)
from cluster_psia.workshop.taking_part import answer, change_details, join, own_answers, participant

__all__ = [
    "add_sheet", "add_sheets", "answer", "board", "change_details", "check", "close", "delete_traces", "end", "given",
    "join", "lock", "next_round", "open_room", "own_answers", "participant", "people", "reopen",
    "reset_participant", "results", "reveal", "room", "rooms_of", "session_holds", "start_session", "undo_end",
]  # fmt: skip

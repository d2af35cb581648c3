"""Workshop: open a room for the open assessment, lead it
through its rounds, read its results, end it.
"""

from cluster_psia.ui import (
    room,
    room_board,
    room_end,
    room_entry,
    room_lead,
    room_projector,
    room_results,
    room_setup,
)

shown = room.chosen()
if shown is None:
    room_setup.rooms()
else:
    view = room.choose_view(shown)
    if view == "lead":
        room_lead.lead(shown)
        room_board.board(shown)
        room_lead.about(shown)
    elif view == "join":
        room_projector.join(shown)
    elif view == "results":
        room_results.results(shown)
    elif view == "paper":
        room_entry.paper(shown)
    else:
        room_end.end(shown)

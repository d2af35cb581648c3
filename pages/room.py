"""Workshop: open a room for the open assessment, lead it
through its rounds, read its results, end it.
"""

from cluster_psia.ui.room import board as room_board
from cluster_psia.ui.room import end as room_end
from cluster_psia.ui.room import lead as room_lead
from cluster_psia.ui.room import page as room
from cluster_psia.ui.room import paper as room_entry
from cluster_psia.ui.room import results as room_results
from cluster_psia.ui.room import setup as room_setup
from cluster_psia.ui.room import wall as room_projector

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

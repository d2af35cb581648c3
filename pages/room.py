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

shown = room.chosen_room()
if shown is None:
    room_setup.draw_room_list()
else:
    view = room.choose_room_view(shown)
    if view == "lead":
        room_lead.draw_lead_actions(shown)
        room_board.draw_room_board(shown)
        room_lead.draw_room_details(shown)
    elif view == "join":
        room_projector.draw_join_wall(shown)
    elif view == "results":
        room_results.draw_room_results(shown)
    elif view == "paper":
        room_entry.draw_paper_entry(shown)
    else:
        room_end.draw_room_end(shown)

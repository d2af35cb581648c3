"""Workshop: open a room for the open assessment, lead it through its rounds, read its results, end
it.
"""

from cluster_psia.ui.room import page as room
from cluster_psia.ui.room.board import draw_room_board
from cluster_psia.ui.room.end import draw_room_end
from cluster_psia.ui.room.lead.page import draw_lead_actions, draw_room_details
from cluster_psia.ui.room.paper.page import draw_paper_entry
from cluster_psia.ui.room.results import draw_room_results
from cluster_psia.ui.room.setup.list import draw_room_list
from cluster_psia.ui.room.wall import draw_join_wall

shown = room.chosen_room()
if shown is None:
    draw_room_list()
else:
    view = room.choose_room_view(shown)
    if view == "lead":
        draw_lead_actions(shown)
        draw_room_board(shown)
        draw_room_details(shown)
    elif view == "join":
        draw_join_wall(shown)
    elif view == "results":
        draw_room_results(shown)
    elif view == "paper":
        draw_paper_entry(shown)
    else:
        draw_room_end(shown)

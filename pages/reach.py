"""Reach: where the programme enters the chain, and whom it comes to from there."""

from cluster_psia.ui import state
from cluster_psia.ui.chain.panel import draw_side_panel
from cluster_psia.ui.map.opened import opened_item
from cluster_psia.ui.reach import page as reach

a = state.current_assessment()
if a.chain.actors or a.chain.institutions:
    reach.draw_reach(a)
    if opened_item(a):
        draw_side_panel(a)
else:
    reach.draw_empty_reach()

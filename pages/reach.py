"""Reach: where the programme enters the chain, and whom it comes to from there."""

from cluster_psia.ui import reach, state

a = state.current_assessment()
if a.chain.actors or a.chain.institutions:
    reach.draw_reach(a)
else:
    reach.draw_empty_reach()

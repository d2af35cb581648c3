"""Reach: where the programme enters the chain, and whom it comes to from there."""

from cluster_psia.ui import reach, state

a = state.assessment()
if a.chain.actors or a.chain.institutions:
    reach.page(a)
else:
    reach.empty()

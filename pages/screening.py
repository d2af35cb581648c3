"""Screening: every node of the chain on the nine items of Box A.2, and what they suggest."""

from cluster_psia.ui import state
from cluster_psia.ui.screening import page as screening

a = state.assessment()
if a.chain.actors:
    screening.page(a)
else:
    screening.empty()

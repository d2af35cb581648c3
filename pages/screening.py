"""Screening: every node of the chain on the nine items of Box A.2, and what they suggest."""

from cluster_psia.ui import state
from cluster_psia.ui.screening import page as screening

a = state.current_assessment()
if a.chain.actors:
    screening.draw_screening(a)
else:
    screening.draw_empty_screening()

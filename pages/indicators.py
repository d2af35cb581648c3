"""Indicators: few for each poverty group, suggested with
reasons, confirmed and ranked by the group itself.
"""

from cluster_psia.ui import state
from cluster_psia.ui.indicators import choose as indicators
from cluster_psia.ui.indicators import rank as indicators_taken

a = state.assessment()
if not a.groups:
    indicators.empty()
else:
    indicators.who_confirms()
    group = indicators.choose_group(a)
    indicators.warnings(a)
    if indicators.choose_section(a, group) == indicators.CHOOSE:
        indicators.choosing(a, group)
    else:
        indicators_taken.ranking(a, group)

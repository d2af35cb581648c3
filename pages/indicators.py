"""Indicators: few for each poverty group, suggested with
reasons, confirmed and ranked by the group itself.
"""

from cluster_psia.ui import indicators, indicators_taken, state

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

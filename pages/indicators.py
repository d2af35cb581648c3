"""Indicators: few for each poverty group, suggested with reasons; the group confirms and ranks."""

from cluster_psia.ui import state
from cluster_psia.ui.indicators import choose as indicators
from cluster_psia.ui.indicators import rank as indicators_taken

a = state.current_assessment()
if not a.groups:
    indicators.draw_empty_indicators()
else:
    indicators.draw_who_confirms()
    group = indicators.choose_poverty_group(a)
    indicators.draw_indicator_warnings(a)
    if indicators.choose_indicator_step(a, group) == indicators.CHOOSE:
        indicators.draw_indicator_suggestions(a, group)
    else:
        indicators_taken.draw_taken_indicators(a, group)

"""Methods: how each indicator is measured, stage by stage, and by how many kinds of evidence."""

from cluster_psia.ui import state
from cluster_psia.ui.methods import mix as methods
from cluster_psia.ui.methods import triangulation
from cluster_psia.ui.methods.tools import draw_discussion_tools

a = state.current_assessment()
triangulation.draw_evidence_gaps()
methods.draw_method_cautions(a)
stage = methods.choose_part(a)
if stage:
    methods.draw_method_mix(a, stage)
else:
    triangulation.draw_evidence_table()
    draw_discussion_tools(a)

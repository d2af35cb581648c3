"""Methods: how each indicator is measured, stage by stage, and
whether more than one kind of evidence bears on it.
"""

from cluster_psia.ui import state
from cluster_psia.ui.methods import mix as methods
from cluster_psia.ui.methods import triangulation

a = state.current_assessment()
triangulation.draw_evidence_gaps(a)
methods.draw_method_cautions(a)
stage = methods.choose_part(a)
if stage:
    methods.draw_method_mix(a, stage)
else:
    triangulation.draw_evidence_table(a)
    methods.draw_discussion_tools(a)

"""Methods: how each indicator is measured, stage by stage, and
whether more than one kind of evidence bears on it.
"""

from cluster_psia.ui import state
from cluster_psia.ui.methods import mix as methods
from cluster_psia.ui.methods import triangulation

a = state.assessment()
triangulation.gaps(a)
methods.before(a)
stage = methods.choose_part(a)
if stage:
    methods.mix(a, stage)
else:
    triangulation.table(a)
    methods.tools(a)

"""Methods: how each indicator is measured, stage by stage, and whether more than one kind of evidence bears on it."""

from cluster_psia.ui import methods, state, triangulation

a = state.assessment()
triangulation.gaps(a)
methods.before(a)
methods.mix(a, methods.choose_stage(a))
methods.tools(a)
triangulation.table(a)

"""Poverty matrix: score the cluster, and see what the scores say and what they do not."""

from cluster_psia.ui import state
from cluster_psia.ui.matrix.page import draw_matrix

draw_matrix(state.current_assessment())

"""Poverty groups: who the poor are at each poverty node, how many, why poor, and with whom to
compare them.
"""

from cluster_psia.ui import state
from cluster_psia.ui.groups import add
from cluster_psia.ui.groups import page as groups

a = state.current_assessment()
nodes = groups.nodes_with_people(a)
if not nodes:
    groups.draw_empty_groups(a)
add.draw_group_maker(a)
for actor in nodes:
    groups.draw_node_groups(a, actor)

"""Poverty groups: who the poor are at each poverty node, how
many, why poor, and with whom to compare them.
"""

from cluster_psia.ui import groups, state

a = state.assessment()
nodes = groups.nodes_with_people(a)
if not nodes:
    groups.empty(a)
for actor in nodes:
    groups.node(a, actor)

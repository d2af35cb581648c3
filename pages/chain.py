"""Value chain: the map with its poverty nodes, what is open on it in a panel,
and one section below it.
"""

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.chain import page as chain
from cluster_psia.ui.chain.add import draw_add_forms
from cluster_psia.ui.chain.files import draw_chain_files
from cluster_psia.ui.chain.findings import draw_chain_findings
from cluster_psia.ui.chain.panel import draw_side_panel
from cluster_psia.ui.chain.tables import draw_chain_tables
from cluster_psia.ui.map import picture
from cluster_psia.ui.map.opened import opened_node_id

a = state.current_assessment()
drawn = bool(a.chain.actors or a.chain.institutions)
if not drawn:
    chain.draw_empty_chain()
shown = picture.choose_map_view()
picture.draw_map(a, shown)
left, right = st.columns([2, 3], gap="large")
with left:
    if drawn:
        picture.draw_node_chooser(a)
    chain.draw_guide_button(a)
    draw_add_forms(a)
with right:
    draw_side_panel(a)
which = chain.choose_chain_section()
if which == "tables":
    draw_chain_tables(opened_node_id(a))
elif which == "findings":
    draw_chain_findings(a)
elif which == "words":
    chain.draw_map_words(a)
else:
    draw_chain_files(a, shown)
if drawn:
    chain.draw_onward_links()

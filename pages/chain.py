"""Value chain: the map with its poverty nodes, what is open on it in a panel,
and one section below it.
"""

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.chain import page as chain
from cluster_psia.ui.chain.add import draw_add_form
from cluster_psia.ui.chain.begin import draw_beginning
from cluster_psia.ui.chain.files import draw_chain_files
from cluster_psia.ui.chain.findings import draw_chain_findings
from cluster_psia.ui.chain.panel import draw_side_panel
from cluster_psia.ui.chain.tables import draw_chain_tables
from cluster_psia.ui.map import picture
from cluster_psia.ui.map.opened import opened_node_id

a = state.current_assessment()
begins = draw_beginning(a)
drawn = bool(a.chain.actors or a.chain.institutions)
shown = picture.choose_map_view() if drawn else "people"
picture.draw_map(a, shown, in_words=True)
with st.container(key="chain_panel"):
    draw_side_panel(a)
with st.container(key="chain_add"):
    draw_add_form(a, chain.draw_ways_into_map(a))
with st.container(key="chain_below"):
    which = chain.choose_chain_section()
    if which == "tables":
        draw_chain_tables(opened_node_id(a))
    elif which == "findings":
        draw_chain_findings(a)
    elif which == "words":
        chain.draw_map_words(a)
    else:
        draw_chain_files(a, shown, begins=begins)
if drawn:
    chain.draw_onward_links()

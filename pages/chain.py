"""Value chain: the map with its poverty nodes, the chosen node in a panel, and everything as tables."""

import streamlit as st

from cluster_psia.ui import chain, state
from cluster_psia.ui.chain_panel import panel
from cluster_psia.ui.chain_tables import chain_tables

a = state.assessment()
drawn = bool(a.chain.actors or a.chain.institutions)
if drawn:
    chain.picture(a)
else:
    chain.empty()
left, right = st.columns([2, 3], gap="large")
with left:
    if drawn:
        chain.chooser(a)
    chain.adders(a)
with right:
    if drawn:
        panel(a, chain.chosen(a), on_close=chain.choose)
chain_tables(a, chain.chosen(a))

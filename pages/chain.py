"""Value chain: the map with its poverty nodes, what is open
on it in a panel, and one section below it.
"""

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.chain import page as chain
from cluster_psia.ui.chain.add import adders
from cluster_psia.ui.chain.files import files
from cluster_psia.ui.chain.findings import findings_section
from cluster_psia.ui.chain.panel import panel
from cluster_psia.ui.chain.tables import chain_tables
from cluster_psia.ui.map.opened import chosen

a = state.assessment()
drawn = bool(a.chain.actors or a.chain.institutions)
if not drawn:
    chain.empty()
shown = chain.view()
chain.picture(a, shown)
left, right = st.columns([2, 3], gap="large")
with left:
    if drawn:
        chain.chooser(a)
    chain.guide_button(a)
    adders(a)
with right:
    panel(a)
which = chain.section()
if which == "tables":
    chain_tables(a, chosen(a))
elif which == "findings":
    findings_section(a)
elif which == "words":
    chain.in_words(a)
else:
    files(a, shown)
if drawn:
    chain.onward()

"""Value chain: the map with its poverty nodes, what is open
on it in a panel, and one section below it.
"""

import streamlit as st

from cluster_psia.ui import chain, state
from cluster_psia.ui.chain_add import adders
from cluster_psia.ui.chain_files import files
from cluster_psia.ui.chain_findings import findings_section
from cluster_psia.ui.chain_open import chosen
from cluster_psia.ui.chain_panel import panel
from cluster_psia.ui.chain_tables import chain_tables

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

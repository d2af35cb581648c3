"""Study design: five answers, three approaches ranked with
reasons, and the one that people accept.
"""

import streamlit as st

from cluster_psia.ui import design, state

a = state.assessment()
left, right = st.columns([2, 3], gap="large")
with left:
    design.questions(a)
with right:
    design.ranking(a)
design.hazards(a)
design.units()

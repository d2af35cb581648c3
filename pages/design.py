"""Study design: five answers, three approaches ranked with
reasons, and the one that people accept.
"""

import streamlit as st

from cluster_psia.ui import design, state

a = state.current_assessment()
left, right = st.columns([2, 3], gap="large")
with left:
    design.draw_design_questions(a)
with right:
    design.draw_approaches(a)
design.draw_hazards(a)
design.draw_study_units(a)

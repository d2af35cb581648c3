"""Study design: five answers, three approaches ranked with reasons, and the one accepted."""

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.design import aside
from cluster_psia.ui.design.approaches import draw_approaches
from cluster_psia.ui.design.questions import draw_design_questions

a = state.current_assessment()
left, right = st.columns([2, 3], gap="medium")
with left:
    draw_design_questions(a)
with right:
    draw_approaches(a)
left, right = st.columns(2, gap="medium")
with left:
    aside.draw_hazards(a)
with right:
    aside.draw_study_units(a)

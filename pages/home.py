"""Home: what is in the store, samples, files, a new start."""

import streamlit as st

from cluster_psia.ui import home, state

left, right = st.columns([3, 2], gap="large")
with left:
    home.draw_assessment_list(state.assessment_store())
with right:
    home.draw_new_assessment()
    home.draw_samples()
    home.draw_assessment_files()

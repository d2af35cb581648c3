"""Home: what is in the store, samples, files, a new start."""

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.home import start
from cluster_psia.ui.home.list import draw_assessment_list

left, right = st.columns([3, 2], gap="large")
with left:
    draw_assessment_list(state.assessment_store())
with right:
    start.draw_new_assessment()
    start.draw_samples()
    start.draw_assessment_files()

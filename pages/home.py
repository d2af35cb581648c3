"""Home: what this is, the ways in, and what is in the store."""

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.home.introduction import draw_introduction, draw_outcome, draw_plan_picture
from cluster_psia.ui.home.list import draw_assessment_list
from cluster_psia.ui.home.start import draw_ways_in

kept = state.assessment_store().list()
left, right = st.columns([6, 5], gap="medium")
with left:
    draw_ways_in(kept)
if state.current_revision():  # whoever has opened something has read it
    with right:
        draw_introduction()
else:
    with left:
        draw_outcome()
    with right:
        draw_plan_picture()
draw_assessment_list(kept)

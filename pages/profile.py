"""Cluster profile: who, where, what is known, what the programme does."""

import streamlit as st

from cluster_psia.ui import profile, state

a = state.current_assessment()
left, right = st.columns(2, gap="large")
with left:
    profile.draw_cluster_fields(a)
with right:
    profile.draw_programme_fields(a)
profile.draw_profile_facts(a)

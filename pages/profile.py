"""Cluster profile: who, where, what is known, what the programme does."""

import streamlit as st

from cluster_psia.ui import profile, state

a = state.assessment()
left, right = st.columns(2, gap="large")
with left:
    profile.names(a)
with right:
    profile.programme(a)
profile.facts(a)

"""Home: what is in the store, samples, files, a new start."""

import streamlit as st

from cluster_psia.ui import home, state

left, right = st.columns([3, 2], gap="large")
with left:
    home.kept(state.store())
with right:
    home.start_new()
    home.samples()
    home.files()

"""Poverty matrix: score the cluster, and see what the scores say and what they do not."""

import streamlit as st

from cluster_psia.diagnosis import diagnose
from cluster_psia.ui import matrix, state

a = state.assessment()
d = diagnose(a)
left, right = st.columns([5, 4], gap="medium")
with left:
    group = matrix.choose_group(d)
    matrix.criteria(a, group)
with right:
    matrix.pictures(d)

"""Poverty matrix: score the cluster, and see what the scores say and what they do not."""

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.diagnosis import diagnose
from cluster_psia.ui import state
from cluster_psia.ui.matrix.charts import draw_matrix_charts
from cluster_psia.ui.matrix.choose import choose_criteria_group
from cluster_psia.ui.matrix.criteria import draw_criteria

a = state.current_assessment()
d, method = diagnose(a), method_of(a)
left, right = st.columns([5, 4], gap="medium")
with left:
    group = choose_criteria_group(d, method)
    draw_criteria(a, group)
with right:
    draw_matrix_charts(d, method)

"""The Poverty matrix page: rows of criteria with the one in hand open, and what they say beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.diagnosis import diagnose
from cluster_psia.ui import state
from cluster_psia.ui.matrix.acts import (
    MatrixView,
    criterion_in_hand,
    handle_matrix_act,
    rows_key,
)
from cluster_psia.ui.matrix.charts import draw_matrix_charts
from cluster_psia.ui.matrix.component import draw_matrix_rows
from cluster_psia.ui.matrix.in_hand import draw_criterion_in_hand
from cluster_psia.ui.matrix.rows import matrix_rows_data

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.diagnosis import Diagnosis


def draw_matrix(a: Assessment) -> None:
    """Rows and the criterion in hand at the left; plane and readings stay in sight at the right."""
    d, method = diagnose(a), method_of(a)
    left, right = st.columns([2, 1], gap="medium")
    with left, st.container(key="matrix_table"):
        _rows(a, d)
    with right, st.container(key="matrix_beside", gap="small"):
        draw_matrix_charts(d, method)


def _rows(a: Assessment, d: Diagnosis) -> None:
    """The rows come last to the browser: when they name the row in hand, its fields are there."""
    row = criterion_in_hand(a, method_of(a).table_2.criteria)
    place = st.container()
    with st.container(key="matrix_in_hand", gap="xxsmall"):
        if row:
            draw_criterion_in_hand(a, row)
    with place:
        data = matrix_rows_data(a, d, row, state.view_of(MatrixView).heard)
        draw_matrix_rows(data, rows_key(), handle_matrix_act)

"""What stands behind an answer: evidence in sight, source and weight folded away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.edits.matrix import (
    change_matrix_rating,
    default_weight,
    own_rating,
    with_evidence,
    with_weight,
)
from cluster_psia.ui import state
from cluster_psia.ui.facts.evidence import draw_evidence
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.source import draw_source_lines
from cluster_psia.ui.parts.text import citation_text, plain_text

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Citation, Rating
    from cluster_psia.method.model import Criterion

SHOWN = 80  # characters of a source on the button that opens it


def draw_rating_fields(a: Assessment, row: Criterion, rating: Rating) -> None:
    """Evidence, source and weight of the answer to one criterion."""
    key = row.key
    forms.draw_text_area(
        f"evidence.{key}",
        "Evidence",
        rating.evidence,
        lambda now, given: with_evidence(now, key, given),
        placeholder="What did you see or read that speaks for this answer?",
        height=68,
    )
    usual = default_weight(row)
    weight = a.weights.get(key, usual)
    heavy = "" if weight == usual else f" · weight {weight:g}"
    source = plain_text(f"Source: {citation_text(a, rating.citation)}"[:SHOWN])
    with st.popover(f"{source}{heavy}", type="tertiary"):
        draw_source_lines(
            lambda field: f"{field}.{key}",
            lambda now: _citation(now, key),
            lambda now, given: change_matrix_rating(now, key, citation=given),
        )
        draw_evidence(
            f"facts.{key}",
            rating.facts,
            lambda now, given: change_matrix_rating(now, key, facts=given),
        )
        _weight(key, weight)


def _citation(a: Assessment, criterion: str) -> Citation | None:
    rating = own_rating(a, criterion)
    return rating.citation if rating else None


def _weight(key: str, weight: float) -> None:
    st.number_input(
        "Weight in means (1 = like every other row)",
        min_value=0.0,
        max_value=100.0,
        value=float(weight),
        step=0.5,
        help="Weights are ours: the source uses none. 0 leaves the row out of means.",
        **state.bind_change(f"weight.{key}", _weigh, key),
    )


def _weigh(criterion: str) -> None:
    given = state.widget_value(f"weight.{criterion}")
    state.edit_assessment(partial(with_weight, criterion=criterion, weight=given))

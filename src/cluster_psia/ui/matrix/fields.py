"""What stands behind an answer: evidence in sight, source and weight folded away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.edits.matrix import (
    default_weight,
    with_evidence,
    with_source_part,
    with_weight,
)
from cluster_psia.ui import state
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.text import citation_text, plain_text

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Rating
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
    source = plain_text(f"Source: {citation_text(rating.source)}"[:SHOWN])
    with st.popover(f"{source}{heavy}", type="tertiary"):
        _source(key, rating)
        _weight(key, weight)


def _source(key: str, rating: Rating) -> None:
    held = rating.source
    document, place = (held.document, held.place) if held else ("", "")
    forms.draw_text_line(
        f"document.{key}",
        "Document, or who said it",
        document,
        lambda now, given: with_source_part(now, key, document=given),
    )
    forms.draw_text_line(
        f"place.{key}",
        "Place in it, or date",
        place,
        lambda now, given: with_source_part(now, key, place=given),
    )


def _weight(key: str, weight: float) -> None:
    st.number_input(
        "Weight in means (1 = like every other row)",
        min_value=0.0,
        max_value=100.0,
        value=float(weight),
        step=0.5,
        key=state.widget_key(f"weight.{key}"),
        on_change=_weigh,
        args=(key,),
        help="Weights are ours: the source uses none. 0 leaves the row out of means.",
    )


def _weigh(criterion: str) -> None:
    given = state.widget_value(f"weight.{criterion}")
    state.edit_assessment(partial(with_weight, criterion=criterion, weight=given))

"""The criterion in hand: what stands behind its answer, and what there is to read about it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import WRITTEN_HERE, method_of
from cluster_psia.assessment.document.words import fact_names
from cluster_psia.assessment.edits.matrix import (
    answered_ratings,
    change_matrix_rating,
    default_weight,
    own_rating,
    with_evidence,
    with_weight,
)
from cluster_psia.diagnosis.agreement import (
    answer_shape,
    consensus,
    frequencies,
    shape_sentence,
)
from cluster_psia.method.cite import origin
from cluster_psia.method.model.entry import find_entry
from cluster_psia.ui import state
from cluster_psia.ui.facts.evidence import draw_evidence
from cluster_psia.ui.matrix.rows import room_scores
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.source import draw_source_lines
from cluster_psia.ui.parts.text import badge_of, plain_text
from cluster_psia.ui.parts.told import draw_told
from cluster_psia.words import dotted_line

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Citation, Rating
    from cluster_psia.method.model import Criterion

SURE = {
    "printed": "",
    "restored": "restored from the scan",
    "read": "our reading of the scan",
    "damaged": "damaged in the scan",
    "ours": "anchors are ours",
}
TOLD = ("criterion_cautions", "criterion_theory")


def draw_criterion_in_hand(a: Assessment, row: Criterion) -> None:
    """Evidence with its source and facts, what is worth saying, and more behind one press each."""
    rating = own_rating(a, row.key)
    _evidence(a, row.key, rating)
    draw_source_lines(
        lambda field: f"{field}.{row.key}",
        lambda now: _citation(now, row.key),
        lambda now, given: change_matrix_rating(now, row.key, citation=given),
    )
    _child_labour(row, rating)
    _more(a, row)
    remarks = dotted_line(_remarks(a, row, rating))
    if remarks or row.adapted:
        st.caption(f"{remarks}{badge_of(row)}")


# Evidence ----------------------------------------------------------------------------------------


def _evidence(a: Assessment, key: str, rating: Rating | None) -> None:
    """The note, and beside it the facts that speak for it, as soon as the profile has any."""
    if not fact_names(a):
        _note(key, rating)
        return
    left, right = st.columns([3, 2])
    with left:
        _note(key, rating)
    with right:
        draw_evidence(
            f"facts.{key}",
            rating.facts if rating else (),
            lambda now, given: change_matrix_rating(now, key, facts=given),
        )


def _note(key: str, rating: Rating | None) -> None:
    forms.draw_text_area(
        f"evidence.{key}",
        "Evidence",
        rating.evidence if rating else "",
        lambda now, given: with_evidence(now, key, given),
        placeholder="What did you see or read that speaks for this answer?",
        height=68,
    )


def _citation(a: Assessment, criterion: str) -> Citation | None:
    rating = own_rating(a, criterion)
    return rating.citation if rating else None


# More, behind one press each ---------------------------------------------------------------------


def _more(a: Assessment, row: Criterion) -> None:
    usual = default_weight(row)
    weight = a.weights.get(row.key, usual)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="matrix_more"):
        with st.popover("About this row", type="tertiary", icon=":material/help:"):
            _about(a, row)
        draw_told(method_of(a), f"table_2.criteria.{row.key}", TOLD)
        heavy = "Weight" if weight == usual else f"Weight {weight:g}"
        with st.popover(heavy, type="tertiary", icon=":material/balance:"):
            _weight(row.key, weight)


def _about(a: Assessment, row: Criterion) -> None:
    table = method_of(a).table_2
    st.markdown(f"**{row.number}. {plain_text(row.label)}.** {plain_text(row.explanation)}")
    found = find_entry(table.footnotes, row.footnote)
    if found:
        st.markdown(plain_text(f"Footnote {found.key}: {found.label}. {found.explanation}"))
    st.markdown(plain_text(f"How sure the anchors are: {row.certainty.note}"))
    st.caption(plain_text(origin(row)))


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


# What is worth saying ----------------------------------------------------------------------------


def _remarks(a: Assessment, row: Criterion, rating: Rating | None) -> Iterator[str]:
    """How sure the row is, whether it counts, and whose the answer is."""
    if row.certainty != WRITTEN_HERE:
        yield SURE[row.certainty.level]
    if not row.in_means:
        yield "stands on its own: counts in no mean unless you give it a weight"
    if rating and rating.reading == "ours":
        yield "score: our reading of a published source, not a survey"
    if rating and rating.answer is None:
        yield "no answer yet; what was found for one is kept"
    others = sum(other is not rating for other in answered_ratings(a, row.key))
    if others:
        yield f"{others} more ratings by other people count too"
        yield from _room(a, row.key)


def _room(a: Assessment, criterion: str) -> Iterator[str]:
    """How the scores of all people lie, and what that amounts to."""
    scores = room_scores(a, criterion)
    if scores:
        counts = enumerate(frequencies(scores), 1)
        said = ", ".join(f"{count} say {point}" for point, count in counts if count)
        yield f"of {len(scores)} scores {said}"
        yield shape_sentence(scores, answer_shape(scores, consensus(scores)))


def _child_labour(row: Criterion, rating: Rating | None) -> None:
    if row.key == "gender_and_difference" and rating and rating.answer == 5:
        st.warning(
            "Child workers mark poverty and call for protection. This is a warning, never a merit.",
            icon=":material/warning:",
        )

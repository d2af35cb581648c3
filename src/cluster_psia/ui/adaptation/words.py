"""A section of the page Local adaptation: criteria of Table 2 in other words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from cluster_psia.assessment.document.adapted import published_method, switched_off
from cluster_psia.assessment.document.adapted_here import anchors_in_words
from cluster_psia.assessment.edits.adaptation import as_published, relabel_criterion, words_at
from cluster_psia.method.cite import origin
from cluster_psia.ui import state
from cluster_psia.ui.adaptation.form import (
    FormField,
    draw_adaptation_form,
    points_fields,
    why_field,
    words_given,
)
from cluster_psia.ui.adaptation.page import AdaptationView, draw_empty_section
from cluster_psia.ui.parts.text import adapted_badge, plain_text

if TYPE_CHECKING:
    from cluster_psia.assessment.document.adaptation import Relabelled
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.method.model import Criterion


def draw_criterion_words(a: Assessment) -> None:
    """A criterion of Table 2 as published, and beside it in the words of this place."""
    relabelled = {item.criterion: item for item in a.adaptation.relabelled}
    if not relabelled:
        draw_empty_section(
            "Raters understand a scale best in the words of their own place. Put the label, the"
            " question or the anchors of a criterion in other words; scores and formulas stay what"
            " they are.",
            "“Urban formal sector” at point 1 of Location becomes “Inside the industrial estate”.",
        )
    row = _choose_criterion(relabelled)
    left, right = st.columns([1, 2], gap="medium")
    with left:
        _draw_published(a, row)
    with right:
        _draw_here(row, relabelled.get(row.key))


def _choose_criterion(relabelled: dict[str, Relabelled]) -> Criterion:
    rows = {row.key: row for row in published_method().table_2.criteria}
    keys = list(rows)
    first = next(iter(relabelled), keys[0])
    shown = state.view_of(AdaptationView).criterion or first

    def _label(key: str) -> str:
        mark = " (adapted)" if key in relabelled else ""
        return f"{rows[key].number}. {rows[key].label}{mark}"

    chosen = st.selectbox(
        "Criterion of Table 2",
        keys,
        index=keys.index(shown),
        format_func=_label,
        key=state.widget_key("adaptation.criterion"),
    )
    state.change_view(AdaptationView, criterion=chosen)
    return rows[chosen]


def _draw_published(a: Assessment, row: Criterion) -> None:
    st.markdown(f"**As published: {row.number}. {row.label}**  \n{row.question}")
    anchors = [plain_text(anchors_in_words([anchor])) for anchor in row.anchors]
    st.markdown("\n".join(f"- {anchor}" for anchor in anchors))
    st.caption(plain_text(origin(row)))
    if switched_off(a, "criterion", row.key):
        st.caption("Switched off here; see “What does not apply”.")


def _draw_here(row: Criterion, given: Relabelled | None) -> None:
    """The form with the words of this place, and the way back where there are some."""
    mark = f" {adapted_badge()}" if given else ""
    st.markdown(f"**Here**{mark}")
    at = f"adaptation.words.{row.key}"
    draw_adaptation_form(
        at,
        _fields(row, given),
        "Save these words",
        partial(_relabel, row.key),
        f"Saved the words for {row.label}.",
    )
    if given:
        st.button(
            "Back to the published words",
            key=state.widget_key(f"{at}.back"),
            icon=":material/undo:",
            on_click=_go_back,
            args=(row.key,),
        )


def _fields(row: Criterion, given: Relabelled | None) -> tuple[FormField, ...]:
    """The fields, which begin with the published words where nothing else is said here."""
    label = given.label if given else ""
    question = given.question if given else ""
    anchors = given.anchors if given else ()
    return (
        FormField("label", "Label", label or row.label),
        FormField("question", "Question", question or row.question),
        *points_fields(words_at(anchors or row.anchors)),
        why_field(given),
    )


def _relabel(criterion: str, a: Assessment, given: dict[str, Any]) -> Assessment:
    return relabel_criterion(a, criterion, words=words_given(given), **given)


def _go_back(criterion: str) -> None:
    if state.edit_assessment(lambda a: as_published(a, criterion)):
        state.renew_widgets()

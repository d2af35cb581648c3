"""The page Local adaptation: what it is for, its sections, and the criteria in other words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st

from cluster_psia.assessment.document.adaptation import Relabelled
from cluster_psia.assessment.document.adapted import published_method, switched_off
from cluster_psia.assessment.document.adapted_here import anchors_in_words
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.assessment.edits.adaptation import as_published, relabel_criterion, words_at
from cluster_psia.method.cite import origin
from cluster_psia.method.model import Criterion
from cluster_psia.ui import state
from cluster_psia.ui.adaptation.form import (
    FormField,
    draw_adaptation_form,
    points_fields,
    why_field,
    words_given,
)
from cluster_psia.ui.parts.choose import choose_shown
from cluster_psia.ui.parts.text import adapted_badge, plain_text


@dataclass(frozen=True)
class AdaptationView:
    """Which section is shown, and which criterion of Table 2 is put in other words."""

    section: str | None = None
    criterion: str | None = None


CRITERION = "adaptation.criterion"


def draw_adaptation_intro() -> None:
    """What an adaptation does, and what it leaves alone."""
    st.markdown(
        "The published method stays as it is. What you change here holds for this assessment only,"
        f" says why, and carries the mark {adapted_badge()} wherever it acts: on the pages, in the"
        " plan and on the command line."
    )


def choose_adaptation_section(a: Assessment) -> str:
    """The section that is shown, each with how much stands in it."""
    here = a.adaptation
    numbers = {
        "words": len(here.relabelled),
        "criteria": len(here.criteria),
        "indicators": len(here.indicators),
        "measures": len(here.measures),
        "off": len(here.off),
        "file": 0,
    }
    titles = {
        "words": "Words of criteria",
        "criteria": "Added criteria",
        "indicators": "Added indicators",
        "measures": "Added measures",
        "off": "What does not apply",
        "file": "All of it, as a file",
    }
    labels = {
        key: f"{title} ({numbers[key]})" if numbers[key] else title for key, title in titles.items()
    }
    return choose_shown(
        "adaptation.section",
        "What to adapt",
        labels,
        state.view_of(AdaptationView).section,
        lambda key: state.keep_view(replace(state.view_of(AdaptationView), section=key)),
        label_visibility="collapsed",
    )


def draw_empty_section(what: str, example: str) -> None:
    """An empty section: what belongs here and why, and an example."""
    st.info(f"{what}  \n**For example:** {example}", icon=":material/info:")


# Words of criteria -------------------------------------------------------------------------------


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
        _as_published(a, row)
    with right:
        _form(row, relabelled.get(row.key))


def _choose_criterion(relabelled: dict[str, Relabelled]) -> Criterion:
    rows = {row.key: row for row in published_method().table_2.criteria}
    first = next(iter(relabelled), next(iter(rows)))
    chosen = st.selectbox(
        "Criterion of Table 2",
        list(rows),
        list(rows).index(state.view_of(AdaptationView).criterion or first),
        key=state.widget_key(CRITERION),
        format_func=lambda key: (
            f"{rows[key].number}. {rows[key].label}{' (adapted)' if key in relabelled else ''}"
        ),
    )
    state.keep_view(replace(state.view_of(AdaptationView), criterion=chosen))
    return rows[chosen]


def _as_published(a: Assessment, row: Criterion) -> None:
    st.markdown(f"**As published: {row.number}. {row.label}**  \n{row.question}")
    st.markdown("\n".join(f"- {plain_text(anchors_in_words([anchor]))}" for anchor in row.anchors))
    st.caption(plain_text(origin(row)))
    if switched_off(a, "criterion", row.key):
        st.caption("Switched off here; see “What does not apply”.")


def _form(row: Criterion, given: Relabelled | None) -> None:
    st.markdown(f"**Here**{f' {adapted_badge()}' if given else ''}")
    label, question, why = (given.label, given.question, given.why) if given else ("", "", "")
    anchors = given.anchors if given and given.anchors else row.anchors
    fields = (
        FormField("label", "Label", label or row.label),
        FormField("question", "Question", question or row.question),
        *points_fields(words_at(anchors)),
        why_field(why),
    )
    at = f"adaptation.words.{row.key}"
    draw_adaptation_form(
        at,
        fields,
        "Save these words",
        partial(_relabel, row.key),
        f"Saved the words for {row.label}.",
    )
    if given:
        st.button(
            "Back to the published words",
            key=state.widget_key(f"{at}.back"),
            icon=":material/undo:",
            on_click=_back,
            args=(row.key,),
        )


def _relabel(criterion: str, a: Assessment, given: dict[str, Any]) -> Assessment:
    return relabel_criterion(a, criterion, words=words_given(given), **given)


def _back(criterion: str) -> None:
    if state.edit_assessment(lambda a: as_published(a, criterion)):
        state.renew_widgets()

"""The criteria of a group: the question of each, its buttons, and what is worth saying of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import WRITTEN_HERE, method_of
from cluster_psia.assessment.edits.matrix import answered_ratings, own_rating, with_matrix_answer
from cluster_psia.method.cite import origin
from cluster_psia.method.model.entry import find_entry
from cluster_psia.ui import state
from cluster_psia.ui.matrix.fields import draw_rating_fields
from cluster_psia.ui.parts.text import badge_of, plain_text
from cluster_psia.ui.parts.told import draw_told
from cluster_psia.words import dotted_line

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Answer, Assessment, Rating
    from cluster_psia.method.model import Criterion, Table2

POINTS: tuple[Answer, ...] = (1, 2, 3, 4, 5)
BESIDE: dict[Answer, str] = {"unknown": "Don't know", "not_applicable": "Not applicable"}
SURE = {
    "printed": "",
    "restored": "restored from the scan",
    "read": "our reading of the scan",
    "damaged": "damaged in the scan",
    "ours": "anchors are ours",
}


def draw_criteria(a: Assessment, group: str) -> None:
    """Every criterion of a group with its buttons."""
    table = method_of(a).table_2
    rows = [row for row in table.criteria if row.group == group]
    if not rows:
        st.info(
            "Every criterion of this group is switched off here, under Local adaptation.",
            icon=":material/info:",
        )
    for row in rows:
        with st.container(border=True):
            _criterion(a, row, table)


def _criterion(a: Assessment, row: Criterion, table: Table2) -> None:
    rating = own_rating(a, row.key)
    title = f"**{row.number}. {plain_text(row.label)}**{badge_of(row)}"
    st.markdown(f"{title}  \n{plain_text(row.question)}", help=_about(row, table))
    _answers(a, row, rating)
    remarks = dotted_line(_remarks(a, row, rating))
    if remarks:
        st.caption(remarks)
    _child_labour(row, rating)
    if rating:
        draw_rating_fields(a, row, rating)


def _about(row: Criterion, table: Table2) -> str:
    found = find_entry(table.footnotes, row.footnote)
    note = f"\n\nFootnote {found.key}: {found.label}. {found.explanation}" if found else ""
    sure = f"How sure the anchors are: {row.certainty.note}"
    return f"{plain_text(row.explanation)}{note}\n\n{sure}\n\n{plain_text(origin(row))}"


# The buttons -------------------------------------------------------------------------------------


def _answers(a: Assessment, row: Criterion, rating: Rating | None) -> None:
    columns = st.columns(5, gap="small")
    for point, column in zip(POINTS, columns, strict=True):
        anchor = row.anchor_at(int(point))
        with column, st.container(gap=None):
            _button(row, point, str(point), rating)
            if anchor:
                st.caption(plain_text(anchor))
    with st.container(horizontal=True):
        for answer, label in BESIDE.items():
            _button(row, answer, label, rating)
        if rating is not None and rating.answer is not None:
            st.button(
                "Take the answer back",
                key=state.widget_key(f"score.{row.key}.back"),
                icon=":material/undo:",
                type="tertiary",
                on_click=_press,
                args=(row.key, None),
                help="What was found for it stays: evidence, source and facts.",
            )
        told = ("criterion_cautions", "criterion_theory")
        draw_told(method_of(a), f"table_2.criteria.{row.key}", told)


def _button(row: Criterion, answer: Answer, label: str, rating: Rating | None) -> None:
    chosen = rating is not None and rating.answer == answer
    # Another type of button, or another box around it, would be another element and lose the
    # keyboard's place: the pressed one is bold, and the style sheet colours the bold one.
    st.button(
        f"**✓ {label}**" if chosen else label,
        key=state.widget_key(f"score.{row.key}.{answer}"),
        width="stretch",
        on_click=_press,
        args=(row.key, answer),
    )


def _press(criterion: str, answer: Answer | None) -> None:
    """One press answers, another changes nothing: to take it back has a button of its own."""
    state.edit_assessment(lambda a: with_matrix_answer(a, criterion, answer))


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


def _child_labour(row: Criterion, rating: Rating | None) -> None:
    if row.key == "gender_and_difference" and rating and rating.answer == 5:
        st.warning(
            "Child workers mark poverty and call for protection. This is a warning, never a merit.",
            icon=":material/warning:",
        )

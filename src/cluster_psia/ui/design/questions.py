"""The five questions of the study design."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.design import with_design_answer
from cluster_psia.method.cite import origin
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui import state

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.method.model import DesignQuestion, Entry


def draw_design_questions(a: Assessment) -> None:
    """The five questions, with what the chosen answer means; empty until somebody chooses."""
    st.header("Five questions", anchor=False)
    for question in method_of(a).study_design.questions:
        with st.container(border=True):
            _draw_question(a, question)


def _draw_question(a: Assessment, question: DesignQuestion) -> None:
    given = getattr(a.design, question.key)
    answers = _answers_of(question, given)
    _draw_answers(question, answers, given)
    meant = next((answer.explanation for answer in answers if answer.key == given), "")
    if given:
        with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
            st.caption(meant, width="stretch")
            st.button(
                "Leave open",
                key=state.widget_key(f"design.{question.key}.clear"),
                type="tertiary",
                on_click=_reopen,
                args=(question.key,),
            )


def _draw_answers(question: DesignQuestion, answers: Sequence[Entry], given: str | None) -> None:
    """The answers in a row; what each of them means stands in the help."""
    meanings = "\n".join(f"- **{answer.label}**: {answer.explanation}" for answer in answers)
    labels = labels_by_key(answers)
    st.radio(
        question.label,
        list(labels),
        index=list(labels).index(given) if given else None,
        format_func=labels.__getitem__,
        horizontal=True,
        help=f"{question.explanation} ({origin(question)})\n\n{meanings}",
        **state.bind_change(f"design.{question.key}", _answer, question.key),
    )


def _answers_of(question: DesignQuestion, given: str | None) -> list[Entry]:
    """The answers to choose from; one that was given is among them though the method forgot it."""
    answers = [*question.answers]
    if given and not question.answer(given).known:
        answers.append(question.answer(given))
    return answers


def _answer(question: str) -> None:
    chosen = state.widget_value(f"design.{question}")
    state.edit_assessment(lambda now: with_design_answer(now, question, chosen))


def _reopen(question: str) -> None:
    if state.edit_assessment(lambda now: with_design_answer(now, question, None)):
        state.renew_widgets()  # a radio cannot be emptied by its reader, only made anew

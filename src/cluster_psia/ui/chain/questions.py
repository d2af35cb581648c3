"""The questions of the mapping guide, with answers, sources and who told them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.guide import add_answer, change_answer, remove_answer
from cluster_psia.method.cite import origin
from cluster_psia.ui import state
from cluster_psia.ui.parts.buttons import draw_open_button, draw_remove_button
from cluster_psia.ui.parts.drafts import DraftForm
from cluster_psia.ui.parts.fields import FieldsOf
from cluster_psia.ui.parts.source import draw_source_lines
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.parts.told import draw_told

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, GuideAnswer, Informant
    from cluster_psia.method import Method
    from cluster_psia.method.model import Entry
    from cluster_psia.ui.parts import forms


@dataclass(frozen=True)
class GuideView:
    """Which part of the mapping guide is shown, which question and which informant are open."""

    part: str | None = None
    question: str | None = None  # the address of its item
    informant: str | None = None


def draw_guide_questions(a: Assessment, part: str) -> None:
    """The questions of one part of the guide, and how many are answered."""
    questions = _questions(part, method_of(a))
    done = sum(bool(_answers(a, address)) for address, _ in questions)
    st.caption(f"{done} of {len(questions)} answered. Several people may answer the same question.")
    for address, item in questions:
        _question(a, address, item)


def _questions(part: str, method: Method) -> Sequence[tuple[str, Entry]]:
    if part == "context":
        return [(f"context.items.{item.key}", item) for item in method.context.items]
    return [(f"box_a2.items.{item.key}", item) for item in method.box_a2.items if item.part == part]


def _answers(a: Assessment, address: str) -> list[tuple[int, GuideAnswer]]:
    return [(n, answer) for n, answer in enumerate(a.guide.answers) if answer.item == address]


def _question(a: Assessment, address: str, item: Entry) -> None:
    """A question with its answers; the open one as a form."""
    found = _answers(a, address)
    is_open = state.view_of(GuideView).question == address
    mark = "✓" if found else "○"
    st.markdown(f"{mark} **{plain_text(item.label)}**  \n:gray[{plain_text(item.explanation)}]")
    if not is_open:
        for _, answer in found:
            st.markdown(plain_text(_in_short(a, answer)))
    toggle = partial(state.change_view, GuideView, question=None if is_open else address)
    draw_guide_toggle(f"guide.toggle.{address}", is_open, toggle, "Answer")
    if is_open:
        with st.container(border=True):
            st.caption(plain_text(origin(item)))
            draw_told(method_of(a), address, ("guide_lessons",))
            for n, answer in found:
                _answer(a, n, answer)
            _new_answer(address)


def draw_guide_toggle(name: str, is_open: bool, toggle: Callable[[], None], to_open: str) -> None:
    """The button that opens a question or an informant as a form, or closes it."""
    icon = ":material/expand_less:" if is_open else ":material/edit:"
    draw_open_button(name, is_open, toggle, to_open, type="tertiary", icon=icon)


def _in_short(a: Assessment, answer: GuideAnswer) -> str:
    for informant in a.guide.informants:
        if informant.id == answer.informant:
            return f"{answer.answer} (told by {_shown(informant)})"
    return answer.answer


def _shown(informant: Informant) -> str:
    return informant.name if informant.may_be_named else f"{informant.name}, name not to be used"


# An answer ---------------------------------------------------------------------------------------


def _answer(a: Assessment, n: int, answer: GuideAnswer) -> None:
    fields = _fields_of(n, answer)
    people = {one.id: one.name for one in a.guide.informants}
    fields.draw_text_area("answer", "Answer")
    fields.draw_choice("informant", "Told by", people, placeholder="Nobody chosen")
    draw_source_lines(
        fields.name, lambda now: now.guide.answers[n].citation, fields.setter("citation")
    )
    draw_remove_button(
        fields.name("remove"), "Remove this answer", lambda now: remove_answer(now, n)
    )


def _fields_of(n: int, answer: GuideAnswer) -> FieldsOf:
    def _name(field: str) -> str:
        return f"guide.{field}.{n}.{answer.item}"

    def _setter(field: str) -> forms.Put:
        return lambda now, given: change_answer(now, n, **{field: given})

    return FieldsOf(answer, _name, _setter)


def _new_answer(address: str) -> None:
    form = DraftForm(f"guide.new.{address}")
    with form.frame(border=False):
        form.draw_area(
            "answer", "One more answer", placeholder="Source and informant can then be given"
        )
        form.draw_button("Add this answer", _take_answer, args=(form, address))


def _take_answer(form: DraftForm, address: str) -> None:
    given = form.value("answer")
    if not given.strip():
        state.add_error("Not added: the answer is empty.")
    elif state.edit_assessment(lambda a: add_answer(a, address, given)):
        form.empty()

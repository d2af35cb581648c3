"""The mapping guide: what a first mapping asks, with answers,
sources and informants; and who has been heard.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.model import Assessment, GuideAnswer, Informant
from cluster_psia.assessment.edits.guide import (
    add_answer,
    add_informant,
    change_answer,
    change_informant,
    remove_answer,
    remove_informant,
)
from cluster_psia.mapping.heard import Heard, gaps_in_hearing, informant_tree
from cluster_psia.mapping.network import nodes_by_id
from cluster_psia.method import load_method
from cluster_psia.method.cite import origin
from cluster_psia.method.model import Entry
from cluster_psia.ui import state
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.choose import choose_shown
from cluster_psia.ui.parts.emptied import clear_widgets, fresh_name
from cluster_psia.ui.parts.forms import apply_change
from cluster_psia.ui.parts.source import draw_source_lines
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.parts.withheld import draw_name_warnings


@dataclass(frozen=True)
class GuideView:
    """Which part of the mapping guide is shown, which question and which informant are open."""

    part: str | None = None
    question: str | None = None  # the address of its item
    informant: str | None = None


PARTS = {
    "cluster": "Cluster",
    "institutional": "Institutions",
    "poverty": "Poverty",
    "context": "Context",
    "informants": "Who was heard",
}
GENDERS = {"woman": "Woman", "man": "Man"}


def draw_mapping_guide(a: Assessment) -> None:
    """One list of questions at a time, or the informants. It stands in
    the panel, so all of it is one narrow column.
    """
    part = choose_shown(
        "guide.part",
        "Part of the guide",
        PARTS,
        state.view_of(GuideView).part,
        lambda key: state.keep_view(replace(state.view_of(GuideView), part=key)),
        segmented=True,
        label_visibility="collapsed",
    )
    if part == "informants":
        _informants(a)
        return
    questions = _questions(part)
    done = sum(bool(_answers(a, address)) for address, _ in questions)
    st.caption(f"{done} of {len(questions)} answered. Several people may answer the same question.")
    for address, item in questions:
        _question(a, address, item)


def _questions(part: str) -> Sequence[tuple[str, Entry]]:
    method = load_method()
    if part == "context":
        return [(f"context.items.{item.key}", item) for item in method.context.items]
    return [(f"box_a2.items.{item.key}", item) for item in method.box_a2.items if item.part == part]


def _answers(a: Assessment, address: str) -> list[tuple[int, GuideAnswer]]:
    return [(n, answer) for n, answer in enumerate(a.guide.answers) if answer.item == address]


# Questions ---------------------------------------------------------------------------------------


def _question(a: Assessment, address: str, item: Entry) -> None:
    """A question with its answers; the open one as a form."""
    found, is_open = _answers(a, address), state.view_of(GuideView).question == address
    mark = "✓" if found else "○"
    st.markdown(f"{mark} **{plain_text(item.label)}**  \n:gray[{plain_text(item.explanation)}]")
    if not is_open:
        for _, answer in found:
            st.markdown(plain_text(_in_short(a, answer)))
    st.button(
        "Close" if is_open else "Answer",
        key=state.widget_key(f"guide.toggle.{address}"),
        type="tertiary",
        icon=":material/expand_less:" if is_open else ":material/edit:",
        on_click=_open_question,
        args=(None if is_open else address,),
    )
    if is_open:
        with st.container(border=True):
            st.caption(plain_text(origin(item)))
            for n, answer in found:
                _answer(a, n, answer)
            _new_answer(address)


def _open_question(address: str | None) -> None:
    state.keep_view(replace(state.view_of(GuideView), question=address))


def _in_short(a: Assessment, answer: GuideAnswer) -> str:
    who = next((one for one in a.guide.informants if one.id == answer.informant), None)
    told = f" (told by {_shown(who)})" if who else ""
    return f"{answer.answer}{told}"


def _shown(informant: Informant) -> str:
    return informant.name if informant.may_be_named else f"{informant.name}, name not to be used"


def _answer(a: Assessment, n: int, answer: GuideAnswer) -> None:
    def _name(field: str) -> str:
        return f"guide.{field}.{n}.{answer.item}"

    def _put(field: str) -> forms.Put:
        return lambda now, given: change_answer(now, n, **{field: given})

    forms.draw_text_area(_name("answer"), "Answer", answer.answer, _put("answer"))
    people = {one.id: one.name for one in a.guide.informants}
    forms.draw_choice(
        _name("informant"),
        "Told by",
        people,
        answer.informant,
        _put("informant"),
        placeholder="Nobody chosen",
    )
    draw_source_lines(_name, lambda now: now.guide.answers[n].citation, _put("citation"))
    st.button(
        "Remove this answer",
        key=state.widget_key(_name("remove")),
        icon=":material/delete:",
        on_click=apply_change,
        args=(lambda now: remove_answer(now, n),),
    )


def _new_answer(address: str) -> None:
    name = f"guide.new.{address}"

    def _add() -> None:
        given = state.widget_value(fresh_name(name))
        if given.strip() and state.edit_assessment(lambda a: add_answer(a, address, given)):
            clear_widgets(name)

    st.text_area(
        "One more answer",
        key=state.widget_key(fresh_name(name)),
        max_chars=5000,
        height=80,
        on_change=_add,
        placeholder="Kept when you leave the field; source and informant can then be given",
    )


# Who was heard -----------------------------------------------------------------------------------


def _informants(a: Assessment) -> None:
    st.caption(
        "Each informant names others; so one comes to those to whom nobody sends visitors. Leave"
        " open what nobody has said. A name that may not be used stays in the assessment and its"
        " file; the Excel plan shows a number instead."
    )
    for heard in informant_tree(a):
        _informant(a, heard)
    name = "informant.new"

    def _add() -> None:
        given = state.widget_value(fresh_name(name))
        if given.strip() and state.edit_assessment(lambda now: add_informant(now, given)):
            clear_widgets(name)
            _open_informant(state.current_assessment().guide.informants[-1].id)

    st.text_input(
        "One more informant",
        key=state.widget_key(fresh_name(name)),
        max_chars=300,
        on_change=_add,
        placeholder="Name, or a word that stands for it",
    )
    draw_name_warnings(a)
    if gaps := gaps_in_hearing(a):
        st.warning(
            "\n".join(f"- {plain_text(gap)}" for gap in gaps), icon=":material/hearing_disabled:"
        )


def _informant(a: Assessment, heard: Heard) -> None:
    one = heard.informant
    is_open = state.view_of(GuideView).informant == one.id
    space = "\u2003" * min(heard.depth, 8)
    st.markdown(
        f"{space}{'↳ ' if heard.depth else ''}**{plain_text(one.name)}** "
        f" \n{space}:gray[{plain_text(_about(a, one))}]"
    )
    st.button(
        "Close" if is_open else "Edit",
        key=state.widget_key(f"informant.toggle.{one.id}"),
        type="tertiary",
        icon=":material/expand_less:" if is_open else ":material/edit:",
        on_click=_open_informant,
        args=(None if is_open else one.id,),
    )
    if is_open:
        with st.container(border=True):
            _fields(a, one)


def _open_informant(id_: str | None) -> None:
    state.keep_view(replace(state.view_of(GuideView), informant=id_))


def _about(a: Assessment, one: Informant) -> str:
    use = {
        True: "may be named",
        False: "not to be named",
        None: "not asked whether the name may be used",
    }
    node = nodes_by_id(a.chain)[one.node].label if one.node else "node not known"
    who = [node, GENDERS.get(one.gender or "", "")]
    who += ["of a minority"] if one.minority else []
    who += ["better off"] if one.better_off else []
    return " · ".join(part for part in (*who, use[one.may_be_named]) if part)


def _fields(a: Assessment, one: Informant) -> None:
    def _name(field: str) -> str:
        return f"informant.{field}.{one.id}"

    def _put(field: str) -> forms.Put:
        return lambda now, given: change_informant(now, one.id, **{field: given})

    forms.draw_text_line(_name("name"), "Name", one.name, _put("name"))
    forms.draw_choice(
        _name("node"), "Where they stand", node_names(a.chain), one.node, _put("node")
    )
    others = {other.id: other.name for other in a.guide.informants if other.id != one.id}
    forms.draw_choice(
        _name("named_by"),
        "Named by",
        others,
        one.named_by,
        _put("named_by"),
        placeholder="Nobody: met first",
    )
    forms.draw_yes_no(
        _name("may_be_named"), "May the name be used?", one.may_be_named, _put("may_be_named")
    )
    forms.draw_choice(
        _name("gender"), "Woman or man", GENDERS, one.gender, _put("gender"), pills=True
    )
    forms.draw_yes_no(_name("minority"), "Of a minority?", one.minority, _put("minority"))
    forms.draw_yes_no(
        _name("better_off"), "Among the better off?", one.better_off, _put("better_off")
    )
    forms.draw_text_area(_name("note"), "Note", one.note, _put("note"))
    st.button(
        "Remove this informant",
        key=state.widget_key(_name("remove")),
        icon=":material/delete:",
        on_click=apply_change,
        args=(lambda now: remove_informant(now, one.id),),
    )

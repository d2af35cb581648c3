"""Who was heard for the mapping, who named whom, and whose names may be used."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.edits.guide import add_informant, change_informant, remove_informant
from cluster_psia.mapping.heard import Heard, gaps_in_hearing, informant_tree
from cluster_psia.mapping.network import nodes_by_id
from cluster_psia.ui import state
from cluster_psia.ui.chain.questions import GuideView, draw_guide_toggle
from cluster_psia.ui.parts.buttons import draw_remove_button
from cluster_psia.ui.parts.drafts import DraftForm
from cluster_psia.ui.parts.fields import FieldsOf
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.parts.withheld import draw_name_warnings
from cluster_psia.words import dotted_line

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Informant
    from cluster_psia.ui.parts import forms

GENDERS = {"woman": "Woman", "man": "Man"}
NAME_USE = {
    True: "may be named",
    False: "not to be named",
    None: "not asked whether the name may be used",
}
NEW = DraftForm("informant.new")
DEEPEST = 8  # as far as those whom others named are moved to the right


def draw_informants(a: Assessment) -> None:
    """Everybody who was heard, a line for one more, and who is missing."""
    st.caption(
        "Each informant names others; so one comes to those to whom nobody sends visitors. Leave"
        " open what nobody has said. A name that may not be used stays in the assessment and its"
        " file; the Excel plan shows a number instead."
    )
    for heard in informant_tree(a):
        _informant(a, heard)
    with NEW.frame(border=False):
        NEW.draw_line(
            "name", "One more informant", placeholder="Name, or a word that stands for it"
        )
        NEW.draw_button("Add this informant", _take_informant)
    draw_name_warnings(a)
    gaps = [f"- {plain_text(gap)}" for gap in gaps_in_hearing(a)]
    if gaps:
        st.warning("\n".join(gaps), icon=":material/hearing_disabled:")


def _take_informant() -> None:
    """Add the informant and open the form."""
    given = NEW.value("name")
    if state.edit_assessment(lambda now: add_informant(now, given)):
        NEW.empty()
        new = state.current_assessment().guide.informants[-1]
        state.change_view(GuideView, informant=new.id)


def _informant(a: Assessment, heard: Heard) -> None:
    one = heard.informant
    is_open = state.view_of(GuideView).informant == one.id
    space = "\u2003" * min(heard.depth, DEEPEST)
    arrow = "↳ " if heard.depth else ""
    about = plain_text(_about(a, one))
    st.markdown(f"{space}{arrow}**{plain_text(one.name)}**  \n{space}:gray[{about}]")
    toggle = partial(state.change_view, GuideView, informant=None if is_open else one.id)
    draw_guide_toggle(f"informant.toggle.{one.id}", is_open, toggle, "Edit")
    if is_open:
        with st.container(border=True):
            _fields(a, one)


def _about(a: Assessment, one: Informant) -> str:
    parts = (
        nodes_by_id(a.chain)[one.node].label if one.node else "node not known",
        GENDERS.get(one.gender or "", ""),
        "of a minority" if one.minority else "",
        "better off" if one.better_off else "",
        NAME_USE[one.may_be_named],
    )
    return dotted_line(parts)


def _fields(a: Assessment, one: Informant) -> None:
    fields = _fields_of(one)
    others = {other.id: other.name for other in a.guide.informants if other.id != one.id}
    fields.draw_text_line("name", "Name")
    fields.draw_choice("node", "Where they stand", node_names(a.chain))
    fields.draw_choice("named_by", "Named by", others, placeholder="Nobody: met first")
    fields.draw_yes_no("may_be_named", "May the name be used?")
    fields.draw_pills("gender", "Woman or man", GENDERS)
    fields.draw_yes_no("minority", "Of a minority?")
    fields.draw_yes_no("better_off", "Among the better off?")
    fields.draw_text_area("note", "Note")
    draw_remove_button(
        fields.name("remove"),
        "Remove this informant",
        lambda now: remove_informant(now, one.id),
    )


def _fields_of(one: Informant) -> FieldsOf:
    def _name(field: str) -> str:
        return f"informant.{field}.{one.id}"

    def _setter(field: str) -> forms.Put:
        return lambda now, given: change_informant(now, one.id, **{field: given})

    return FieldsOf(one, _name, _setter)

"""One published case: its facts by topic, its matrix reading, its value chain, and what is odd in
its sources.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.model import Actor, Fact, Institution
from cluster_psia.assessment.document.words import TOPICS
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.cases.comparison import NOT_STATED, criterion_rows
from cluster_psia.drawing.map.on_screen import screen_data
from cluster_psia.mapping.network import nodes_by_id
from cluster_psia.mapping.words import map_finding, map_in_words, node_shade_words, people_line
from cluster_psia.ui import state
from cluster_psia.ui.frame.walk import walk_step
from cluster_psia.ui.library.cases.compare import draw_caution
from cluster_psia.ui.library.cases.list import case_caption, figures_in_words, known_short
from cluster_psia.ui.library.cases.page import COMPARE, SHOW, draw_cases_link
from cluster_psia.ui.library.cases.side_by_side import matrix_table
from cluster_psia.ui.library.cases.view import CasesView
from cluster_psia.ui.map.component import ACT, draw_chain_map
from cluster_psia.ui.parts.choose import choose_shown
from cluster_psia.ui.parts.text import (
    citation_text,
    draw_finding,
    draw_origin,
    fact_sentence,
    plain_text,
)

if TYPE_CHECKING:
    from cluster_psia.cases.library import CaseView
    from cluster_psia.method.model import Method
    from cluster_psia.method.model.register import SourceNote


def draw_case(view: CaseView) -> None:
    """Everything that the library holds on one case."""
    _draw_way_back(view)
    _draw_head(view)
    for note in view.notes:
        _draw_note(note)
    _choose_part(view)(view)
    st.divider()
    copied = st.button(
        "Open as a new assessment", key=state.widget_key(f"case.open.{view.key}"), type="primary"
    )
    if copied:
        _open(view.key)
    st.caption("A copy of your own, to score and to plan with. The published case stays as it is.")


def _draw_way_back(view: CaseView) -> None:
    compared = {SHOW: "compare", COMPARE: view.key}
    with st.container(horizontal=True):
        draw_cases_link("All cases", icon=":material/arrow_back:")
        draw_cases_link("Compare with others", icon=":material/compare_arrows:", **compared)


def _draw_note(note: SourceNote) -> None:
    """What is damaged or odd in the sources of the case."""
    label, explanation = plain_text(note.label), plain_text(note.explanation)
    with st.container(border=True):
        st.markdown(f":material/warning: **{label}.** {explanation}")
        draw_origin(note)


def _draw_head(view: CaseView) -> None:
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.header(plain_text(view.case.label), anchor=False)
        st.caption(case_caption(view))
        st.markdown(plain_text(view.assessment.profile.summary or view.case.explanation))
        draw_origin(view.case)
    with right:
        _draw_in_short(view)


def _draw_in_short(view: CaseView) -> None:
    st.markdown("  \n".join(figures_in_words(view)))
    st.markdown(known_short(view))
    if view.case.spellings:
        st.caption(plain_text(f"Also written: {', '.join(view.case.spellings)}"))
    if view.assessment.sample:
        with st.popover("How this case was made", type="tertiary"):
            st.markdown(plain_text(view.assessment.sample.note))


def _choose_part(view: CaseView) -> Callable[[CaseView], None]:
    """Which part is shown; a case without a chain offers none."""
    parts: dict[str, Callable[[CaseView], None]] = {
        "What sources say": draw_case_facts,
        "Matrix reading": draw_case_reading,
    }
    if view.has_chain:
        parts["Value chain"] = draw_case_chain

    def _keep(title: str) -> None:
        state.keep_view(replace(state.view_of(CasesView), part=title))

    chosen = choose_shown(
        f"case.part.{view.key}",
        "Part",
        {title: title for title in parts},
        state.view_of(CasesView).part,
        _keep,
        segmented=True,
        label_visibility="collapsed",
    )
    return parts[chosen]


def draw_case_facts(view: CaseView) -> None:
    """Topic by topic, every fact with date and source."""
    for topic, said in view.facts.items():
        label, told = st.columns([1, 5])
        label.markdown(f"**{TOPICS[topic]}**")
        told.markdown("\n\n".join(_fact_line(view, fact) for fact in said))
    silent = [label.lower() for topic, label in TOPICS.items() if topic not in view.facts]
    if silent:
        st.caption(plain_text(f"{NOT_STATED.capitalize()}: {', '.join(silent)}."))


def _fact_line(view: CaseView, fact: Fact) -> str:
    source = plain_text(citation_text(view.assessment, fact.citation))
    return f"{fact_sentence(fact)}  \n:small[:gray[{source}]]"


def draw_case_reading(view: CaseView) -> None:
    """The matrix row by row with evidence and place."""
    if not view.has_reading:
        st.info(
            "No source says enough of this case to read any row of the matrix.",
            icon=":material/info:",
        )
        return
    draw_caution()
    st.html(matrix_table((view,), criterion_rows((view,))))


def draw_case_chain(view: CaseView) -> None:
    """The value chain, to look at and not to change; a click on a node tells what is known."""
    a = view.assessment
    draw_finding(
        map_finding(a.chain),
        "Value chain as far as the sources tell it; form after UNIDO 2004, Box 2. Click a node to"
        " read about it.",
    )
    node = state.view_of(CasesView).nodes.get(view.key)
    key = f"chain_map.case.{view.key}"

    def _acted() -> None:
        _keep_clicked(view, state.said_by(key, ACT))

    draw_chain_map(screen_data(a, "people", node, fixed=True), key, _acted)
    if node:
        _draw_node(view, node)
    with st.expander("The map in words"):
        for sentence in map_in_words(a.chain, method_of(a), a.positions):
            st.text(sentence)


def _keep_clicked(view: CaseView, act: object) -> None:
    """Remember the node that was clicked on the map of this case."""
    if isinstance(act, dict) and act.get("node") in nodes_by_id(view.assessment.chain):
        held = state.view_of(CasesView)
        state.keep_view(replace(held, nodes={**held.nodes, view.key: act["node"]}))


def _draw_node(view: CaseView, id_: str) -> None:
    a = view.assessment
    node = nodes_by_id(a.chain)[id_]
    with st.container(border=True):
        st.markdown(f"**{plain_text(node_names(a.chain)[id_])}**")
        for text in filter(None, _node_texts(node, method_of(a))):
            st.markdown(plain_text(text))
        st.caption(plain_text(citation_text(a, node.citation)))


def _node_texts(node: Actor | Institution, method: Method) -> tuple[str, ...]:
    """What is known of a node."""
    if not isinstance(node, Actor):
        return (node.note,)
    return (people_line(node), node_shade_words(node, method), node.poverty_reason, node.note)


def _open(key: str) -> None:
    """Put a copy into the store and go where work on it begins; a store that refuses says why on
    this page.
    """
    before = state.current_revision()
    state.open_new(load_sample(key))
    after = state.current_revision()
    if after and (before is None or before.id != after.id):
        st.switch_page(walk_step("profile").path)
    st.rerun()

"""An operator in the side panel: what is always asked, and folded away what few know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.words import FIGURES
from cluster_psia.mapping.checks import chain_disagreements
from cluster_psia.mapping.screening import NodeScreening, screen_node
from cluster_psia.method.cite import origin
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui.chain.fields import node_fields
from cluster_psia.ui.chain.figures import draw_figure_sources, draw_income_fields
from cluster_psia.ui.chain.people import draw_people_fields
from cluster_psia.ui.frame.links import draw_page_link
from cluster_psia.ui.map.own_word import draw_own_word
from cluster_psia.ui.parts.text import plain_text

if TYPE_CHECKING:
    from cluster_psia.assessment.document.chain import CountedFigure
    from cluster_psia.assessment.document.model import Actor, Assessment
    from cluster_psia.method import Method
    from cluster_psia.ui.parts.fields import FieldsOf

PAIRS: tuple[tuple[CountedFigure, CountedFigure], ...] = (("units", "workers"), ("women", "men"))


def draw_actor_fields(a: Assessment, node: Actor) -> None:
    """The fields of an operator: name, kind, people and poverty, the optional ones folded.

    Whatever comes and goes has a container of its own: what follows stays open as it was.
    """
    fields, box = node_fields(node), method_of(a).box_2
    fields.draw_text_line("label", "Name")
    fields.draw_needed_choice(
        "kind",
        "Kind",
        labels_by_key(box.actor_kinds),
        help=plain_text(box.actor_kind(node.kind).explanation),
    )
    with st.container(key="node_counts"):
        _counts(fields)
    with st.container():
        _disagreements(a, node)
    with st.container():
        _poverty(a, node)
    draw_people_fields(node, method_of(a))
    draw_income_fields(node)
    draw_figure_sources(node)


def draw_stage(a: Assessment, node: Actor) -> None:
    """The stage of the chain at which an operator stands; its kind brings the usual one."""
    box = method_of(a).box_2
    kind, stages = box.actor_kind(node.kind), labels_by_key(box.stages)
    node_fields(node).draw_needed_choice("stage", "Stage of the chain", stages)
    with st.container():
        if kind.known and node.stage != kind.stage:
            st.caption(plain_text(f"This kind usually stands at “{stages[kind.stage]}”."))


def _counts(fields: FieldsOf) -> None:
    """The figures of a node, in this order also where columns stand one below the other."""
    for pair in PAIRS:
        for figure, column in zip(pair, st.columns(2), strict=True):
            with column:
                fields.draw_count(figure, FIGURES[figure], placeholder="–")


def _disagreements(a: Assessment, node: Actor) -> None:
    for found in chain_disagreements(a):
        if found.node == node.id:
            st.warning(plain_text(found.text), icon=":material/balance:")


def _poverty(a: Assessment, node: Actor) -> None:
    """The suggestion, and a person's own word above it; nothing is filled in for anybody."""
    found = screen_node(a, node)
    st.markdown(
        "**Is this a poverty node?**",
        help="A point in the chain where people are, or may fall, in poverty.",
    )
    st.caption(plain_text(_suggested(node, found, method_of(a))))
    draw_own_word(node, found, method_of(a))
    draw_page_link("screening", "Screen this node on the nine items", ":material/checklist:")


def _suggested(node: Actor, found: NodeScreening, method: Method) -> str:
    if found.known:
        rule = method.screening.rule_suggesting(found.suggestion)
        return f"Screening, {found.known} of {found.of} items known: {rule.label.lower()}."
    kind = method.box_2.actor_kind(node.kind)
    if not kind.known:
        return f"No start is known for “{kind.label}”. {kind.explanation}"
    usual = method.box_2.shade(kind.poverty).label
    return f"A start for “{kind.label}”: {usual.lower()} ({origin(kind)}). It may differ here."

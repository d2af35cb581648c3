"""Income at a node, and where its figures come from, in the side panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.words import FIGURES, SURE
from cluster_psia.assessment.edits.nodes import (
    change_figure_source,
    change_income,
    figure_source_at,
)
from cluster_psia.ui import state
from cluster_psia.ui.chain.fields import node_fields
from cluster_psia.ui.map.fields import node_field_name
from cluster_psia.ui.parts.fields import FieldsOf
from cluster_psia.ui.parts.source import draw_document_line

if TYPE_CHECKING:
    from cluster_psia.assessment.document.chain import CountedFigure
    from cluster_psia.assessment.document.model import Actor
    from cluster_psia.ui.parts import forms


def draw_income_fields(node: Actor) -> None:
    """The income or wage in the words it was told in, folded."""
    held = node.income
    fields = FieldsOf(
        held,
        lambda field: node_field_name(node, f"income.{field}"),
        lambda field: _income_setter(node, field),
    )
    cited = held.citation if held else None
    with st.expander("Income or wage", icon=":material/payments:"):
        fields.draw_text_line("amount", "Amount, as it was told", placeholder="120 to 150")
        fields.draw_text_line("unit", "Of what, for how long", placeholder="rupees a day")
        fields.draw_text_line("as_of", "Date")
        fields.draw_pills("sure", "How sure", SURE)
        draw_document_line(
            fields.name("source"), "Source of the income", cited, fields.setter("citation")
        )


def _income_setter(node: Actor, field: str) -> forms.Put:
    return lambda a, given: change_income(a, node.id, **{field: given})


def draw_figure_sources(node: Actor) -> None:
    """Where each figure comes from; what is left empty has the source of the whole node."""
    with st.expander("Where the figures come from", icon=":material/source:"):
        node_fields(node).draw_pills("sure", "How sure are all of them", SURE)
        known = [figure for figure in FIGURES if getattr(node, figure) is not None]
        if not known:
            st.caption("No figure yet. The source of the whole node stands below.")
            return
        st.caption("Only where a figure has a source of its own.")
        _figure_source(node, _choose_figure(node, known))


def _choose_figure(node: Actor, known: list[CountedFigure]) -> CountedFigure:
    chosen: CountedFigure = st.segmented_control(
        "Figure",
        known,
        format_func=FIGURES.__getitem__,
        default=known[0],
        required=True,
        key=state.widget_key(f"figure.{node.id}"),
        wrap=True,
    )
    return chosen


def _figure_source(node: Actor, figure: CountedFigure) -> None:
    held = figure_source_at(node, figure)
    fields = FieldsOf(
        held,
        lambda field: node_field_name(node, f"{figure}.{field}"),
        lambda field: _source_setter(node, figure, field),
    )
    draw_document_line(
        fields.name("source"), "Source of the figure", held.citation, fields.setter("citation")
    )
    fields.draw_text_line("as_of", "Date of the figure")
    fields.draw_pills("sure", "How sure is it", SURE)


def _source_setter(node: Actor, figure: CountedFigure, field: str) -> forms.Put:
    return lambda a, given: change_figure_source(a, node.id, figure, **{field: given})

"""An operator in the side panel: what is always asked, and folded away what few know."""

from __future__ import annotations

from typing import Any

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import CountedFigure
from cluster_psia.assessment.document.model import Actor, Assessment, Citation
from cluster_psia.assessment.document.words import FIGURES, SURE
from cluster_psia.assessment.edits.chain import citation_of
from cluster_psia.assessment.edits.nodes import (
    actor_of,
    change_figure_source,
    change_income,
    change_node_difference,
    with_node_difference,
    with_status_in_employment,
    without_node_difference,
)
from cluster_psia.mapping.checks import chain_disagreements
from cluster_psia.mapping.screening import NodeScreening, screen_node
from cluster_psia.method import load_method
from cluster_psia.method.cite import document_name, origin
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.chain.fields import field_setter, key_setter
from cluster_psia.ui.frame.links import draw_page_link
from cluster_psia.ui.map.fields import node_field_name
from cluster_psia.ui.map.own_word import draw_own_word
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.emptied import clear_widgets, fresh_name
from cluster_psia.ui.parts.forms import apply_change
from cluster_psia.ui.parts.source import draw_source_lines
from cluster_psia.ui.parts.text import plain_text

PAIRS: tuple[tuple[CountedFigure, CountedFigure], ...] = (("units", "workers"), ("women", "men"))


def draw_actor_fields(a: Assessment, node: Actor) -> None:
    """The fields of an operator, the optional ones folded."""
    box = load_method().box_2
    stages = labels_by_key(box.stages)
    forms.draw_text_line(
        node_field_name(node, "label"), "Name", node.label, field_setter(node, "label")
    )
    kind = box.actor_kind(node.kind)
    forms.draw_choice(
        node_field_name(node, "kind"),
        "Kind",
        labels_by_key(box.actor_kinds),
        node.kind,
        key_setter(node, "kind"),
        help=plain_text(kind.explanation),
    )
    forms.draw_choice(
        node_field_name(node, "stage"),
        "Stage of the chain",
        stages,
        node.stage,
        key_setter(node, "stage"),
    )
    with (
        st.container()
    ):  # whatever comes and goes has a place of its own: what follows stays open as it was
        if node.stage != kind.stage:
            st.caption(plain_text(f"This kind usually stands at “{stages[kind.stage]}”."))
    for pair in PAIRS:  # in this order also where columns stand one below the other
        for field, column in zip(pair, st.columns(2), strict=True):
            with column:
                forms.draw_count(
                    node_field_name(node, field),
                    FIGURES[field],
                    getattr(node, field),
                    field_setter(node, field),
                    placeholder="–",
                )
    with st.container():
        for found in chain_disagreements(a):
            if found.node == node.id:
                st.warning(plain_text(found.text), icon=":material/balance:")
    with st.container():
        _poverty(a, node)
    _people(node)
    _income(node)
    _sources(node)


# Poverty -----------------------------------------------------------------------------------------


def _poverty(a: Assessment, node: Actor) -> None:
    """The suggestion, and a person's own word above it; nothing is filled in for anybody."""
    found = screen_node(a, node)
    st.markdown(
        "**Is this a poverty node?**",
        help="A point in the chain where people are, or may fall, in poverty.",
    )
    st.caption(plain_text(_suggested(node, found)))
    draw_own_word(node, found, method_of(a))
    draw_page_link("screening", "Screen this node on the nine items", ":material/checklist:")


def _suggested(node: Actor, found: NodeScreening) -> str:
    if found.known:
        rule = next(
            rule for rule in load_method().screening.rules if rule.suggests == found.suggestion
        )
        return f"Screening, {found.known} of {found.of} items known: {rule.label.lower()}."
    box = load_method().box_2
    kind = box.actor_kind(node.kind)
    usual = box.shade(kind.poverty).label
    return f"A start for “{kind.label}”: {usual.lower()} ({origin(kind)}). It may differ here."


# Who works here ----------------------------------------------------------------------------------


def _people(node: Actor) -> None:
    groups = load_method().box_4
    known = bool(node.status_in_employment or node.differences)
    with st.expander("Who works here", icon=":material/groups:", expanded=known):
        forms.draw_choices(
            node_field_name(node, "status"),
            "Status in employment (Box 4)",
            labels_by_key(groups.kinds),
            node.status_in_employment,
            lambda a, given: with_status_in_employment(a, node.id, *given),
        )
        for n, difference in enumerate(node.differences):
            _difference(node, n, difference.kind, difference.value)
        kinds = {d.key: d.label for d in groups.differences if d.key != "gender"}
        kind, value, people = (
            f"difference.{field}.{node.id}" for field in ("kind", "value", "people")
        )

        def _add() -> None:
            given = (
                state.widget_value(fresh_name(kind)),
                state.widget_value(fresh_name(value)),
                state.widget_value(fresh_name(people)),
            )
            if not given[0] or not str(given[1] or "").strip():
                state.add_error(
                    "Not added: choose what the people differ in, and write who they are."
                )
            elif state.edit_assessment(
                lambda a: with_node_difference(a, node.id, given[0], given[1], people=given[2])
            ):
                clear_widgets(kind, value, people)

        st.markdown("Other differences, in words of your own")
        st.selectbox(
            "They differ in",
            list(kinds),
            format_func=kinds.__getitem__,
            index=None,
            placeholder="Choose",
            key=state.widget_key(fresh_name(kind)),
        )
        st.text_input(
            "Who they are",
            max_chars=300,
            key=state.widget_key(fresh_name(value)),
            placeholder="Migrants from Bihar",
        )
        st.number_input(
            "How many",
            min_value=0,
            value=None,
            step=1,
            placeholder="not known",
            key=state.widget_key(fresh_name(people)),
        )
        st.button(
            "Add this difference", key=state.widget_key(f"difference.add.{node.id}"), on_click=_add
        )


def _difference(node: Actor, n: int, kind: str, value: str) -> None:
    label = load_method().box_4.difference(kind).label
    found = node.differences[n]

    def _put(field: str) -> forms.Put:
        return lambda a, given: change_node_difference(a, node.id, kind, value, **{field: given})

    def _name(field: str) -> str:
        return node_field_name(node, f"difference.{n}.{field}")

    def _citation(a: Assessment) -> Citation | None:
        known = actor_of(a, node.id).differences
        return next((d.citation for d in known if (d.kind, d.value) == (kind, value)), None)

    with st.container(horizontal=True, vertical_alignment="bottom"):
        forms.draw_count(
            _name("people"), plain_text(f"{label}: {value}"), found.people, _put("people")
        )
        with st.popover(
            "Source ✓" if found.sure or found.citation else "Source",
            icon=":material/source:",
            width="content",
        ):
            forms.draw_choice(
                _name("sure"), "How sure is it", SURE, found.sure, _put("sure"), pills=True
            )
            draw_source_lines(_name, _citation, _put("citation"))
        st.button(
            "Remove",
            key=state.widget_key(f"difference.remove.{n}.{node.id}"),
            icon=":material/delete:",
            on_click=apply_change,
            args=(lambda a: without_node_difference(a, node.id, kind, value),),
        )


# Income, and where figures come from -------------------------------------------------------------


def _income(node: Actor) -> None:
    held = node.income

    def _part(field: str) -> forms.Put:
        return lambda a, given: change_income(a, node.id, **_part_given(field, given))

    with st.expander("Income or wage", icon=":material/payments:", expanded=held is not None):
        forms.draw_text_line(
            node_field_name(node, "income.amount"),
            "Amount, as it was told",
            held.amount if held else "",
            _part("amount"),
            placeholder="120 to 150",
        )
        forms.draw_text_line(
            node_field_name(node, "income.unit"),
            "Of what, for how long",
            held.unit if held else "",
            _part("unit"),
            placeholder="rupees a day",
        )
        forms.draw_text_line(
            node_field_name(node, "income.as_of"),
            "Date",
            held.as_of if held else "",
            _part("as_of"),
        )
        forms.draw_choice(
            node_field_name(node, "income.sure"),
            "How sure",
            SURE,
            held.sure if held else None,
            _part("sure"),
            pills=True,
        )
        cited = document_name(held.citation.document) if held and held.citation else ""
        forms.draw_text_line(
            node_field_name(node, "income.source"), "Source of the income", cited, _part("citation")
        )


def _part_given(field: str, given: Any) -> dict[str, Any]:
    """A field as an edit takes it: the name of a document is a citation."""
    return {field: citation_of(given, "") if field == "citation" else given}


def _sources(node: Actor) -> None:
    """Where each figure comes from; what is left empty has the source of the whole node."""
    known = {
        figure: label for figure, label in FIGURES.items() if getattr(node, figure) is not None
    }
    with st.expander(
        "Where the figures come from", icon=":material/source:", expanded=bool(node.figure_sources)
    ):
        forms.draw_choice(
            node_field_name(node, "sure"),
            "How sure are all of them",
            SURE,
            node.sure,
            field_setter(node, "sure"),
            pills=True,
        )
        if not known:
            st.caption("No figure yet. The source of the whole node stands below.")
            return
        st.caption("Only where a figure has a source of its own.")
        name = f"figure.{node.id}"
        figure: CountedFigure = st.segmented_control(
            "Figure",
            list(known),
            format_func=known.__getitem__,
            default=next(iter(known)),
            required=True,
            key=state.widget_key(name),
            wrap=True,
        )
        held = next((s for s in node.figure_sources if s.figure == figure), None)

        def _part(field: str) -> forms.Put:
            return lambda a, given: change_figure_source(
                a, node.id, figure, **_part_given(field, given)
            )

        cited = document_name(held.citation.document) if held and held.citation else ""
        forms.draw_text_line(
            node_field_name(node, f"{figure}.source"),
            "Source of the figure",
            cited,
            _part("citation"),
        )
        forms.draw_text_line(
            node_field_name(node, f"{figure}.as_of"),
            "Date of the figure",
            held.as_of if held else "",
            _part("as_of"),
        )
        forms.draw_choice(
            node_field_name(node, f"{figure}.sure"),
            "How sure is it",
            SURE,
            held.sure if held else None,
            _part("sure"),
            pills=True,
        )

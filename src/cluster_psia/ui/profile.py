"""The parts of the Cluster profile page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.profile import (
    add_fact,
    change_fact,
    fact_at,
    put_cited,
    remove_fact,
    with_name,
    with_part,
)
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.buttons import draw_open_button, draw_remove_button
from cluster_psia.ui.parts.drafts import DraftForm
from cluster_psia.ui.parts.fields import FieldsOf
from cluster_psia.ui.parts.source import draw_source_lines
from cluster_psia.ui.parts.text import citation_text, draw_origin, fact_sentence, plain_text

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Citation, Fact
    from cluster_psia.method.model.tables import InterventionArea

TOPICS = {
    "firms": "Firms",
    "workers": "Workers",
    "women": "Women",
    "wages": "Wages",
    "employment": "Employment",
    "products": "Products",
    "markets": "Markets",
    "location": "Location",
    "institutions": "Institutions",
    "joint_action": "Joint action",
    "external_economies": "External economies",
    "upgrading": "Upgrading",
    "social_capital": "Social capital",
    "growth": "Growth",
    "winners_losers": "Winners and losers",
    "history": "History",
    "other": "Other",
}
FACT_LINES = {
    "value": "Figure, as printed",
    "event": "When it was so (year or period)",
    "reported": "When it was said or published",
}
NEW_LINES = {
    **FACT_LINES,
    "document": "Source: document, or who said it",
    "place": "Place in it (page, table), or date of the talk",
}
NEW_FACT = DraftForm("fact.new")


@dataclass(frozen=True)
class ProfileView:
    """Which fact is open as a form, by its id."""

    open: str | None = None


def _fields_of(a: Assessment, part: str) -> FieldsOf:
    """The fields of the profile or the programme, each named after its attribute."""

    def _setter(field: str) -> forms.Put:
        return lambda now, given: with_part(now, part, **{field: given})

    return FieldsOf(getattr(a, part), lambda field: f"{part}.{field}", _setter)


def draw_cluster_fields(a: Assessment) -> None:
    """What the cluster is called, where it is, what it makes."""
    st.subheader("The cluster", anchor=False)
    if a.sample:
        st.caption("In a sample these lines are our summary of the cited facts below.")
    forms.draw_text_line("name", "Name of this assessment", a.name, with_name)
    fields = _fields_of(a, "profile")
    fields.draw_text_line("cluster", "Cluster")
    fields.draw_text_line("place", "Town, district or region")
    fields.draw_text_line("country", "Country")
    fields.draw_text_line("sector", "Sector")
    fields.draw_text_line("products", "Products")
    fields.draw_text_line("markets", "Markets")
    fields.draw_text_area("summary", "In a few sentences", height=120)


def draw_programme_fields(a: Assessment) -> None:
    """The cluster development programme and the areas of intervention of Table 1."""
    st.subheader("The programme", anchor=False)
    fields = _fields_of(a, "programme")
    fields.draw_text_line("name", "Name of the cluster development programme")
    fields.draw_text_area("description", "What it does, for whom, since when")
    table = method_of(a).table_1
    forms.draw_choices(
        "programme.areas",
        "Areas of intervention",
        labels_by_key(table.areas),
        a.programme.areas,
        fields.setter("areas"),
        help="Indicators are suggested for the areas chosen here.",
    )
    for area in table.areas:
        if area.key in a.programme.areas:
            _draw_area(area)
    if a.programme.areas:
        for warning in table.warnings:
            st.warning(f"**{warning.label}.** {warning.explanation}", icon=":material/warning:")


def _draw_area(area: InterventionArea) -> None:
    relevance = "; ".join(entry.label for entry in area.relevance)
    with st.container(border=True):
        st.markdown(f"**{area.label}**: {area.explanation}")
        st.markdown(f"Matters to the poor through: {relevance}.")
        draw_origin(area)


# Facts -------------------------------------------------------------------------------------------


def draw_profile_facts(a: Assessment) -> None:
    """Facts with their sources; sources that differ stand side by side."""
    st.subheader("What sources say", anchor=False)
    if not a.facts:
        st.info(
            "Figures and findings about the cluster belong here, each with its source: firms,"
            " workers, wages, markets, institutions. The plan cites them. The published samples"
            " show what this looks like.",
            icon=":material/info:",
        )
    for topic, label in TOPICS.items():
        _draw_topic(a, label, [fact for fact in a.facts if fact.topic == topic])
    with st.popover(NEW_FACT.mark("Add a fact"), icon=":material/add:"):
        _draw_new_fact()


def _draw_topic(a: Assessment, label: str, facts: Sequence[Fact]) -> None:
    """The facts of one topic; nothing for none."""
    if facts:
        st.markdown(f"**{label}**")
    for fact in facts:
        _draw_fact(a, fact)


def _draw_fact(a: Assessment, fact: Fact) -> None:
    source = plain_text(citation_text(a, fact.citation))
    is_open = state.view_of(ProfileView).open == fact.id
    with st.container(horizontal=True, wrap=False):
        st.markdown(f"{fact_sentence(fact)}  \n:gray[{source}]", width="stretch")
        toggle = partial(_open_fact, None if is_open else fact.id)
        draw_open_button(f"fact.{fact.id}.toggle", is_open, toggle, type="tertiary")
        draw_remove_button(
            f"fact.{fact.id}.remove",
            "Remove",
            lambda now: remove_fact(now, fact.id),
            type="tertiary",
        )
    if is_open:
        with st.container(border=True):
            _fact_fields(fact)


def _open_fact(fact: str | None) -> None:
    state.keep_view(ProfileView(fact))


def _fact_fields(fact: Fact) -> None:
    def _setter(field: str) -> forms.Put:
        return lambda now, given: change_fact(now, fact.id, **{field: given})

    fields = FieldsOf(fact, lambda field: f"fact.{fact.id}.{field}", _setter)
    fields.draw_text_area("statement", "What is said, in your own words")
    for column, (field, label) in zip(st.columns(3), FACT_LINES.items(), strict=True):
        with column:
            fields.draw_text_line(field, label)
    fields.draw_needed_choice("topic", "About", TOPICS)
    draw_source_lines(
        fields.name, lambda now: fact_at(now, fact.id).citation, fields.setter("citation")
    )


def _draw_new_fact() -> None:
    with NEW_FACT.frame(border=False):
        NEW_FACT.draw_choice("topic", "About", TOPICS, begins="firms")
        NEW_FACT.draw_area("statement", "What is said, in your own words")
        for field, label in NEW_LINES.items():
            NEW_FACT.draw_line(field, label)
        NEW_FACT.draw_button("Add the fact", _add_fact)


def _add_fact() -> None:
    """Take what stands in the form."""
    typed = NEW_FACT.value
    if not typed("topic") or not typed("statement").strip() or not typed("document").strip():
        state.add_error("A fact needs what it is about, what is said and where it comes from.")
        return

    def _added(a: Assessment, citation: Citation | None) -> Assessment:
        dates = {field: typed(field) for field in ("value", "event", "reported")}
        return add_fact(a, typed("topic"), typed("statement"), **dates, citation=citation)

    if state.edit_assessment(lambda a: put_cited(a, typed("document"), typed("place"), _added)):
        NEW_FACT.empty()

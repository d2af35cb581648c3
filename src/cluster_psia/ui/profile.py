"""The parts of the Cluster profile page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.words import TOPICS
from cluster_psia.assessment.edits.profile import (
    add_fact,
    put_cited,
    with_name,
    with_part,
)
from cluster_psia.assessment.edits.tables.facts import cited_facts_table
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.facts.sources import draw_sources
from cluster_psia.ui.grid.draw import assessment_grid, draw_data_grid
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.drafts import DraftForm
from cluster_psia.ui.parts.fields import FieldsOf
from cluster_psia.ui.parts.source import draw_source_choice, remember_source
from cluster_psia.ui.parts.text import citation_text, draw_origin, fact_sentence, plain_text

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Citation, Fact
    from cluster_psia.method.model import Entry
    from cluster_psia.method.model.tables import InterventionArea

# Short lines that stand side by side, on a phone as well.
PAIRS = (
    {"cluster": "Cluster", "place": "Town or region"},
    {"country": "Country", "sector": "Sector"},
    {"products": "Products", "markets": "Markets"},
)
FACT_LINES = {
    "value": "Figure, as printed",
    "event": "When it was so (year or period)",
    "reported": "When it was said or published",
}
NEW_FACT = DraftForm("fact.new")


def _fields_of(a: Assessment, part: str) -> FieldsOf:
    """The fields of the profile or the programme, each named after its attribute."""

    def _setter(field: str) -> forms.Put:
        return lambda now, given: with_part(now, part, **{field: given})

    return FieldsOf(getattr(a, part), lambda field: f"{part}.{field}", _setter)


def draw_cluster_fields(a: Assessment) -> None:
    """What the cluster is called, where it is, what it makes."""
    st.header("The cluster", anchor=False)
    if a.sample:
        st.caption("In a sample these lines are our summary of the cited facts below.")
    forms.draw_text_line("name", "Name of this assessment", a.name, with_name)
    fields = _fields_of(a, "profile")
    for pair in PAIRS:
        with st.container(horizontal=True, wrap=False):
            for field, label in pair.items():
                fields.draw_text_line(field, label)
    fields.draw_text_area("summary", "In a few sentences")


def draw_programme_fields(a: Assessment) -> None:
    """The cluster development programme and the areas of intervention of Table 1."""
    st.header("The programme", anchor=False)
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
        _draw_cautions(table.warnings)


def _draw_area(area: InterventionArea) -> None:
    relevance = "; ".join(entry.label for entry in area.relevance)
    with st.expander(area.label):
        st.markdown(area.explanation)
        st.markdown(f"Matters to the poor through: {relevance}.")
        draw_origin(area)


def _draw_cautions(cautions: Sequence[Entry]) -> None:
    """What an area of intervention may do to the poor, each in a word, the rest folded."""
    words = "; ".join(caution.label for caution in cautions)
    with st.expander(f"Cautions: {words}", icon=":material/warning:"):
        for caution in cautions:
            st.markdown(f"**{caution.label}.** {caution.explanation}")


# Facts -------------------------------------------------------------------------------------------


def draw_profile_facts(a: Assessment) -> None:
    """Facts with their sources, in a table to write into and paste into, and in sentences."""
    st.header("What sources say", anchor=False)
    st.caption(
        "Figures and findings for the plan to cite. Rows can be pasted from a spreadsheet; where"
        " sources differ, both stand here."
    )
    draw_data_grid(assessment_grid("profile.facts", "Facts with their sources", cited_facts_table))
    with st.container(horizontal=True, vertical_alignment="top"):
        with st.popover(NEW_FACT.mark("Add a fact"), icon=":material/add:"):
            _draw_new_fact(a)
        if a.facts:
            with st.popover("In sentences", icon=":material/notes:"):
                _draw_sentences(a)
    draw_sources(a)


def _draw_sentences(a: Assessment) -> None:
    """The facts to read, topic by topic, each with its source."""
    for topic, label in TOPICS.items():
        _draw_topic(a, label, [fact for fact in a.facts if fact.topic == topic])


def _draw_topic(a: Assessment, label: str, facts: Sequence[Fact]) -> None:
    """The facts of one topic; nothing for none."""
    if facts:
        st.markdown(f"**{label}**")
    for fact in facts:
        source = plain_text(citation_text(a, fact.citation))
        st.markdown(f"{fact_sentence(fact)}  \n:gray[{source}]")


def _draw_new_fact(a: Assessment) -> None:
    """What a fact needs; its source is picked, and stays for the next one."""
    with NEW_FACT.frame(border=False):
        NEW_FACT.draw_choice("topic", "About", TOPICS, begins="firms")
        NEW_FACT.draw_area("statement", "What is said, in your own words")
        for field, label in FACT_LINES.items():
            NEW_FACT.draw_line(field, label)
        draw_source_choice(NEW_FACT, a)
        NEW_FACT.draw_button("Add the fact", _add_fact)


def _add_fact() -> None:
    """Take what stands in the form."""
    typed = NEW_FACT.value
    named = typed("source") or ""
    if not typed("topic") or not typed("statement").strip() or not named.strip():
        state.add_error("A fact needs what it is about, what is said and where it comes from.")
        return

    def _added(a: Assessment, citation: Citation | None) -> Assessment:
        dates = {field: typed(field) for field in FACT_LINES}
        return add_fact(a, typed("topic"), typed("statement"), **dates, citation=citation)

    if state.edit_assessment(lambda a: put_cited(a, named, typed("place"), _added)):
        remember_source(state.current_assessment(), named)
        NEW_FACT.empty()

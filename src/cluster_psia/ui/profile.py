"""The parts of the Cluster profile page."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Assessment, Citation, Fact
from cluster_psia.assessment.edits.profile import with_fact, with_name, with_part, without_fact
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.emptied import clear_widgets, fresh_name
from cluster_psia.ui.parts.text import citation_text, draw_origin, plain_text

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


def _into(part: str, field: str) -> Callable[[Assessment, str], Assessment]:
    return lambda a, given: with_part(a, part, **{field: given})


def draw_cluster_fields(a: Assessment) -> None:
    """What the cluster is called, where it is, what it makes."""
    st.subheader("The cluster", anchor=False)
    if a.sample:
        st.caption("In a sample these lines are our summary of the cited facts below.")
    p = a.profile
    forms.draw_text_line("name", "Name of this assessment", a.name, with_name)
    forms.draw_text_line("profile.cluster", "Cluster", p.cluster, _into("profile", "cluster"))
    forms.draw_text_line(
        "profile.place", "Town, district or region", p.place, _into("profile", "place")
    )
    forms.draw_text_line("profile.country", "Country", p.country, _into("profile", "country"))
    forms.draw_text_line("profile.sector", "Sector", p.sector, _into("profile", "sector"))
    forms.draw_text_line("profile.products", "Products", p.products, _into("profile", "products"))
    forms.draw_text_line("profile.markets", "Markets", p.markets, _into("profile", "markets"))
    forms.draw_text_area(
        "profile.summary", "In a few sentences", p.summary, _into("profile", "summary"), height=120
    )


def draw_programme_fields(a: Assessment) -> None:
    """The cluster development programme and the areas of intervention of Table 1."""
    st.subheader("The programme", anchor=False)
    forms.draw_text_line(
        "programme.name",
        "Name of the cluster development programme",
        a.programme.name,
        _into("programme", "name"),
    )
    forms.draw_text_area(
        "programme.description",
        "What it does, for whom, since when",
        a.programme.description,
        _into("programme", "description"),
    )
    areas = method_of(a).table_1.areas
    forms.draw_choices(
        "programme.areas",
        "Areas of intervention",
        labels_by_key(areas),
        a.programme.areas,
        _into("programme", "areas"),
        help="Indicators are suggested for the areas chosen here.",
    )
    for area in areas:
        if area.key in a.programme.areas:
            with st.container(border=True):
                st.markdown(f"**{area.label}**: {area.explanation}")
                st.markdown(
                    "Matters to the poor through: "
                    + "; ".join(x.label for x in area.relevance)
                    + "."
                )
                draw_origin(area)
    if a.programme.areas:
        for warning in method_of(a).table_1.warnings:
            st.warning(f"**{warning.label}.** {warning.explanation}", icon=":material/warning:")


def draw_profile_facts(a: Assessment) -> None:
    """Facts with their sources; sources that differ stand side by side."""
    st.subheader("What sources say", anchor=False)
    if not a.profile.facts:
        st.info(
            "Figures and findings about the cluster belong here, each with its source: firms,"
            " workers, wages, markets, institutions. The plan cites them. The published samples"
            " show what this looks like.",
            icon=":material/info:",
        )
    by_topic: dict[str, list[tuple[int, Fact]]] = {topic: [] for topic in TOPICS}
    for index, fact in enumerate(a.profile.facts):
        by_topic[fact.topic].append((index, fact))
    for topic, rows in by_topic.items():
        if rows:
            st.markdown(f"**{TOPICS[topic]}**")
            for index, fact in rows:
                _fact(index, fact)
    with st.popover("Add a fact", icon=":material/add:"):
        _new_fact()


def _fact(index: int, fact: Fact) -> None:
    with st.container(horizontal=True, wrap=False):
        value = f" **{plain_text(fact.value)}**" if fact.value else ""
        when = f" ({plain_text(fact.as_of)})" if fact.as_of else ""
        source = f":gray[{plain_text(citation_text(fact.citation))}]"
        st.markdown(f"{plain_text(fact.statement)}{value}{when}  \n{source}", width="stretch")
        st.button(
            "Remove",
            key=state.widget_key(f"fact.{index}.remove"),
            type="tertiary",
            icon=":material/delete:",
            on_click=_remove,
            args=(index,),
        )


def _remove(index: int) -> None:
    """The facts move up, so their buttons and fields must be drawn anew."""
    if state.edit_assessment(lambda a: without_fact(a, index)):
        state.renew_widgets()


def _new_fact() -> None:
    # Emptied only once a fact was taken.
    at = fresh_name("fact.new")
    with st.form(state.widget_key(at), border=False):
        topic = st.selectbox(
            "About",
            list(TOPICS),
            format_func=TOPICS.__getitem__,
            key=state.widget_key(f"{at}.topic"),
        )
        statement = st.text_area(
            "What is said, in your own words",
            max_chars=5000,
            key=state.widget_key(f"{at}.statement"),
        )
        value = st.text_input(
            "Figure, as printed", max_chars=300, key=state.widget_key(f"{at}.value")
        )
        as_of = st.text_input(
            "As of (year or period)", max_chars=300, key=state.widget_key(f"{at}.as_of")
        )
        document = st.text_input(
            "Source: document, or who said it",
            max_chars=300,
            key=state.widget_key(f"{at}.document"),
        )
        place = st.text_input(
            "Place in it (page, table), or date of the talk",
            max_chars=300,
            key=state.widget_key(f"{at}.place"),
        )
        if st.form_submit_button("Add the fact"):
            if not statement.strip() or not document.strip():
                state.add_error("A fact needs what is said and where it comes from.")
            else:
                fact = Fact(
                    topic=topic,
                    statement=statement,
                    value=value,
                    as_of=as_of,
                    citation=Citation(document=document, place=place),
                )
                if state.edit_assessment(lambda a: with_fact(a, fact)):
                    clear_widgets("fact.new")
            st.rerun()

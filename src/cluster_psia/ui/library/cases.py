"""The parts of the Case library page: finding cases, the list, and all of them on the plane of
need and capacity.

What is shown stands in the address (``?case=``, ``?show=``, ``?compare=``), so that it can be
shared and opened again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from cluster_psia.assessment.files.samples import SampleError
from cluster_psia.cases.comparison import NOT_STATED
from cluster_psia.cases.headlines import Headline, firms_headline, womens_share, workers_headline
from cluster_psia.cases.library import KINDS, CaseView, Wanted, case_library, fact_found, find_cases
from cluster_psia.diagnosis.mean import SHOWN_FROM
from cluster_psia.drawing.charts.cases import (
    axis_words,
    cases_chart,
    cases_finding,
    known_words,
    not_placed,
    placed_cases,
)
from cluster_psia.method import load_method
from cluster_psia.method.model.entry import find_entry
from cluster_psia.ui import state
from cluster_psia.ui.frame import links
from cluster_psia.ui.parts.text import citation_text, cut_text, draw_finding, plain_text
from cluster_psia.words import counted_noun


@dataclass(frozen=True)
class CasesView:
    """What the pages of cases remember; which of them is shown stands in the address."""

    wanted: Wanted = field(default_factory=Wanted)
    part: str | None = None  # of a case
    compared: str | None = None  # the part of a comparison
    nodes: Mapping[str, str] = field(default_factory=dict)  # chosen on the map of a case, by case


CASE, SHOW, COMPARE = "case", "show", "compare"  # query parameters of this page
VIEWS = {"list": "List", "compare": "Compare", "plane": "Need and capacity"}
CARD = 440  # pixels: two cards beside each other on a laptop, one on a phone
HAS = {"chain": "Value chain to draw", "reading": "Matrix reading"}


def all_cases() -> tuple[CaseView, ...]:
    """The library, or nothing and the reason on the page."""
    try:
        views = case_library()
    except SampleError as error:
        st.error(
            f"The case library cannot be read: {plain_text(str(error))}.", icon=":material/error:"
        )
        return ()
    if not views:
        st.info(
            "No case is registered yet. Published clusters belong here, each fact with its source.",
            icon=":material/info:",
        )
    return views


# The address -------------------------------------------------------------------------------------


def chosen_case(views: Sequence[CaseView]) -> CaseView | None:
    """The case in the address, if there is one; an unknown one is told and taken out of it."""
    wanted = st.query_params.get(CASE)
    if not wanted:
        return None
    found = find_entry(views, wanted)
    if found is None:
        st.error(
            f"There is no case “{plain_text(cut_text(wanted))}” in the library. Choose one from the"
            " list.",
            icon=":material/error:",
        )
        del st.query_params[CASE]
    return found


def draw_cases_link(label: str, icon: str | None = None, **where: str) -> None:
    """A link to this page with another selection."""
    links.draw_page_link("cases", label, icon, where=where)


def choose_cases_view() -> str:
    """List, comparison or plane. The address carries the choice."""
    given = st.query_params.get(SHOW, "list")
    name = f"cases.show.{given}"  # another address is another widget, so that a link moves it
    shown = st.segmented_control(
        "Show",
        list(VIEWS),
        format_func=VIEWS.__getitem__,
        default=given if given in VIEWS else "list",
        required=True,
        key=state.widget_key(name),
        on_change=_show,
        args=(name,),
        label_visibility="collapsed",
        wrap=True,
    )
    return str(shown)


def _show(name: str) -> None:
    st.query_params[SHOW] = state.widget_value(name)


# Finding -----------------------------------------------------------------------------------------


def filter_cases(views: Sequence[CaseView]) -> tuple[CaseView, ...]:
    """The filter, and what it lets through. It is kept while a
    case is read, and works on the plane as well.
    """
    wanted = _wanted(views, state.view_of(CasesView).wanted)
    _keep_wanted(wanted)
    found = find_cases(views, wanted)
    with st.container(horizontal=True, vertical_alignment="center"):
        listed = st.query_params.get(SHOW) != "plane" and not wanted.text
        order = ", in the order of countries" if listed else ""
        st.caption(f"{len(found)} of {len(views)} cases{order}", width="content")
        if wanted != Wanted():
            st.button(
                "Clear the filter",
                key=state.widget_key("cases.clear"),
                type="tertiary",
                on_click=_clear,
            )
    return found


def _wanted(views: Sequence[CaseView], held: Wanted) -> Wanted:
    sectors = {
        s.key: s.label
        for s in load_method().cases.sectors
        if any(v.case.sector == s.key for v in views)
    }
    countries = {c: c for c in sorted({country for view in views for country in view.countries})}
    words, country, sector, kind = st.columns([3, 2, 2, 2])
    with words:
        state.begin_with("cases.text", held.text)
        text = st.text_input(
            "Find words",
            key=state.widget_key("cases.text"),
            placeholder="name, place, product, any fact",
        )
    with country:
        in_country = _pick("country", "Country", countries, held.country)
    with sector:
        in_sector = _pick("sector", "Sector", sectors, held.sector)
    with kind:
        of_kind = _pick("kind", "Kind", KINDS, held.kind)
    state.begin_with("cases.has", [key for key in HAS if getattr(held, key)])
    has = st.pills(
        "Only with",
        list(HAS),
        format_func=HAS.__getitem__,
        selection_mode="multi",
        key=state.widget_key("cases.has"),
    )
    return Wanted(
        text, in_country, in_sector, of_kind, chain="chain" in has, reading="reading" in has
    )


def _pick(name: str, label: str, options: Mapping[str, str], first: str) -> str:
    every = ["", *options]
    state.begin_with(f"cases.{name}", first if first in every else "")
    given = st.selectbox(
        label,
        every,
        format_func=lambda key: options.get(key, "All"),
        key=state.widget_key(f"cases.{name}"),
    )
    return str(given or "")


def _keep_wanted(wanted: Wanted) -> None:
    state.keep_view(replace(state.view_of(CasesView), wanted=wanted))


def _clear() -> None:
    _keep_wanted(Wanted())
    state.renew_widgets()


# The list ----------------------------------------------------------------------------------------


def draw_case_list(found: Sequence[CaseView]) -> None:
    """One compact row for each case."""
    text = state.view_of(CasesView).wanted.text
    if not found:
        st.info(
            "No case matches. Take a word or a choice out of the filter.", icon=":material/info:"
        )
    with st.container(horizontal=True, gap="small"):
        for view in found:
            with st.container(border=True, width=CARD, height="stretch", gap=None):
                _card(view, text)


def _card(view: CaseView, text: str) -> None:
    """Two elements a card, not more: with some fifty cases every
    further one is felt when the page is first drawn.
    """
    draw_cases_link(f"**{plain_text(view.case.label)}**", case=view.key)
    lines = [
        f":gray[{case_caption(view)}]",
        *figures_in_words(view),
        f"{known_short(view)} · {_has(view)}",
    ]
    why = fact_found(view, text)
    if why:
        value = f" {why.value}" if why.value else ""
        found = f"Found in: {why.statement}{value} ({citation_text(why.citation)})"
        lines.append(f":gray[{plain_text(found)}]")
    st.markdown("  \n".join(f":small[{line}]" for line in lines))


def case_caption(view: CaseView) -> str:
    """Country, sector and kind in one line."""
    return plain_text(f"{view.case.country} · {view.sector} · {KINDS[view.case.kind].lower()}")


def known_short(view: CaseView) -> str:
    """How much of the matrix is known."""
    return (
        f"**{view.diagnosis.answered} of {view.rows}** matrix rows known ({view.share_known:.0%})"
    )


def _has(view: CaseView) -> str:
    chain = "value chain to draw · " if view.has_chain else ""
    return f"{chain}{len(view.assessment.profile.facts)} facts"


def figures_in_words(view: CaseView) -> list[str]:
    """Firms, workers and women's share as printed, each with its date;
    those that no source states in one last line.
    """
    found = (
        ("Firms", firms_headline(view)),
        ("Workers", workers_headline(view)),
        ("Women’s share", womens_share(view)),
    )
    silent = [label.lower() for label, head in found if head is None]
    stated = [f":gray[{label}:] {_figure(head)}" for label, head in found if head is not None]
    return [
        *stated,
        *([f":gray[{NOT_STATED.capitalize()}: {', '.join(silent)}]"] if silent else []),
    ]


def _figure(head: Headline) -> str:
    when = f" ({plain_text(head.fact.as_of)})" if head.fact.as_of else ""
    more = f" :gray[and {counted_noun(head.others, 'other')}]" if head.others else ""
    return f"{plain_text(head.fact.value)}{when}{more}"


# The plane ---------------------------------------------------------------------------------------


def draw_cases_plane(found: Sequence[CaseView]) -> None:
    """Every case with a place, the same in words, and by
    name those of which too little is known.
    """
    draw_finding(*cases_finding(found))
    shown, left_out = placed_cases(found), not_placed(found)
    if shown:
        st.altair_chart(cases_chart(found, load_method()), width="stretch", theme=None)
        st.caption(
            "Solid line: capacity. Dashed line: need. Beside each name: rows known of all rows."
        )
        for number, view in enumerate(shown, start=1):
            _in_words(number, view)
    if left_out:
        st.markdown(f"**Not placed: fewer than {SHOWN_FROM:.0%} of the rows of an axis are known**")
        st.markdown(
            "\n".join(f"- {plain_text(f'{case_name(v)}: {known_words(v)}')}" for v in left_out)
        )


def case_name(view: CaseView) -> str:
    """A case with its country, and with the word where it is a programme and no cluster."""
    programme = ", programme" if view.case.kind == "programme" else ""
    return f"{view.case.label} ({view.case.country}{programme})"


def _in_words(number: int, view: CaseView) -> None:
    d = view.diagnosis
    with st.container(gap=None):
        draw_cases_link(f"**{number}\\. {plain_text(view.case.label)}**", case=view.key)
        need, capacity = axis_words(d.need.mean), axis_words(d.capacity.mean)
        st.caption(
            plain_text(f"{d.field.label}. Need {need}. Capacity {capacity}. {known_words(view)}.")
        )

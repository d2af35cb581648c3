"""The list of cases: a row each, with what is known of it one click away."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from cluster_psia.assessment.document.words import fact_date
from cluster_psia.cases.comparison import NOT_STATED
from cluster_psia.cases.headlines import Headline, firms_headline, womens_share, workers_headline
from cluster_psia.cases.library import KINDS, CaseView, fact_found
from cluster_psia.ui import state
from cluster_psia.ui.library.cases.page import draw_cases_link
from cluster_psia.ui.library.cases.view import CasesView
from cluster_psia.ui.parts.folds import draw_folds, fold_html, text_list_html
from cluster_psia.ui.parts.text import citation_text, plain_text
from cluster_psia.words import counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Fact


def draw_case_list(found: Sequence[CaseView]) -> None:
    """A row for each case: its name, where and what it is, how much is known; a click opens what is
    printed of it.
    """
    text = state.view_of(CasesView).wanted.text
    if not found:
        st.info(
            "No case matches. Take a word or a choice out of the filter.", icon=":material/info:"
        )
    with st.container(gap=None):
        for view in found:
            with st.container(key=f"case_row_{view.key}", horizontal=True, wrap=False, gap="small"):
                _draw_row(view, text)


def _draw_row(view: CaseView, text: str) -> None:
    """Two elements a row, not more: with some fifty cases every further one is felt when the page
    is first drawn.
    """
    draw_cases_link(f"**{plain_text(view.case.label)}**", case=view.key)
    why = fact_found(view, text)
    found = f"<p>{escape(_found_in(view, why))}</p>" if why else ""
    draw_folds([_row(view, found)], "case")


def _row(view: CaseView, found: str) -> str:
    """The row beside the name as HTML; open where it says in which fact a word was ``found``."""
    known = f"{view.diagnosis.answered} of {view.rows} rows known; {_holds(view)}"
    figures = text_list_html((line.label, line.text) for line in figures_told(view))
    return fold_html(
        f"<span>{escape(_about(view))}</span><small>{escape(known)}</small>",
        f"{found}{figures}",
        is_open=bool(found),
    )


def _found_in(view: CaseView, fact: Fact) -> str:
    value = f" {fact.value}" if fact.value else ""
    return f"Found in: {fact.statement}{value} ({citation_text(view.assessment, fact.citation)})"


def _about(view: CaseView) -> str:
    return f"{view.case.country} · {view.sector} · {KINDS[view.case.kind].lower()}"


def case_caption(view: CaseView) -> str:
    """Country, sector and kind in one line."""
    return plain_text(_about(view))


def known_short(view: CaseView) -> str:
    """How much of the matrix is known."""
    known = f"**{view.diagnosis.answered} of {view.rows}** matrix rows known"
    return f"{known} ({view.share_known:.0%})"


def _holds(view: CaseView) -> str:
    chain = "value chain; " if view.has_chain else ""
    return f"{chain}{len(view.assessment.facts)} facts"


class FigureLine(NamedTuple):
    """A printed figure in words, and what it counts."""

    label: str
    text: str


def figures_told(view: CaseView) -> list[FigureLine]:
    """Firms, workers and women's share as printed, each with its date; those that no source states
    in one last line.
    """
    headlines = {
        "Firms": firms_headline(view),
        "Workers": workers_headline(view),
        "Women’s share": womens_share(view),
    }
    lines = [FigureLine(label, _figure(head)) for label, head in headlines.items() if head]
    silent = [label.lower() for label, head in headlines.items() if head is None]
    if silent:
        lines.append(FigureLine(NOT_STATED.capitalize(), ", ".join(silent)))
    return lines


def figures_in_words(view: CaseView) -> list[str]:
    """The same lines in markdown."""
    return [f":gray[{line.label}:] {plain_text(line.text)}" for line in figures_told(view)]


def _figure(head: Headline) -> str:
    more = f" and {counted_noun(head.others, 'other')}" if head.others else ""
    return f"{head.fact.value} ({fact_date(head.fact)}){more}"

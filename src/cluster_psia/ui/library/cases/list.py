"""The list of cases: a card each, with what is known of it in short."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.words import fact_date
from cluster_psia.cases.comparison import NOT_STATED
from cluster_psia.cases.headlines import Headline, firms_headline, womens_share, workers_headline
from cluster_psia.cases.library import KINDS, CaseView, fact_found
from cluster_psia.ui import state
from cluster_psia.ui.library.cases.page import draw_cases_link
from cluster_psia.ui.library.cases.view import CasesView
from cluster_psia.ui.parts.text import citation_text, plain_text
from cluster_psia.words import counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Fact

CARD = 440  # pixels: two cards beside each other on a laptop, one on a phone


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
    """Two elements a card, not more: with some fifty cases every further one is felt when the page
    is first drawn.
    """
    draw_cases_link(f"**{plain_text(view.case.label)}**", case=view.key)
    lines = [
        f":gray[{case_caption(view)}]",
        *figures_in_words(view),
        f"{known_short(view)} · {_holds(view)}",
    ]
    why = fact_found(view, text)
    if why:
        lines.append(f":gray[{plain_text(_found_in(view, why))}]")
    st.markdown("  \n".join(f":small[{line}]" for line in lines))


def _found_in(view: CaseView, fact: Fact) -> str:
    value = f" {fact.value}" if fact.value else ""
    return f"Found in: {fact.statement}{value} ({citation_text(view.assessment, fact.citation)})"


def case_caption(view: CaseView) -> str:
    """Country, sector and kind in one line."""
    return plain_text(f"{view.case.country} · {view.sector} · {KINDS[view.case.kind].lower()}")


def known_short(view: CaseView) -> str:
    """How much of the matrix is known."""
    known = f"**{view.diagnosis.answered} of {view.rows}** matrix rows known"
    return f"{known} ({view.share_known:.0%})"


def _holds(view: CaseView) -> str:
    chain = "value chain to draw · " if view.has_chain else ""
    return f"{chain}{len(view.assessment.facts)} facts"


def figures_in_words(view: CaseView) -> list[str]:
    """Firms, workers and women's share as printed, each with its date; those that no source states
    in one last line.
    """
    headlines = {
        "Firms": firms_headline(view),
        "Workers": workers_headline(view),
        "Women’s share": womens_share(view),
    }
    lines = [f":gray[{label}:] {_figure(head)}" for label, head in headlines.items() if head]
    silent = [label.lower() for label, head in headlines.items() if head is None]
    if silent:
        lines.append(f":gray[{NOT_STATED.capitalize()}: {', '.join(silent)}]")
    return lines


def _figure(head: Headline) -> str:
    when = f" ({plain_text(fact_date(head.fact))})"
    more = f" :gray[and {counted_noun(head.others, 'other')}]" if head.others else ""
    return f"{plain_text(head.fact.value)}{when}{more}"

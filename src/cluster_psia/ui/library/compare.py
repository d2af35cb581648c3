"""Two to four cases side by side: tables that turn into stacked cards on a narrow screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from cluster_psia.assessment.document.model import Answer, Fact, Rating
from cluster_psia.cases.comparison import (
    CAUTION,
    CAUTION_SOURCE,
    FEWEST,
    MOST,
    NOT_STATED,
    Comparison,
    CriterionRow,
    Reading,
    compare_cases,
)
from cluster_psia.cases.headlines import Headline, firms_headline, womens_share, workers_headline
from cluster_psia.cases.library import CaseView
from cluster_psia.diagnosis.diagnose import MeanFigure
from cluster_psia.drawing import tokens
from cluster_psia.drawing.charts.cases import axis_words, known_words
from cluster_psia.method.model import Criterion
from cluster_psia.ui import state
from cluster_psia.ui.library.cases import COMPARE, CasesView
from cluster_psia.ui.parts.choose import choose_shown
from cluster_psia.ui.parts.text import citation_text, cut_text, plain_text
from cluster_psia.ui.profile import TOPICS
from cluster_psia.words import counted_noun

SILENT = f'<span class="silent">{NOT_STATED}</span>'
BESIDE: dict[Answer, str] = {"unknown": "not known", "not_applicable": "does not apply"}


def draw_comparison(views: Sequence[CaseView]) -> None:
    """Choose the cases, then both tables over them."""
    cases = _choose(views)
    if len(cases) < FEWEST:
        st.info(
            f"Choose {FEWEST} to {MOST} cases to see what the sources say of each, topic by topic,"
            " side by side.",
            icon=":material/info:",
        )
        return
    table = compare_cases(cases)
    st.html(short_table(table))
    part = choose_shown(
        "cases.compare.part",
        "Part",
        {title: title for title in PARTS},
        state.view_of(CasesView).compared,
        lambda title: state.keep_view(replace(state.view_of(CasesView), compared=title)),
        segmented=True,
        label_visibility="collapsed",
    )
    PARTS[part](table)


def _facts(table: Comparison) -> None:
    st.caption(
        "Figures as printed. Sources that differ stand under each other; which of them is right is"
        " not settled."
    )
    st.html(facts_table(table))
    silent = [TOPICS[row.topic].lower() for row in table.topics if row.silent]
    if silent:
        st.caption(plain_text(f"{NOT_STATED.capitalize()} for any of them: {', '.join(silent)}."))


def _matrix(table: Comparison) -> None:
    draw_caution()
    st.html(matrix_table(table.cases, table.criteria))


PARTS: Mapping[str, Callable[[Comparison], None]] = {
    "What sources say": _facts,
    "The matrix, row by row": _matrix,
}


def draw_caution() -> None:
    """Scores are our reading, and there is no total."""
    st.warning(
        f"{plain_text(CAUTION)} :gray[{plain_text(CAUTION_SOURCE)}]", icon=":material/warning:"
    )


def _choose(views: Sequence[CaseView]) -> tuple[CaseView, ...]:
    """The cases in the address; the box writes them back into it."""
    by_key = {view.key: view for view in views}
    given = st.query_params.get(COMPARE, "")
    asked = [key for key in dict.fromkeys(given.split(",")) if key]
    known = [key for key in asked if key in by_key]
    keys = known[:MOST]
    _left_out(
        [key for key in asked if key not in by_key],
        [by_key[key].case.label for key in known[MOST:]],
    )
    name = (  # another address is another widget, so that a link fills it
        f"cases.compare.{','.join(keys)}"
    )
    st.multiselect(
        f"Cases to compare, {FEWEST} to {MOST}",
        list(by_key),
        default=keys,
        max_selections=MOST,
        format_func=lambda key: f"{by_key[key].case.label}, {by_key[key].case.country}",
        key=state.widget_key(name),
        placeholder="Type a name or choose",
        on_change=_compare,
        args=(name,),
    )
    return tuple(by_key[key] for key in keys)


def _left_out(unknown: Sequence[str], too_many: Sequence[str]) -> None:
    """What stands in the address and cannot be compared, so
    that nothing is dropped without a word.
    """
    if unknown:
        named = cut_text(", ".join(f"“{key}”" for key in unknown))
        st.warning(f"The library has no case {plain_text(named)}.", icon=":material/warning:")
    if too_many:
        st.warning(
            f"At most {MOST} cases are compared; left out: {plain_text(', '.join(too_many))}.",
            icon=":material/warning:",
        )


def _compare(name: str) -> None:
    st.query_params[COMPARE] = ",".join(state.widget_value(name))


# Tables as HTML: text from people is escaped, always ---------------------------------------------


def facts_table(table: Comparison) -> str:
    """Topic by topic, every dated fact with its source; topics on
    which all are silent are left to the caption.
    """
    rows = (
        (
            escape(TOPICS[row.topic]),
            tuple("".join(map(_fact, cell)) or SILENT for cell in row.cells),
        )
        for row in table.topics
        if not row.silent
    )
    return _table("What sources say, topic by topic", "Topic", table.cases, rows)


def _fact(fact: Fact) -> str:
    value = f" <b>{escape(fact.value)}</b>" if fact.value else ""
    when = f" ({escape(fact.as_of)})" if fact.as_of else ""
    return (
        f"<p>{escape(fact.statement)}{value}{when}<br><span"
        f' class="from">{escape(citation_text(fact.citation))}</span></p>'
    )


def short_table(table: Comparison) -> str:
    """The printed figures in short, and both axes with what unknown rows could make of them."""
    figures = (
        ("Firms", firms_headline),
        ("Workers", workers_headline),
        ("Women’s share", womens_share),
    )
    rows = (
        (label, tuple(_figure(figure(case)) for case in table.cases)) for label, figure in figures
    )
    return _table("In short", "In short", table.cases, (*rows, *_axes(table.cases)))


def _figure(head: Headline | None) -> str:
    if head is None:
        return SILENT
    when = f" ({escape(head.fact.as_of)})" if head.fact.as_of else ""
    more = f"; {counted_noun(head.others, 'other')} below" if head.others else ""
    return (
        f"{escape(head.fact.value)}{when}<br><span"
        f' class="from">{escape(citation_text(head.fact.citation))}{more}</span>'
    )


def matrix_table(cases: Sequence[CaseView], criteria: Iterable[CriterionRow]) -> str:
    """Every row of the matrix with its score, evidence and place."""
    rows = [
        (
            f"{row.criterion.number}. {escape(row.criterion.label)}",
            tuple(_reading(row.criterion, cell) for cell in row.cells),
        )
        for row in criteria
    ]
    return _table(
        "The matrix, row by row",
        "Row of Table 2",
        cases,
        [*(_axes(cases) if len(cases) == 1 else ()), *rows],
    )


def _axes(cases: Sequence[CaseView]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Need and capacity, each with what unknown rows could make of it."""
    for axis in zip(
        *((case.diagnosis.need, case.diagnosis.capacity) for case in cases), strict=True
    ):
        yield (
            f'{escape(axis[0].label)}<br><span class="from">mean of known rows, ours</span>',
            tuple(map(_axis, axis)),
        )


def _axis(figure: MeanFigure) -> str:
    known = f"{figure.mean.known} of {figure.mean.of} rows known"
    return f'{escape(axis_words(figure.mean))}<br><span class="from">{known}</span>'


def _reading(criterion: Criterion, cell: Reading) -> str:
    return "".join(_rating(criterion, rating) for rating in cell.ratings) or SILENT


def _rating(criterion: Criterion, rating: Rating) -> str:
    """The score with its numeral and the print's words for
    it, the evidence, and where it stands.
    """
    evidence = f"<br>{escape(rating.evidence)}" if rating.evidence else ""
    place = f'<br><span class="from">{escape(citation_text(rating.source))}</span>'
    return f"<p>{_score(criterion, rating.answer)}{evidence}{place}</p>"


def _score(criterion: Criterion, answer: Answer) -> str:
    if isinstance(answer, str):
        return f'<span class="silent">{BESIDE[answer]}</span>'
    colours = (
        f"background:{tokens.SCALE[answer]};color:{tokens.SCALE_TEXT[answer]};"
        f"border-color:{tokens.MUTED}"
    )
    return (
        f'<span class="score" style="{colours}">{answer}</span>'
        f" {escape(criterion.anchor_at(answer))}"
    )


def _table(
    title: str, corner: str, cases: Sequence[CaseView], rows: Iterable[tuple[str, tuple[str, ...]]]
) -> str:
    """A table with a column for each case. Roles are spelled out, for
    on a narrow screen the cells become blocks.
    """
    heads = "".join(f'<th role="columnheader" scope="col">{_head(case)}</th>' for case in cases)
    names = [_of(case) for case in cases] if len(cases) > 1 else [""]
    body = "".join(
        f'<tr role="row"><th role="rowheader" scope="row">{label}</th>'
        + "".join(
            f'<td role="cell">{name}{cell}</td>' for name, cell in zip(names, cells, strict=True)
        )
        + "</tr>"
        for label, cells in rows
    )
    return (
        f'<table class="side-by-side" role="table" aria-label="{escape(title)}"><thead'
        ' role="rowgroup"><tr role="row"><th role="columnheader"'
        f' scope="col">{corner}</th>{heads}</tr></thead><tbody'
        f' role="rowgroup">{body}</tbody></table>'
    )


def _of(view: CaseView) -> str:
    """Whose cell it is, with the share known: shown where the cells
    are stacked and the head of the table is away.
    """
    known = f"{view.diagnosis.answered} of {view.rows} rows known"
    return f'<span class="of">{escape(view.case.label)} <span class="from">· {known}</span></span>'


def _head(view: CaseView) -> str:
    about = f"{view.case.country} · {view.sector}"
    known = known_words(view)
    return (
        f'{escape(view.case.label)}<br><span class="from">{escape(about)}<br>{escape(known)}</span>'
    )

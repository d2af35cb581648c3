"""Cases as HTML tables, a column each, that turn into stacked cards on a narrow screen.

Text from people is escaped, always.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.words import TOPICS, fact_date, fact_date_behind
from cluster_psia.cases.comparison import NOT_STATED, Comparison, CriterionRow, Reading
from cluster_psia.cases.headlines import Headline, firms_headline, womens_share, workers_headline
from cluster_psia.drawing import tokens
from cluster_psia.drawing.charts.cases import axis_words, known_words
from cluster_psia.ui.parts.text import citation_text
from cluster_psia.words import counted_noun, counted_people, mean_words

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Answer, Fact, Rating
    from cluster_psia.cases.library import CaseView
    from cluster_psia.diagnosis.diagnose import MeanFigure
    from cluster_psia.method.model import Criterion

TOLD_ONE_BY_ONE = 3  # ratings in a cell; more are told by their mean
BESIDE: dict[Answer, str] = {"unknown": "not known", "not_applicable": "does not apply"}


ComparedRow = tuple[str, tuple[str, ...]]
"""The head of a row, and a cell for each case."""


def _silent(text: str) -> str:
    """That there is nothing to show, and how it is so; ``text`` is HTML."""
    return f'<span class="silent">{text}</span>'


def _small(text: str) -> str:
    """Where something stands, below it and smaller; ``text`` is HTML."""
    return f'<span class="from">{text}</span>'


SILENT = _silent(NOT_STATED)

# What sources say --------------------------------------------------------------------------------


def facts_table(table: Comparison) -> str:
    """Topic by topic, every dated fact with its source; topics on which all are silent are left to
    the caption.
    """
    rows = [
        (escape(TOPICS[row.topic]), tuple(map(_facts, table.cases, row.cells)))
        for row in table.topics
        if not row.silent
    ]
    return _table("What sources say, topic by topic", "Topic", table.cases, rows)


def _facts(view: CaseView, facts: Iterable[Fact]) -> str:
    return "".join(_fact(view, fact) for fact in facts) or SILENT


def _fact(view: CaseView, fact: Fact) -> str:
    value = f"<b>{escape(fact.value)}</b>" if fact.value else ""
    when = escape(fact_date_behind(fact, fact.statement))
    said = " ".join(filter(None, (escape(fact.statement), value, when)))
    source = _small(escape(citation_text(view.assessment, fact.citation)))
    return f"<p>{said}<br>{source}</p>"


# In short ----------------------------------------------------------------------------------------


def short_table(table: Comparison) -> str:
    """The printed figures in short, and both axes with what unknown rows could make of them."""
    cases = table.cases
    rows = (
        ("Firms", _figures(cases, firms_headline)),
        ("Workers", _figures(cases, workers_headline)),
        ("Women’s share", _figures(cases, womens_share)),
        *_axes(cases),
    )
    return _table("In short", "In short", cases, rows)


def _figures(
    cases: Sequence[CaseView], headline: Callable[[CaseView], Headline | None]
) -> tuple[str, ...]:
    return tuple(_figure(view, headline(view)) for view in cases)


def _figure(view: CaseView, head: Headline | None) -> str:
    if head is None:
        return SILENT
    when = f" ({escape(fact_date(head.fact))})"
    more = f"; {counted_noun(head.others, 'other')} below" if head.others else ""
    source = _small(f"{escape(citation_text(view.assessment, head.fact.citation))}{more}")
    return f"{escape(head.fact.value)}{when}<br>{source}"


def _axes(cases: Sequence[CaseView]) -> tuple[ComparedRow, ComparedRow]:
    """Need and capacity, each with what unknown rows could make of it."""
    return (
        _axis_row([case.diagnosis.need for case in cases]),
        _axis_row([case.diagnosis.capacity for case in cases]),
    )


def _axis_row(figures: Sequence[MeanFigure]) -> ComparedRow:
    head = f"{escape(figures[0].label)}<br>{_small('mean of known rows, ours')}"
    return head, tuple(map(_axis, figures))


def _axis(figure: MeanFigure) -> str:
    known = f"{figure.mean.known} of {figure.mean.of} rows known"
    return f"{escape(axis_words(figure.mean))}<br>{_small(known)}"


# The matrix --------------------------------------------------------------------------------------


def matrix_table(cases: Sequence[CaseView], criteria: Iterable[CriterionRow]) -> str:
    """Every row of the matrix with its score, evidence and place; both axes of one case alone."""
    axes = _axes(cases) if len(cases) == 1 else ()
    rows = (*axes, *(_criterion_row(cases, row) for row in criteria))
    return _table("The matrix, row by row", "Row of Table 2", cases, rows)


def _criterion_row(cases: Sequence[CaseView], row: CriterionRow) -> ComparedRow:
    head = f"{row.criterion.number}. {escape(row.criterion.label)}"
    return head, tuple(map(_reading, cases, row.cells))


def _reading(view: CaseView, cell: Reading) -> str:
    """What was scored and by whose word; where many people scored, their mean and how many."""
    if cell.off:
        return (
            f'<p><span class="silent">does not apply here</span><br>{_small(escape(cell.off))}</p>'
        )
    if len(cell.ratings) > TOLD_ONE_BY_ONE:
        return _of_many(cell)
    return "".join(_rating(view, cell.criterion, rating) for rating in cell.ratings) or SILENT


def _of_many(cell: Reading) -> str:
    answers = [rating.answer for rating in cell.ratings]
    scores = [answer for answer in answers if isinstance(answer, int)]
    if cell.value is None:
        return _silent(f"no score from {counted_people(len(answers))}")
    of = f"of {counted_noun(len(scores), 'score')}, from {min(scores)} to {max(scores)}"
    return f"<p>mean {mean_words(cell.value)}<br>{_small(of)}</p>"


def _rating(view: CaseView, criterion: Criterion, rating: Rating) -> str:
    """The score with its numeral and the print's words for it, the evidence, and its place."""
    evidence = f"<br>{escape(rating.evidence)}" if rating.evidence else ""
    place = _small(escape(citation_text(view.assessment, rating.citation)))
    return f"<p>{_score(criterion, rating.answer)}{evidence}<br>{place}</p>"


def _score(criterion: Criterion, answer: Answer | None) -> str:
    if not isinstance(answer, int):
        return _silent(BESIDE[answer] if answer else NOT_STATED)
    colours = (
        f"background:{tokens.SCALE[answer]};color:{tokens.SCALE_TEXT[answer]};"
        f"border-color:{tokens.MUTED}"
    )
    numeral = f'<span class="score" style="{colours}">{answer}</span>'
    return f"{numeral} {escape(criterion.anchor_at(answer))}"


# The table ---------------------------------------------------------------------------------------


def _table(title: str, corner: str, cases: Sequence[CaseView], rows: Iterable[ComparedRow]) -> str:
    """A table with a column for each case. Roles are spelled out, for on a narrow screen the cells
    become blocks.
    """
    heads = "".join(
        f'<th role="columnheader" scope="col"{_mark(case)}>{_case_head(case)}</th>'
        for case in cases
    )
    names = [_whose(case) for case in cases] if len(cases) > 1 else [""]
    marks = [_mark(case) for case in cases]
    body = "".join(_row(label, names, marks, cells) for label, cells in rows)
    return (
        f'<table class="side-by-side" role="table" aria-label="{escape(title)}">'
        '<thead role="rowgroup"><tr role="row">'
        f'<th role="columnheader" scope="col">{corner}</th>{heads}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _mark(view: CaseView) -> str:
    """What sets the column of the open assessment apart, beside its word."""
    return ' class="own"' if view.own else ""


def _row(label: str, names: Sequence[str], marks: Sequence[str], cells: Sequence[str]) -> str:
    columns = zip(names, marks, cells, strict=True)
    named = "".join(f'<td role="cell"{mark}>{name}{cell}</td>' for name, mark, cell in columns)
    return f'<tr role="row"><th role="rowheader" scope="row">{label}</th>{named}</tr>'


def _whose(view: CaseView) -> str:
    """Whose cell it is, with the share known: shown where the cells are stacked and the head of the
    table is away.
    """
    known = f"· {view.diagnosis.answered} of {view.rows} rows known"
    return f'<span class="of">{_name(view)} {_small(known)}</span>'


def _case_head(view: CaseView) -> str:
    about = escape(f"{view.case.country} · {view.sector}")
    known = escape(known_words(view))
    return f"{_name(view)}<br>{_small(f'{about}<br>{known}')}"


def _name(view: CaseView) -> str:
    return f"{escape(view.case.label)}{' (yours)' if view.own else ''}"

"""The published cases as plain JSON values and as lines of text: for the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.words import fact_date_behind
from cluster_psia.cases.comparison import (
    CAUTION,
    CAUTION_SOURCE,
    NOT_STATED,
    Reading,
    criterion_rows,
)
from cluster_psia.cases.headlines import Headline, firms_headline, womens_share, workers_headline
from cluster_psia.export.plan.words import source_of
from cluster_psia.method.cite import origin

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Fact, Rating
    from cluster_psia.cases.library import CaseView
    from cluster_psia.diagnosis import Mean
    from cluster_psia.method.model.register import SourceNote


def case_summary(view: CaseView) -> dict[str, Any]:
    """One case in the list: where it is, its figures as printed, and how much of the matrix is
    known.
    """
    d = view.diagnosis
    return {
        "key": view.key,
        "label": view.case.label,
        "kind": view.case.kind,
        "country": view.case.country,
        "sector": view.sector,
        "firms": _figure(view, firms_headline(view)),
        "workers": _figure(view, workers_headline(view)),
        "womens_share": _figure(view, womens_share(view)),
        "matrix": {"known": d.answered, "of": view.rows, "share_known": round(view.share_known, 3)},
        "need": _axis(d.need.mean),
        "capacity": _axis(d.capacity.mean),
        "placed": view.placed,
        "has_chain": view.has_chain,
    }


def _figure(view: CaseView, head: Headline | None) -> dict[str, Any] | None:
    if head is None:
        return None
    fact = head.fact
    return {
        "value": fact.value,
        "event": fact.event,
        "reported": fact.reported,
        "source": source_of(view.assessment, fact.citation),
        "others": head.others,
    }


def _axis(mean: Mean) -> dict[str, Any]:
    return mean.model_dump(
        mode="json", include={"value", "lowest", "highest", "known", "of", "why_not"}
    )


def case_record(view: CaseView) -> dict[str, Any]:
    """One case in full: every fact by topic, every row of the matrix, the chain, and the notes on
    its sources.
    """
    return {
        **case_summary(view),
        "explanation": view.case.explanation,
        "origin": origin(view.case),
        "spellings": list(view.case.spellings),
        "facts": {topic: _dumped(facts) for topic, facts in view.facts.items()},
        "reading": {row.criterion.key: _reading(row.cells[0]) for row in criterion_rows((view,))},
        "chain": view.assessment.chain.model_dump(mode="json"),
        "sources": [source.model_dump(mode="json") for source in view.assessment.sources],
        "notes": [_note(note) for note in view.notes],
        "caution": f"{CAUTION} {CAUTION_SOURCE}.",
    }


def _dumped(parts: Iterable[Fact | Rating]) -> list[dict[str, Any]]:
    return [part.model_dump(mode="json") for part in parts]


def _reading(cell: Reading) -> dict[str, Any]:
    return {"state": cell.state, "ratings": _dumped(cell.ratings)}


def _note(note: SourceNote) -> dict[str, Any]:
    return {"label": note.label, "explanation": note.explanation, "origin": origin(note)}


def list_line(view: CaseView) -> str:
    """One case in one line."""
    known = f"{view.diagnosis.answered} of {view.rows} rows known"
    chain = "value chain" if view.has_chain else "no value chain"
    return f"{view.key}  {view.case.label}, {view.case.country}  [{view.sector}; {known}; {chain}]"


def case_lines(view: CaseView) -> Iterator[str]:
    """One case in full as lines of text."""
    yield list_line(view)
    yield view.case.explanation
    for topic, facts in view.facts.items():
        yield from (f"{topic}: {_fact_words(view, fact)}" for fact in facts)
    for row in criterion_rows((view,)):
        said = "; ".join(_rating_words(view, rating) for rating in row.cells[0].ratings)
        yield f"{row.criterion.number}. {row.criterion.label}: {said or NOT_STATED}"
    for note in view.notes:
        yield f"Note: {note.label}. {note.explanation} [{origin(note)}]"
    yield f"{CAUTION} {CAUTION_SOURCE}."


def _fact_words(view: CaseView, fact: Fact) -> str:
    source = source_of(view.assessment, fact.citation)
    date = fact_date_behind(fact, fact.statement)
    return " ".join(filter(None, (fact.statement, fact.value, date, f"[{source}]")))


def _rating_words(view: CaseView, rating: Rating) -> str:
    source = source_of(view.assessment, rating.citation)
    return f"{rating.answer}: {rating.evidence} [{source}]"

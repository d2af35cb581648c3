"""Lay a programme's adaptation over the published method: pages and formulas ask
``method_of(a)``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from cluster_psia.method import load_method
from cluster_psia.method.model import (
    Anchor,
    Certainty,
    Criterion,
    Entry,
    Indicator,
    Measure,
    MeasureSet,
    Method,
)

if TYPE_CHECKING:
    from cluster_psia.assessment.document.adaptation import (
        Adaptation,
        AddedCriterion,
        AddedIndicator,
        AddedMeasure,
        AnchorHere,
        Relabelled,
        Switchable,
    )
    from cluster_psia.assessment.document.contents import Contents

WRITTEN_HERE = Certainty(level="ours", note="The anchors were written for this place.")
E = TypeVar("E", bound=Entry)


def method_of(a: Contents) -> Method:
    """The method as it holds for this assessment: published, or adapted here.
    Built once for each adaptation.
    """
    return adapted_method(a.adaptation) if a.adaptation else load_method()


def whole_method_of(a: Contents) -> Method:
    """The same with what was switched off still in it: for the names of things
    that were said before that.
    """
    return with_additions(a.adaptation) if a.adaptation else load_method()


def published_method() -> Method:
    """The method as published, whatever was adapted: what an adaptation is made of, and what it is
    shown and checked against. Judging is for ``method_of``.
    """
    return load_method()


def switched_off(a: Contents, kind: Switchable, key: str) -> str | None:
    """Why something published does not apply here; None where it does."""
    return next(
        (item.why for item in a.adaptation.off if (item.kind, item.key) == (kind, key)), None
    )


@lru_cache(maxsize=64)
def adapted_method(overlay: Adaptation) -> Method:
    """The published method under ``overlay``. Entries that it changes
    or adds say why in their field ``adapted``.
    """
    whole = with_additions(overlay)
    off = {(item.kind, item.key) for item in overlay.off}
    return whole.model_copy(
        update={
            "table_2": whole.table_2.model_copy(
                update={"criteria": _without(whole.table_2.criteria, off, "criterion")}
            ),
            "box_5": whole.box_5.model_copy(
                update={"indicators": _without(whole.box_5.indicators, off, "indicator")}
            ),
            "methods": whole.methods.model_copy(
                update={"methods": _without(whole.methods.methods, off, "method")}
            ),
        }
    )


@lru_cache(maxsize=64)
def with_additions(overlay: Adaptation) -> Method:
    """The method with everything relabelled and added, and nothing switched off:
    what a document may speak of.
    """
    method = load_method()
    indicators = (*method.box_5.indicators, *(_indicator(added) for added in overlay.indicators))
    return method.model_copy(
        update={
            "table_2": method.table_2.model_copy(
                update={"criteria": tuple(_criteria(method, overlay))}
            ),
            "box_5": method.box_5.model_copy(update={"indicators": indicators}),
            "box_6": method.box_6.model_copy(update={"rows": tuple(_rows(method, overlay))}),
        }
    )


def _without(
    entries: Iterable[E], off: set[tuple[Switchable, str]], kind: Switchable
) -> tuple[E, ...]:
    return tuple(entry for entry in entries if (kind, entry.key) not in off)


# Criteria ----------------------------------------------------------------------------------------


def _criteria(method: Method, overlay: Adaptation) -> Iterator[Criterion]:
    relabelled = {item.criterion: item for item in overlay.relabelled}
    for row in method.table_2.criteria:
        yield _relabelled(row, relabelled[row.key]) if row.key in relabelled else row
    last = len(method.table_2.criteria)
    for number, added in enumerate(overlay.criteria, last + 1):
        yield _criterion(added, number)


def _relabelled(row: Criterion, given: Relabelled) -> Criterion:
    return row.model_copy(
        update={
            "label": given.label or row.label,
            "question": given.question or row.question,
            "anchors": _anchors(given.anchors) or row.anchors,
            "certainty": WRITTEN_HERE if given.anchors else row.certainty,
            "adapted": given.why,
        }
    )


def _criterion(added: AddedCriterion, number: int) -> Criterion:
    return Criterion(
        key=added.key,
        label=added.label,
        explanation=added.question,
        ours=added.why,
        adapted=added.why,
        number=number,
        group=added.group,
        theme="own",
        question=added.question,
        anchors=_anchors(added.anchors),
        certainty=WRITTEN_HERE,
        in_means=False,
    )


def _anchors(given: Iterable[AnchorHere]) -> tuple[Anchor, ...]:
    return tuple(Anchor(points=anchor.points, label=anchor.label) for anchor in given)


# Indicators and their measures -------------------------------------------------------------------


def _indicator(added: AddedIndicator) -> Indicator:
    return Indicator(
        key=added.key,
        label=added.label,
        explanation=added.explanation or added.label,
        ours=added.why,
        adapted=added.why,
        stakeholder=added.stakeholder,
        positive=added.positive,
        negative=added.negative,
        pairing="ours" if added.positive and added.negative else "unpaired",
        measures=added.row or added.key,
        links_ours=added.why,
    )


def _rows(method: Method, overlay: Adaptation) -> Iterator[MeasureSet]:
    """The rows of Box 6 with the measures added to them, then the rows of added indicators
    that have their own.
    """
    own = [added for added in overlay.indicators if added.row is None]
    rows = [*method.box_6.rows, *(_row(added) for added in own)]
    for row in rows:
        more = [added for added in overlay.measures if added.row == row.key]
        yield _with_measures(row, more) if more else row


def _row(added: AddedIndicator) -> MeasureSet:
    return MeasureSet(
        key=added.key,
        label=added.label,
        explanation=added.explanation or added.label,
        ours=added.why,
        adapted=added.why,
        measures=(),
    )


def _with_measures(row: MeasureSet, more: Iterable[AddedMeasure]) -> MeasureSet:
    """The row with the measures added to it; each kind that gained one says what and why."""
    measures = {measure.kind: measure for measure in row.measures}
    for added in more:
        held = measures.get(added.kind, Measure(kind=added.kind, what=(), information_sources=()))
        sources = (
            *held.information_sources,
            *(key for key in added.sources if key not in held.information_sources),
        )
        why = "; ".join(part for part in (held.adapted, f"“{added.what}”: {added.why}") if part)
        measures[added.kind] = held.model_copy(
            update={
                "what": (*held.what, added.what),
                "information_sources": sources,
                "adapted": why,
            }
        )
    return row.model_copy(update={"measures": tuple(measures.values())})

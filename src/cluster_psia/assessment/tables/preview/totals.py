"""The chain in sums, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cluster_psia.assessment.tables.columns import ACTORS
from cluster_psia.assessment.tables.preview.value import (
    CountTotal,
    FigureTotal,
    KnownSum,
    PreviewTotals,
)
from cluster_psia.words import counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.document.chain import Chain

_NOUNS = {
    "units": ("unit", "units"),
    "workers": ("worker", "workers"),
    "women": ("woman", "women"),
    "men": ("man", "men"),
}


def preview_totals(before: Chain, after: Chain) -> PreviewTotals:
    """What two chains hold in sum."""
    return PreviewTotals(
        operators=CountTotal(len(before.actors), len(after.actors)),
        institutions=CountTotal(len(before.institutions), len(after.institutions)),
        links=CountTotal(len(before.links), len(after.links)),
        figures=tuple(
            FigureTotal(
                field, ACTORS.head(field), _known_sum(before, field), _known_sum(after, field)
            )
            for field in _NOUNS
        ),
    )


def _known_sum(chain: Chain, field: str) -> KnownSum:
    figures = [getattr(actor, field) for actor in chain.actors]
    known = [figure for figure in figures if figure is not None]
    return KnownSum(sum(known), len(known))


def total_sentences(totals: PreviewTotals) -> Iterator[str]:
    """The sums in words: "1,240 workers in 12 nodes; before: 900 in 9". Figures that nobody knows,
    before or after, are left out.
    """
    nodes = CountTotal(
        totals.operators.before + totals.institutions.before,
        totals.operators.after + totals.institutions.after,
    )
    yield f"{counted_noun(nodes.after, 'node')}; before: {nodes.before:,}"
    if totals.links.after:
        yield f"{counted_noun(totals.links.after, 'link')}; before: {totals.links.before:,}"
    for figure in totals.figures:
        if figure.before.known or figure.after.known:
            yield _figure_sentence(figure, totals.operators.after)


def _figure_sentence(figure: FigureTotal, operators: int) -> str:
    before, after = figure.before, figure.after
    now = (
        f"{counted_noun(after.total, *_NOUNS[figure.field])} in {counted_noun(after.known, 'node')}"
    )
    then = f"{before.total:,} in {before.known:,}" if before.known else "not known"
    unknown = operators - after.known
    rest = f"; not known of {counted_noun(unknown, 'operator')}" if unknown else ""
    return f"{now}; before: {then}{rest}"

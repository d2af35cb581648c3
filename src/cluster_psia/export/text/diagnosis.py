"""The diagnosis as lines of text, for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adaptation import OWN
from cluster_psia.export.plan.summary.matrix import mean_items, placed_sentence

if TYPE_CHECKING:
    from cluster_psia.diagnosis import Diagnosis
    from cluster_psia.diagnosis.scores import Score
    from cluster_psia.method import Method

_STATES = {"unknown": "don't know", "not_applicable": "not applicable", "empty": "-"}


def diagnosis_lines(d: Diagnosis, method: Method) -> tuple[str, ...]:
    """Every score and mean, where they put the cluster, what to mind, and why there is no total."""
    return (
        *map(_score_line, d.scores),
        "",
        *(f"{item.label}: {item.detail}" for item in mean_items(d, method)),
        "",
        placed_sentence(d),
        *d.field.sentences,
        *d.warnings,
        *(f"Adapted here: {text}" for text in _adapted(d)),
        d.no_total,
    )


def _score_line(score: Score) -> str:
    adapted = " [adapted here]" if score.adapted else ""
    said = _STATES.get(score.state) or f"{score.value:g} (n = {score.n})"
    return f"{score.number:>3}. {score.label}{adapted}: {said}"


def _adapted(d: Diagnosis) -> Iterator[str]:
    """What this programme changed: rows in other words, then all that acts on the means."""
    for score in d.scores:
        weighed_here = score.criterion.startswith(OWN) and score.weight
        if score.adapted and not weighed_here:
            row = f"Row {score.number} ({score.label})"
            yield f"{row} is in the words of this place: {score.adapted}"
    yield from d.adapted

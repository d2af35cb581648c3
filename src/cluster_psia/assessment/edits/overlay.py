"""Pure edits of a programme's adaptation as a whole: take over another, go back to the published
method.
"""

from __future__ import annotations

from cluster_psia.assessment.document.adaptation import Adaptation, AddedCriterion, AddedIndicator
from cluster_psia.assessment.document.adapted_here import said_of
from cluster_psia.assessment.document.model import Assessment, assessment_as_written, replace
from cluster_psia.assessment.edits.additions import remove_criterion, remove_indicator
from cluster_psia.method.model.entry import labels_by_key


def take_over(a: Assessment, overlay: Adaptation) -> Assessment:
    """``a`` with another overlay in the place of its own.

    Raises ValueError when the document speaks of something that was added here and is not in
    ``overlay``: nothing that people said is ever dropped by an import. What ``overlay`` says
    of keys that the method does not know any more is taken over as it was written.
    """
    lost = _lost(a, overlay)
    if lost:
        raise ValueError(
            f"this assessment says something about what the file does not have: {'; '.join(lost)}."
            " Take away what was said there first (empty the adaptation under File), or add it to"
            " the file"
        )
    return assessment_as_written({**dict(a), "adaptation": overlay})


def without_adaptation(a: Assessment) -> Assessment:
    """``a`` with the published method, without anything added here and what was said of it."""
    for criterion in a.adaptation.criteria:
        a = remove_criterion(a, criterion.key)
    for indicator in a.adaptation.indicators:
        a = remove_indicator(a, indicator.key)
    return replace(a, adaptation=Adaptation())


def reworded_entries(a: Assessment, overlay: Adaptation) -> tuple[str, ...]:
    """What was said of here and would bear another label under ``overlay``: answers stay, and their
    meaning may not.
    """
    labels = labels_by_key(_added(overlay))
    spoken_of = _spoken_of(a)
    return tuple(
        f"“{item.label}” is now “{labels[item.key]}”"
        for item in _added(a.adaptation)
        if item.key in spoken_of and labels.get(item.key, item.label) != item.label
    )


def _spoken_of(a: Assessment) -> set[str]:
    return {*a.ratings, *a.weights, *(chosen.key for chosen in a.indicators if chosen.key)}


def _lost(a: Assessment, overlay: Adaptation) -> list[str]:
    """What was added here and spoken of, and is not in ``overlay``."""
    spoken_of, there = _spoken_of(a), {(type(item), item.key) for item in _added(overlay)}
    lost = []
    for item in _added(a.adaptation):
        if item.key in spoken_of and (type(item), item.key) not in there:
            kind = "criterion" if isinstance(item, AddedCriterion) else "indicator"
            lost.append(f"the {kind} “{item.label}” ({item.key}: {said_of(a, kind, item.key)})")
    return lost


def _added(overlay: Adaptation) -> tuple[AddedCriterion | AddedIndicator, ...]:
    return (*overlay.criteria, *overlay.indicators)

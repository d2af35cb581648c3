"""Pure edits of the poverty matrix: answers, their evidence, and weights. Each returns a changed,
checked copy.

The page works on one rating per criterion: the consultant's, or our reading of a source where the
consultant has said nothing yet. Whatever a person changes in our reading becomes the consultant's
own rating. Other raters stay untouched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import whole_method_of
from cluster_psia.assessment.document.model import Answer, Assessment, Rating, replace

if TYPE_CHECKING:
    from cluster_psia.method.model import Criterion

CONSULTANT = "consultant"


def default_weight(criterion: Criterion) -> float:
    """The weight of a row that nobody weighed: 1, or 0 for a row that stands out of every mean by
    default.
    """
    return 1.0 if criterion.in_means else 0.0


def own_rating(a: Assessment, criterion: str) -> Rating | None:
    """The rating that the page shows and changes: the consultant's newest, else our newest reading,
    else none.
    """
    ratings = a.ratings.get(criterion, ())
    own = [r for r in ratings if r.rater == CONSULTANT]
    return max(
        own or [r for r in ratings if r.reading == "ours"], key=lambda r: r.round, default=None
    )


def answered_ratings(a: Assessment, criterion: str) -> tuple[Rating, ...]:
    """The ratings of a criterion that are an answer."""
    return tuple(r for r in a.ratings.get(criterion, ()) if r.answer is not None)


def with_matrix_answer(a: Assessment, criterion: str, answer: Answer | None) -> Assessment:
    """``a`` with the consultant's answer to one criterion set, or taken back by None; what was
    found for it (evidence, source, facts) is kept.

    A rating of which nothing is left then goes. Raises ValidationError when there is no such
    criterion or answer.
    """
    return change_matrix_rating(a, criterion, answer=answer)


def with_evidence(a: Assessment, criterion: str, evidence: str) -> Assessment:
    """``a`` with the evidence for one criterion's answer changed, whether there is an answer yet or
    not. Raises ValidationError when the text is too long.
    """
    return change_matrix_rating(a, criterion, evidence=evidence)


def change_matrix_rating(a: Assessment, criterion: str, **changes: Any) -> Assessment:
    """``a`` with fields of the rating that the page shows changed: it is the consultant's then.
    Raises ValidationError.
    """
    own = own_rating(a, criterion)
    base = {name: getattr(own, name) for name in Rating.model_fields} if own else {}
    new = Rating.model_validate({**base, **changes, "rater": CONSULTANT, "reading": "rater"})
    says = new.answer is not None or new.evidence or new.citation is not None or new.facts
    return _with_rating(a, criterion, own, new if says else None)


def with_weight(a: Assessment, criterion: str, weight: float | None) -> Assessment:
    """``a`` with the weight of one criterion set (0 to 100). None, or the weight that it has by
    itself, removes it.

    Raises ValidationError when the weight is out of range or there is no such criterion.
    """
    weights = {key: value for key, value in a.weights.items() if key != criterion}
    rows = {c.key: default_weight(c) for c in whole_method_of(a).table_2.criteria}
    if weight is not None and weight != rows.get(criterion):
        weights[criterion] = weight
    return replace(a, weights=weights)


def _with_rating(
    a: Assessment, criterion: str, old: Rating | None, new: Rating | None
) -> Assessment:
    """``new`` in the place of ``old``; at the end when there was none."""
    replaced = [new if rating is old else rating for rating in a.ratings.get(criterion, ())]
    if old is None:
        replaced.append(new)
    changed = tuple(rating for rating in replaced if rating is not None)
    others = {key: value for key, value in a.ratings.items() if key != criterion}
    return replace(a, ratings={**others, criterion: changed} if changed else others)

"""Pure edits of the poverty matrix: answers, their evidence, and weights. Each returns a changed,
checked copy.

The page works on one rating per criterion: the consultant's, or our reading of a source where the
consultant has said nothing yet. Whatever a person changes in our reading becomes the consultant's
own rating. Other raters stay untouched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import whole_method_of
from cluster_psia.assessment.document.model import Answer, Assessment, Citation, Rating, replace

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


def with_matrix_answer(a: Assessment, criterion: str, answer: Answer | None) -> Assessment:
    """``a`` with the consultant's answer to one criterion set; evidence and source are kept.

    None clears the rating with its evidence (a rating is nothing without an answer). Raises
    ValidationError when there is no such criterion or answer.
    """
    own = own_rating(a, criterion)
    if answer is None:
        return _with_rating(a, criterion, own, None)
    base = own.model_dump() if own else {}
    return _with_rating(a, criterion, own, _owned({**base, "answer": answer}))


def with_evidence(a: Assessment, criterion: str, evidence: str) -> Assessment:
    """``a`` with the evidence of one criterion's answer changed; ``a`` itself where there is no
    answer to stand for.

    Raises ValidationError when the text is too long.
    """
    return _with_details(a, criterion, {"evidence": evidence})


def with_source(a: Assessment, criterion: str, document: str, place: str) -> Assessment:
    """``a`` with the source of one criterion's answer changed, or removed when both texts are
    empty.

    ``a`` itself where there is no answer. Raises ValidationError when a text is too long.
    """
    source = Citation(document=document, place=place)
    return _with_details(
        a, criterion, {"source": source if source.document or source.place else None}
    )


def with_source_part(a: Assessment, criterion: str, **given: str) -> Assessment:
    """``a`` with the document or the place of one source changed, the other half as it was."""
    rating = own_rating(a, criterion)
    held = rating.source if rating and rating.source else Citation(document="", place="")
    now = {"document": held.document, "place": held.place, **given}
    return with_source(a, criterion, now["document"], now["place"])


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


def _with_details(a: Assessment, criterion: str, changes: dict[str, Any]) -> Assessment:
    own = own_rating(a, criterion)
    if own is None:
        return a
    return _with_rating(a, criterion, own, _owned({**own.model_dump(), **changes}))


def _owned(fields: dict[str, Any]) -> Rating:
    return Rating.model_validate({**fields, "rater": CONSULTANT, "reading": "rater"})


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

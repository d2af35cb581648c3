"""The scores of a room as ratings of its assessment:
numbers, groups, rounds and scores, never names or links.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adaptation import OWN
from cluster_psia.assessment.document.adapted import whole_method_of
from cluster_psia.assessment.document.model import Assessment, Rating, assessment_as_written
from cluster_psia.method.former import current_key
from cluster_psia.workshop.errors import NotNow

if TYPE_CHECKING:
    from cluster_psia.workshop.opened.wall import Pick
    from cluster_psia.workshop.values import Given


def pick_of(given: Given) -> Pick:
    """What a facilitator picks who has read this comment."""
    return given.number, given.round, given.criterion, given.comment


def rater_name(number: int, code: str = "") -> str:
    """What a rater is called in an assessment: p07;
    with the room's code where another room has a p07 already.
    """
    return f"p{number:02d}" + (f" ({code})" if code else "")


def with_scores_of(
    a: Assessment, code: str, given: Iterable[Given], comments: Collection[Pick]
) -> Assessment:
    """``a`` with the answers of one room behind what it has;
    comments are evidence only where they are picked.

    Answers that are in it already, because ending was interrupted after writing them, are not
    written twice.
    """
    given = tuple(given)
    suffix = _suffix(a, code, given)
    if given and _holds(a, given, suffix):
        return a
    return _with(a, given, suffix, frozenset(comments))


def _suffix(a: Assessment, code: str, given: tuple[Given, ...]) -> str:
    """The room's code where raters of another room have these numbers already."""
    names = {rating.rater for ratings in a.ratings.values() for rating in ratings}
    taken = any(rater_name(each.number) in names for each in given)
    return code if taken and not _holds(a, given, "") else ""


def _with(
    a: Assessment, given: tuple[Given, ...], suffix: str, picked: frozenset[Pick]
) -> Assessment:
    """What the method does not know any more stays as it was scored; what was added here and taken
    out again can be put back, so it is asked for.
    """
    ratings = dict(a.ratings)
    for each in given:
        new, key = _rating(each, suffix, picked), _criterion_now(a, each)
        ratings[key] = (*ratings.get(key, ()), new)
    known = {criterion.key for criterion in whole_method_of(a).table_2.criteria}
    scored = {_criterion_now(a, each) for each in given}
    gone = sorted(key for key in scored - known if key.startswith(OWN))
    if gone:
        raise NotNow(
            f"The assessment has no criterion '{gone[0]}' any more, which this room scored:"
            " put it back in the local adaptation, then end the room. Its answers are kept."
        )
    return assessment_as_written({**dict(a), "ratings": ratings})


def _criterion_now(a: Assessment, given: Given) -> str:
    """The key that a criterion bears today which a room froze when it opened."""
    return current_key(whole_method_of(a), "table_2.criteria", given.criterion)


def _rating(given: Given, suffix: str, picked: frozenset[Pick]) -> Rating:
    return Rating(
        rater=rater_name(given.number, suffix),
        group=given.group,
        round=given.round,
        answer=given.answer,
        evidence=given.comment if pick_of(given) in picked else "",
    )


def _holds(a: Assessment, given: tuple[Given, ...], suffix: str) -> bool:
    """Whether every answer is in the assessment already."""
    have = {
        (key, r.rater, r.group, r.round, r.answer)
        for key, ratings in a.ratings.items()
        for r in ratings
    }
    wanted = {
        (
            _criterion_now(a, each),
            rater_name(each.number, suffix),
            each.group,
            each.round,
            each.answer,
        )
        for each in given
    }
    return wanted <= have

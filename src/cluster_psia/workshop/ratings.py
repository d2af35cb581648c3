"""The scores of a room as ratings of its assessment: rounds, scores, groups that give nobody away,
and raters whose numbers say nothing of who came when; never names or links.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from secrets import SystemRandom
from typing import TYPE_CHECKING, NamedTuple

from cluster_psia.assessment.document.adaptation import OWN
from cluster_psia.assessment.document.adapted import whole_method_of
from cluster_psia.assessment.document.model import Assessment, Rating, assessment_as_written
from cluster_psia.method.former import current_key
from cluster_psia.workshop.errors import NotNow

if TYPE_CHECKING:
    from cluster_psia.workshop.opened.wall import Pick
    from cluster_psia.workshop.values import Given

RatingAt = tuple[str, str, int]
"""Where a rating stands: criterion, rater, round."""

_NUMBERED = re.compile(r"p(\d+)(?: \(\w+\))?")


class ScoresThere(NamedTuple):
    """How many of a room's answers stand in its assessment, and how many it has."""

    there: int
    of: int

    @property
    def whole(self) -> bool:
        """Whether none is missing."""
        return self.there == self.of


def pick_of(given: Given) -> Pick:
    """What a facilitator picks who has read this comment."""
    return given.number, given.round, given.criterion, given.comment


def rater_name(number: int, code: str = "") -> str:
    """What a rater is called in an assessment: p07. Rooms of older programs had the room's code
    with it where another room had a p07 already.
    """
    return f"p{number:02d}" + (f" ({code})" if code else "")


def shuffled_raters(
    a: Assessment, given: Iterable[Given], elsewhere: Collection[str]
) -> dict[int, str]:
    """A name for each person who answered, by number, drawn by lot, so that it does not tell who
    came first; behind every number that ``a`` or a room ``elsewhere`` has.
    """
    people = sorted({each.number for each in given})
    taken = {rating.rater for ratings in a.ratings.values() for rating in ratings} | {*elsewhere}
    first = max((int(parts[1]) for parts in map(_NUMBERED.fullmatch, taken) if parts), default=0)
    SystemRandom().shuffle(people)
    return {number: rater_name(first + n) for n, number in enumerate(people, 1)}


def former_raters(a: Assessment, code: str, given: Collection[Given]) -> dict[int, str]:
    """What the people of a room that an older program ended are called in ``a``: by their own
    numbers, with the room's code or without; nothing where their answers are not there.
    """
    have = {(key, r.rater, r.round, r.answer) for key, every in a.ratings.items() for r in every}
    for suffix in (code, ""):
        names = {each.number: rater_name(each.number, suffix) for each in given}
        wanted = {(*_at(a, each, names[each.number]), each.answer) for each in given}
        if wanted and wanted <= have:
            return names
    return {}


def scores_there(a: Assessment, given: Collection[Given]) -> ScoresThere:
    """How many of these answers, each with its ``rater``, stand in the assessment; whatever else
    was changed there since.
    """
    have = ratings_at(a)
    there = sum(bool(each.rater) and _at(a, each, each.rater) in have for each in given)
    return ScoresThere(there, len(given))


def ratings_at(a: Assessment) -> frozenset[RatingAt]:
    """Where ratings with an answer stand in an assessment."""
    return frozenset(
        (key, rating.rater, rating.round)
        for key, ratings in a.ratings.items()
        for rating in ratings
        if rating.answer is not None
    )


def with_scores_of(
    a: Assessment, given: Iterable[Given], groups: Mapping[str, str] | None = None
) -> Assessment:
    """``a`` with those answers of a room that it lacks behind what it has, by the names of the
    raters; comments are evidence only where they are ``kept``.

    ``groups`` says as what a group goes out. What the method does not know any more stays as it
    was scored; what was added here and taken out again can be put back, so it is asked for.
    """
    have = ratings_at(a)
    lacking = [each for each in given if _at(a, each, each.rater) not in have]
    _ask_for_own_criteria(a, lacking)
    ratings = dict(a.ratings)
    # In the order of the raters' new names: that in which people came tells who they are.
    for each in sorted(lacking, key=lambda each: (each.round, len(each.rater), each.rater)):
        key = _criterion_now(a, each)
        ratings[key] = (*ratings.get(key, ()), _rating(each, groups or {}))
    return assessment_as_written({**dict(a), "ratings": ratings}) if lacking else a


def without_scores_of(a: Assessment, given: Iterable[Given]) -> Assessment:
    """``a`` without the answers of a room, by the names of its raters; all else stays."""
    mine = {_at(a, each, each.rater) for each in given if each.rater}
    return _without(a, lambda at: at in mine)


def without_raters(a: Assessment, raters: Collection[str]) -> Assessment:
    """``a`` without whatever these raters said."""
    return _without(a, lambda at: at[1] in raters)


def _without(a: Assessment, gone: Callable[[RatingAt], bool]) -> Assessment:
    left: dict[str, tuple[Rating, ...]] = {}
    for key, ratings in a.ratings.items():
        others = tuple(each for each in ratings if not gone((key, each.rater, each.round)))
        if others:
            left[key] = others
    return a if left == a.ratings else assessment_as_written({**dict(a), "ratings": left})


def _ask_for_own_criteria(a: Assessment, given: Iterable[Given]) -> None:
    known = {criterion.key for criterion in whole_method_of(a).table_2.criteria}
    scored = {_criterion_now(a, each) for each in given}
    gone = sorted(key for key in scored - known if key.startswith(OWN))
    if gone:
        raise NotNow(
            f"The assessment has no criterion '{gone[0]}' any more, which this room scored:"
            " put it back in the local adaptation, then end the room. Its answers are kept."
        )


def _at(a: Assessment, given: Given, rater: str) -> RatingAt:
    return _criterion_now(a, given), rater, given.round


def _criterion_now(a: Assessment, given: Given) -> str:
    """The key that a criterion bears today which a room froze when it opened."""
    return current_key(whole_method_of(a), "table_2.criteria", given.criterion)


def _rating(given: Given, groups: Mapping[str, str]) -> Rating:
    return Rating(
        rater=given.rater,
        group=groups.get(given.group, given.group),
        round=given.round,
        answer=given.answer,
        evidence=_evidence(given) if given.kept else "",
    )


def _evidence(given: Given) -> str:
    """The comment; with the answer that it was written with, where that was changed since."""
    if given.written_with == given.answer:
        return given.comment
    return f"{given.comment} (written with the answer {given.written_with})"

"""The workshop in short: who scored the matrix besides the consultant, and how far they agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.matrix import CONSULTANT
from cluster_psia.diagnosis.agreement import Shape, answer_shape, consensus, shape_sentence
from cluster_psia.diagnosis.scores import newest_ratings
from cluster_psia.export.plan.report import Section, SummaryItem
from cluster_psia.words import counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Rating

_SHAPES: tuple[tuple[str, tuple[Shape, ...]], ...] = (
    ("{} agreed", ("unanimous", "agreed")),
    ("{} spread", ("spread",)),
    ("{} in two camps", ("two_camps",)),
    ("{} scored by too few to say", ("too_few", "nobody")),
)


class _Scored(NamedTuple):
    """One criterion as the raters left it."""

    label: str
    shape: Shape
    words: str


def workshop_section(a: Assessment) -> Section:
    """How many raters and rounds, on how many criteria they agree, and where they are in two
    camps.
    """
    ratings = {key: tuple(_of_others(given)) for key, given in a.ratings.items()}
    every = [rating for given in ratings.values() for rating in given]
    if not every:
        scores = [rating for given in a.ratings.values() for rating in given]
        read = bool(scores) and all(rating.reading == "ours" for rating in scores)
        nobody = (
            "Nobody has scored the matrix: its scores are our reading of published sources."
            if read
            else "Nobody besides the consultant has scored the matrix."
        )
        return Section("room", "Workshop", (nobody,))
    rows = method_of(a).table_2.criteria
    scored = [_scored(row.label, ratings[row.key]) for row in rows if ratings.get(row.key)]
    raters = counted_noun(len({rating.rater for rating in every}), "rater")
    rounds = counted_noun(max(rating.round for rating in every), "round")
    finding = (
        f"{raters} besides the consultant, {len(scored)} of"
        f" {counted_noun(len(rows), 'criterion', 'criteria')}, {rounds}."
    )
    camps = (SummaryItem(one.label, one.words) for one in scored if one.shape == "two_camps")
    return Section("room", "Workshop", (finding, *_agreement(scored)), tuple(camps))


def _of_others(ratings: Iterable[Rating]) -> Iterator[Rating]:
    """What people besides the consultant answered; our readings of sources are no people."""
    others = (r for r in ratings if r.rater != CONSULTANT and r.reading != "ours")
    return (r for r in others if r.answer is not None)


def _scored(label: str, ratings: tuple[Rating, ...]) -> _Scored:
    answers = (rating.answer for rating in newest_ratings(ratings))
    points = [answer for answer in answers if isinstance(answer, int)]
    shape = answer_shape(points, consensus(points))
    return _Scored(label, shape, shape_sentence(points, shape))


def _agreement(scored: list[_Scored]) -> Iterator[str]:
    """On how many criteria they agree; nothing where no criterion that counts was scored."""
    counts = Counter(one.shape for one in scored)
    parts = []
    for words, shapes in _SHAPES:
        number = sum(counts[shape] for shape in shapes)
        if number:
            parts.append(words.format(number))
    if parts:
        yield f"Of the criteria that they scored: {', '.join(parts)}."

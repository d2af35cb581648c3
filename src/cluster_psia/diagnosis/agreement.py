"""How far a room of raters agrees on one criterion:
bare formulas on scores of 1 to 5, and the shape in words.

No p-values: a dozen people in a room are no sample. Nothing here is ever NaN: where a figure
cannot be formed it is None, and the words say why.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from statistics import median as _median
from typing import Literal

from cluster_psia.words import counted_noun

POINTS = 5
# ours: below three scores "agreed" and "two camps" are words too large for what was said
FEWEST = 3
Shape = Literal["nobody", "too_few", "unanimous", "agreed", "spread", "two_camps"]


def frequencies(scores: Sequence[int]) -> tuple[int, ...]:
    """How many raters gave 1, 2, 3, 4 and 5."""
    return tuple(list(scores).count(point) for point in range(1, POINTS + 1))


def median(scores: Sequence[int]) -> float | None:
    """The middle score, or the mean of the two middle ones; None without scores."""
    return float(_median(scores)) if scores else None


def quartiles(scores: Sequence[int]) -> tuple[float, float] | None:
    """First and third quartile by linear interpolation between ordered scores
    (type 7 of Hyndman and Fan 1996).

    None without scores; of one score both are that score.
    """
    if not scores:
        return None
    ordered = sorted(scores)
    return _at(ordered, 0.25), _at(ordered, 0.75)


def _at(ordered: Sequence[int], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def interquartile_range(scores: Sequence[int]) -> float | None:
    """The width of the middle half, in scale points; None without scores."""
    found = quartiles(scores)
    return None if found is None else found[1] - found[0]


def share_within(scores: Sequence[int], points: float = 1.0) -> float | None:
    """The share of scores at most ``points`` away from the median; None without scores."""
    middle = median(scores)
    if middle is None:
        return None
    return sum(abs(score - middle) <= points for score in scores) / len(scores)


def agreement_a(counts: Sequence[int]) -> float | None:
    """Van der Eijk's measure of agreement A of a frequency vector over at least three ordered
    categories.

    1: all in one category; 0: the same number in each; -1: half at either end. The vector is taken
    apart into layers, each a pattern of filled and empty categories; A is the mean of the layers'
    agreement, weighted by the people in them. A layer with S of K categories filled has U * (1 -
    (S - 1) / (K - 1)), where U compares the triples of categories that speak for one peak (110,
    011) with those that speak for two (101). None when nobody is counted. Source: C. van der Eijk,
    Measuring agreement in ordered rating scales, Quality and Quantity 35 (2001), 325-341.
    """
    if len(counts) < 3:
        raise ValueError("agreement A needs at least three categories")
    if any(count < 0 for count in counts):
        raise ValueError("nobody can be counted less than zero times")
    everybody = sum(counts)
    if everybody == 0:
        return None
    left, found = list(counts), 0.0
    while any(left):
        layer = [count > 0 for count in left]
        height = min(count for count in left if count)
        found += _layer_agreement(layer) * height * sum(layer) / everybody
        left = [count - height if filled else 0 for count, filled in zip(left, layer, strict=True)]
    return found


def _layer_agreement(layer: Sequence[bool]) -> float:
    k, filled = len(layer), sum(layer)
    return _unimodality(layer) * (1 - (filled - 1) / (k - 1))


def _unimodality(layer: Sequence[bool]) -> float:
    k, triples = len(layer), list(combinations(layer, 3))
    one_peak = triples.count((True, True, False)) + triples.count((False, True, True))
    two_peaks = triples.count((True, False, True))
    peaks = one_peak + two_peaks
    if peaks == 0:  # one category alone, or all of them
        return 1.0
    return ((k - 2) * one_peak - (k - 1) * two_peaks) / ((k - 2) * peaks)


def consensus(
    scores: Sequence[int], share: float = 0.75, within: float = 1.0, spread: float = 1.0
) -> bool | None:
    """Whether the room agrees by a rule fixed beforehand; None with fewer than three scores.

    At least ``share`` of the scores lie within ``within`` points of the median, and the
    interquartile range is at most ``spread``. The default rule is ours, after the 75 per cent that
    is the commonest threshold of Delphi studies.
    """
    near, width = share_within(scores, within), interquartile_range(scores)
    if near is None or width is None or len(scores) < FEWEST:
        return None
    return near >= share and width <= spread


def score_camps(scores: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """The points of the lower and of the higher camp, when the room falls into two; otherwise None.

    Ours: A is below 0, and an empty point, or the least chosen one, parts the scores into two
    sides with at least two people and a quarter of the room on each.
    """
    counts = frequencies(scores)
    found = agreement_a(counts)
    if found is None or found >= 0:
        return None
    cuts = [
        cut
        for cut in range(1, POINTS)
        if _stands(sum(counts[:cut]), scores) and _stands(sum(counts[cut:]), scores)
    ]
    if not cuts:
        return None
    best = min(cuts, key=lambda cut: _scatter(counts, cut))
    chosen = [point for point in range(1, POINTS + 1) if counts[point - 1]]
    low = tuple(point for point in chosen if point <= best)
    high = tuple(point for point in chosen if point > best)
    return low, high


def _stands(people: int, scores: Sequence[int]) -> bool:
    return people >= 2 and people * 4 >= len(scores)


def _scatter(counts: Sequence[int], cut: int) -> float:
    """How far people stand from the middle of their own side when the scale is cut after point
    ``cut``.
    """
    total = 0.0
    for side in (range(1, cut + 1), range(cut + 1, POINTS + 1)):
        people = [point for point in side for _ in range(counts[point - 1])]
        total += sum(abs(point - _median(people)) for point in people)
    return total


def answer_shape(scores: Sequence[int], agreed: bool | None) -> Shape:
    """The shape of the answers in one word; ``agreed`` is the consensus by the room's rule."""
    if not scores:
        return "nobody"
    if len(scores) < FEWEST:
        return "too_few"
    if len(set(scores)) == 1:
        return "unanimous"
    if score_camps(scores):
        return "two_camps"
    return "agreed" if agreed else "spread"


def shape_sentence(scores: Sequence[int], of: Shape) -> str:
    """The same in a sentence that can be read aloud."""
    n = len(scores)
    match of:
        case "nobody":
            return "Nobody has scored this yet."
        case "too_few":
            given = " and ".join(str(score) for score in sorted(scores))
            return f"Only {counted_noun(n, 'score')} ({given}): too few to speak of agreement."
        case "unanimous":
            return f"All {n} say {scores[0]}."
    sides = score_camps(scores)
    if of == "two_camps" and sides:
        low, high = (_camp_words(scores, side) for side in sides)
        return f"Two camps: {low}, {high}."
    word, middle = ("Agreed" if of == "agreed" else "Spread"), median(scores)
    return f"{word} around {middle:g}: the {n} scores run from {min(scores)} to {max(scores)}."


def _camp_words(scores: Sequence[int], side: tuple[int, ...]) -> str:
    people = sum(score in side for score in scores)
    return f"{people} say {_points(side)}"


def _points(points: Sequence[int]) -> str:
    return " or ".join(str(point) for point in points)

"""The five points of a scale in words, each in words of its own.

The print has words for some points only, and here and there one phrase for two of them. What stands
at a point of which the print says nothing by itself are our words; wherever they stand they are
marked as ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cluster_psia.i18n import plural_text, translated_text

if TYPE_CHECKING:
    from cluster_psia.workshop.values import CriterionText

POINTS = range(1, 6)
OURS = "*"  # stands behind words of ours


class ScalePoint(NamedTuple):
    """A point from 1 to 5 in words; ``ours`` where the print has none for it alone."""

    score: int
    words: str
    ours: bool

    @property
    def marked(self) -> str:
        """The words, with the mark behind those of ours."""
        return f"{self.words}{OURS}" if self.ours else self.words


def scale_points(
    text: CriterionText, language: str, *, in_sight: bool = False
) -> tuple[ScalePoint, ...]:
    """The five points of a criterion in ``language``, no two of them in the same words.

    ``in_sight``: they stand side by side, so that a point between two others names their numbers.
    """
    return tuple(_point(text, score, language, in_sight=in_sight) for score in POINTS)


def point_words(text: CriterionText, score: int, language: str) -> str:
    """What a score from 1 to 5 says of a criterion."""
    return _point(text, score, language).words


def _point(text: CriterionText, score: int, language: str, *, in_sight: bool = False) -> ScalePoint:
    """A point with its number where another one would say the same: a local adaptation may put the
    same words at two ends.
    """
    said = [_said_of(text, at, language, in_sight=in_sight) for at in POINTS]
    point = said[POINTS.index(score)]
    if [each.words for each in said].count(point.words) == 1:
        return point
    return ScalePoint(score, f"{point.words} ({score})", ours=True)


def _said_of(
    text: CriterionText, score: int, language: str, *, in_sight: bool = False
) -> ScalePoint:
    """Printed words stand as they are where they belong to this point alone."""
    anchor = text.anchor_at(score)
    if not anchor:
        return ScalePoint(score, _between_anchors(text, score, language, in_sight), ours=True)
    span = [at for at in POINTS if text.anchor_at(at) == anchor]
    if len(span) == 1:
        return ScalePoint(score, anchor, ours=False)
    return ScalePoint(score, _within_anchor(text, score, span, language), ours=True)


def _between_anchors(text: CriterionText, score: int, language: str, in_sight: bool) -> str:
    below, above = _neighbours(text, score, score)
    if below and above:
        lower, higher = (str(at) if in_sight else text.anchor_at(at) for at in (below, above))
        if score - below == above - score:
            return translated_text(language, "points.between", lower=lower, higher=higher)
        nearest = lower if score - below < above - score else higher
        return translated_text(language, "points.nearer", anchor=nearest)
    if below:
        anchor = text.anchor_at(below)
        return plural_text(language, "points.above", score - below, anchor=anchor)
    if above:
        anchor = text.anchor_at(above)
        return plural_text(language, "points.below", above - score, anchor=anchor)
    return translated_text(language, f"points.scale.{score}")


def _within_anchor(text: CriterionText, score: int, span: list[int], language: str) -> str:
    """A point of several under one anchor: the farther from what is beside it, the more so."""
    anchor, (below, above) = text.anchor_at(score), _neighbours(text, span[0], span[-1])
    if below and above:
        middle = (span[0] + span[-1]) / 2
        if score != middle:
            other = text.anchor_at(below if score < middle else above)
            return translated_text(language, "points.within", anchor=anchor, other=other)
        return translated_text(language, "points.grade.1", anchor=anchor)
    grade = span[-1] - score if below else score - span[0]
    return translated_text(language, f"points.grade.{grade + 1}", anchor=anchor)


def _neighbours(text: CriterionText, first: int, last: int) -> tuple[int, int]:
    """The nearest points with words below ``first`` and above ``last``; 0 where there is none."""
    below = (at for at in POINTS if at < first and text.anchor_at(at))
    above = (at for at in POINTS if at > last and text.anchor_at(at))
    return max(below, default=0), min(above, default=0)

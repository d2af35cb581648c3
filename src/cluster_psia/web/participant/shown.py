"""What the room said about one criterion, for those who may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_psia.words import plain_figure
from cluster_psia.workshop.opened.points import ScalePoint, point_words, scale_points

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Answer
    from cluster_psia.diagnosis.room.results import Camp, CriterionResult, Figures
    from cluster_psia.web.light.words import PageWords
    from cluster_psia.workshop.values import CriterionText, Given

_SCORES: tuple[Answer, ...] = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Bar:
    """How many chose a score; ``width`` of 100."""

    score: int
    words: str
    n: int
    width: int
    own: bool


@dataclass(frozen=True)
class ShownResult:
    """What the room said about a criterion; ``bars`` and ``median`` are empty where too few gave a
    score for the room to see them.
    """

    round: int
    text: CriterionText
    n: int
    shape: str
    median: str
    bars: tuple[Bar, ...]
    unknown: int
    not_applicable: int
    own: Answer | None
    own_words: str


def shown_result(
    round_: int, text: CriterionText, result: CriterionResult, own: Given | None, w: PageWords
) -> ShownResult:
    """A result with one's own answer marked."""
    answer = own.answer if own else None
    unknown, not_applicable = result.without_score
    points = scale_points(text, w.lang)
    return ShownResult(
        round=round_,
        text=text,
        n=result.figures.n,
        shape=_shape(result, text, w),
        median=shown_median(result),
        bars=() if result.too_few_to_show else _bars(result, points, answer),
        unknown=unknown,
        not_applicable=not_applicable,
        own=answer,
        own_words=answer_words(answer, text, w),
    )


def _bars(
    result: CriterionResult, points: Sequence[ScalePoint], own: Answer | None
) -> tuple[Bar, ...]:
    counts = result.figures.counts
    most = max(counts, default=0)
    return tuple(
        Bar(
            score=score,
            words=points[score - 1].words,
            n=n,
            width=round(100 * n / most) if most else 0,
            own=own == score,
        )
        for score, n in enumerate(counts, 1)
    )


def _shape(result: CriterionResult, text: CriterionText, w: PageWords) -> str:
    """The shape in one sentence."""
    figures = result.figures
    if figures.n == 1:
        return w.t("reveal.shape.one")
    match figures.shape:
        case "agreed":
            return _agreed(figures, text, w)
        case "two_camps" if len(result.camps) == 2:
            low, high = result.camps
            return w.t("reveal.shape.two_camps", lower=_span(low), higher=_span(high))
        case "two_camps":
            return w.t("reveal.shape.spread")
    return w.t(f"reveal.shape.{figures.shape}")


def _agreed(figures: Figures, text: CriterionText, w: PageWords) -> str:
    """What most say, where more than half do; else the wall's sentence."""
    most = max(_SCORES, key=lambda score: figures.counts[int(score) - 1])
    if 2 * figures.counts[int(most) - 1] > figures.n:
        return w.t("reveal.shape.agreed", answer=answer_words(most, text, w))
    given = [score for score, count in enumerate(figures.counts, 1) if count]
    return w.t(
        "reveal.shape.around",
        middle=median_text(figures.median),
        n=figures.n,
        lowest=given[0],
        highest=given[-1],
    )


def _span(camp: Camp) -> str:
    """The points of a camp, from the first to the last, or the one that it has."""
    first, last = str(camp.points[0]), str(camp.points[-1])
    return first if first == last else f"{first}–{last}"


def answer_words(answer: Answer | None, text: CriterionText, w: PageWords) -> str:
    """An answer in words; empty where there is none."""
    if answer is None:
        return ""
    if isinstance(answer, int):
        return f"{answer} – {point_words(text, answer, w.lang)}"
    return w.t(f"question.{answer}")


def shown_median(result: CriterionResult) -> str:
    """The median, where the room may see it."""
    return "" if result.too_few_to_show else median_text(result.figures.median)


def median_text(median: float | None) -> str:
    """A median as it is shown; empty where there is none."""
    return plain_figure(median, "")

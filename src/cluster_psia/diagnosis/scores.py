"""What each criterion of Table 2 stands at, from the ratings in the document."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Literal

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.matrix import default_weight
from cluster_psia.method.model import Criterion, Frozen

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Answer, Assessment, Rating

ScoreState = Literal["scored", "unknown", "not_applicable", "empty"]


class Score(Frozen):
    """A criterion's place on the scale of 1 to 5.

    ``value`` is the mean of the raters' newest scores, None unless ``state`` is "scored"; ``n``
    counts them and ``highest`` is the highest of them. "unknown" means that nobody scores the row
    and somebody does not know, "not_applicable" that everybody who answered says it does not
    apply, "empty" that nobody answered. None of these three ever enters a mean. ``adapted`` says
    why the programme added the row or put it in other words; else empty.
    """

    criterion: str
    number: int
    label: str
    group: str
    state: ScoreState
    value: float | None
    n: int
    highest: int | None
    weight: float
    adapted: str = ""


def newest_ratings(ratings: tuple[Rating, ...]) -> tuple[Rating, ...]:
    """Each rater's newest rating, where it is an answer: who sat out a later round keeps the answer
    of an earlier one, and who took the newest back has none.
    """
    last: dict[str, Rating] = {}
    for rating in ratings:
        if rating.rater not in last or rating.round > last[rating.rater].round:
            last[rating.rater] = rating
    return tuple(rating for rating in last.values() if rating.answer is not None)


def _state(answers: Collection[Answer | None]) -> ScoreState:
    if any(isinstance(answer, int) for answer in answers):
        return "scored"
    if "unknown" in answers:
        return "unknown"
    return "not_applicable" if answers else "empty"


def criterion_score(a: Assessment, criterion: Criterion) -> Score:
    """The score of one criterion."""
    answers = [r.answer for r in newest_ratings(a.ratings.get(criterion.key, ()))]
    points = [answer for answer in answers if isinstance(answer, int)]
    return Score(
        criterion=criterion.key,
        number=criterion.number,
        label=criterion.label,
        group=criterion.group,
        state=_state(answers),
        value=sum(points) / len(points) if points else None,
        n=len(points),
        highest=max(points, default=None),
        weight=a.weights.get(criterion.key, default_weight(criterion)),
        adapted=criterion.adapted,
    )


def criterion_scores(a: Assessment) -> dict[str, Score]:
    """Every criterion that applies here by its key, in the order of Table 2;
    those added here come last.
    """
    return {c.key: criterion_score(a, c) for c in method_of(a).table_2.criteria}

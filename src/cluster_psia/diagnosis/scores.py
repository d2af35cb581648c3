"""What each criterion of Table 2 stands at, from the ratings in the document."""

from __future__ import annotations

from typing import Literal

from cluster_psia.assessment.model import Assessment, Rating
from cluster_psia.method import load_method
from cluster_psia.method.model import Criterion, Frozen

State = Literal["scored", "unknown", "not_applicable", "empty"]


class Score(Frozen):
    """A criterion's place on the scale of 1 to 5.

    ``value`` is the mean of the raters' scores in their newest round, None unless ``state`` is "scored"; ``n`` counts
    them. "unknown" means that everybody who answered does not know, "not_applicable" that somebody says the row does not
    apply and nobody scores it, "empty" that nobody answered. None of these three ever enters a mean.
    """

    criterion: str
    number: int
    label: str
    group: str
    state: State
    value: float | None
    n: int
    weight: float


def newest(ratings: tuple[Rating, ...]) -> tuple[Rating, ...]:
    """The ratings of the newest round in which anybody answered."""
    last = max((r.round for r in ratings), default=0)
    return tuple(r for r in ratings if r.round == last)


def score(a: Assessment, criterion: Criterion) -> Score:
    """The score of one criterion. Weights are 1 where nobody set one."""
    answers = [r.answer for r in newest(a.ratings.get(criterion.key, ()))]
    points = [answer for answer in answers if isinstance(answer, int)]
    state: State = "scored" if points else "empty"
    if not points and answers:
        state = "not_applicable" if "not_applicable" in answers else "unknown"
    return Score(
        criterion=criterion.key,
        number=criterion.number,
        label=criterion.label,
        group=criterion.group,
        state=state,
        value=sum(points) / len(points) if points else None,
        n=len(points),
        weight=a.weights.get(criterion.key, 1.0),
    )


def scores(a: Assessment) -> dict[str, Score]:
    """Every criterion of Table 2 by its key, in the order of the table."""
    return {c.key: score(a, c) for c in load_method().table_2.criteria}

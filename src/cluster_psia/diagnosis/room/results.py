"""What a room of raters says: criterion by criterion, and from round to round.

Pure functions of the answers. A rater's newest answer up to the round counts: who sits a later
round out keeps the earlier one. "Don't know" and "not applicable" are counted and never enter a
figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from cluster_psia.diagnosis.agreement import (
    FEWEST,
    Shape,
    agreement_a,
    answer_shape,
    consensus,
    frequencies,
    interquartile_range,
    median,
    score_camps,
    shape_sentence,
    share_within,
)
from cluster_psia.diagnosis.room.answers import Answered, ConsensusRule
from cluster_psia.diagnosis.room.groups import GroupFigures, group_figures, others_together
from cluster_psia.diagnosis.room.robust import LeftOut, flat_raters, highest_criteria, left_out
from cluster_psia.method.model import Frozen


class Figures(Frozen):
    """The figures of some scores; what cannot be formed is None and said in ``words``."""

    n: int
    counts: tuple[int, ...]  # people who gave 1, 2, 3, 4, 5
    median: float | None
    spread: float | None  # interquartile range
    agreement: float | None  # van der Eijk's A
    share_within_one: float | None
    consensus: bool | None
    shape: Shape
    words: str


class Camp(Frozen):
    """One of two camps: its points, how many people, and their comments."""

    points: tuple[int, ...]
    n: int
    comments: tuple[str, ...]


class CriterionResult(Frozen):
    """Everything about one criterion in one round."""

    criterion: str
    figures: Figures
    unknown: int
    not_applicable: int
    groups: tuple[GroupFigures, ...]
    others: GroupFigures | None  # the groups not shown apart, together
    camps: tuple[Camp, ...]  # two or none
    before: Figures | None  # in the round before; None in the first
    changed: int  # raters whose score is another than in the round before

    @property
    def too_few_to_show(self) -> bool:
        """Whether the room may not see the scores: of one or two, everybody knows whose they are.

        One rule for phones, the page after the end and the wall; the facilitator sees all.
        """
        return self.figures.shape == "too_few"

    @property
    def without_score(self) -> tuple[int, int]:
        """(don't know, not applicable) as the room may see them; (0, 0) where one or two people
        answered at all.
        """
        if self.figures.n + self.unknown + self.not_applicable < FEWEST:
            return 0, 0
        return self.unknown, self.not_applicable


class RoomResults(Frozen):
    """The results of a room. ``flat`` names raters for the facilitator only, by number."""

    round: int
    criteria: tuple[CriterionResult, ...]  # in the order of the room
    raters: int
    top: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    flat: tuple[int, ...]

    @property
    def by_disagreement(self) -> tuple[CriterionResult, ...]:
        """Two camps first, then the least agreement; what was too little answered comes last."""
        return tuple(sorted(self.criteria, key=_disagreement))


def room_results(
    criteria: Sequence[str], answers: Iterable[Answered], round: int, rule: ConsensusRule
) -> RoomResults:
    """The results of ``criteria`` (keys, in the room's order) up to ``round``.

    Unanswered criteria are there too.
    """
    answers = tuple(answers)
    now = _standing(answers, round)
    before = _standing(answers, round - 1) if round > 1 else {}
    standing = tuple(now.values())
    return RoomResults(
        round=round,
        criteria=tuple(_criterion(key, now, before, rule) for key in criteria),
        raters=len({answer.number for answer in standing}),
        top=highest_criteria(criteria, standing),
        left_out=left_out(criteria, standing),
        flat=flat_raters(standing),
    )


Standing = dict[tuple[int, str], Answered]  # by rater and criterion


def _standing(answers: Sequence[Answered], round: int) -> Standing:
    """Each rater's newest answer to each criterion up to a round."""
    found: Standing = {}
    for answer in sorted(answers, key=lambda a: a.round):
        if answer.round <= round:
            found[answer.number, answer.criterion] = answer
    return found


def _points(answers: Iterable[Answered]) -> list[int]:
    return [answer.answer for answer in answers if isinstance(answer.answer, int)]


def score_figures(scores: Sequence[int], rule: ConsensusRule) -> Figures:
    """The figures of some scores under a rule."""
    agreed = consensus(scores, rule.share, rule.within, rule.spread)
    of = answer_shape(scores, agreed)
    return Figures(
        n=len(scores),
        counts=frequencies(scores),
        median=median(scores),
        spread=interquartile_range(scores),
        agreement=agreement_a(frequencies(scores)),
        share_within_one=share_within(scores),
        consensus=agreed,
        shape=of,
        words=shape_sentence(scores, of),
    )


def _criterion(key: str, now: Standing, before: Standing, rule: ConsensusRule) -> CriterionResult:
    mine = [answer for (_, criterion), answer in now.items() if criterion == key]
    earlier = [answer for (_, criterion), answer in before.items() if criterion == key]
    kinds = Counter(answer.answer for answer in mine)
    return CriterionResult(
        criterion=key,
        figures=score_figures(_points(mine), rule),
        unknown=kinds["unknown"],
        not_applicable=kinds["not_applicable"],
        groups=group_figures(mine),
        others=others_together(mine),
        camps=_camps(mine),
        before=score_figures(_points(earlier), rule) if before else None,
        changed=_changed(earlier, mine),
    )


def _changed(earlier: Sequence[Answered], now: Sequence[Answered]) -> int:
    """How many raters answer otherwise than in the round before."""
    before = {answer.number: answer.answer for answer in earlier}
    return sum(answer.number in before and before[answer.number] != answer.answer for answer in now)


def _camps(answers: Sequence[Answered]) -> tuple[Camp, ...]:
    sides = score_camps(_points(answers)) or ()
    made = []
    for points in sides:
        people = [answer for answer in answers if answer.answer in points]
        # what was written with another score than one of these speaks for another camp
        comments = tuple(
            answer.comment for answer in answers if answer.comment and answer.written_with in points
        )
        made.append(Camp(points=points, n=len(people), comments=comments))
    return tuple(made)


_MOST_DISAGREED: tuple[Shape, ...] = (
    "two_camps",
    "spread",
    "agreed",
    "unanimous",
    "too_few",
    "nobody",
)


def _disagreement(result: CriterionResult) -> tuple[int, float, float]:
    """What sorts the least agreement first."""
    found = result.figures
    agreement = 1.0 if found.agreement is None else found.agreement
    near = 1.0 if found.share_within_one is None else found.share_within_one
    return _MOST_DISAGREED.index(found.shape), agreement, near

"""What a room of raters says: criterion by criterion, group by group, from round to round, and how robust it is.

Pure functions of the answers. A rater's newest answer up to the round counts: who sits a later round out keeps the
earlier one. "Don't know" and "not applicable" are counted and never enter a figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from cluster_psia.diagnosis.agreement import (
    Shape,
    agreement_a,
    camps,
    consensus,
    frequencies,
    in_words,
    interquartile_range,
    median,
    shape,
    share_within,
)
from cluster_psia.method.model import Frozen

SMALLEST_GROUP = 3  # ours: the figures of fewer people would show what each of them said
TOP = 5  # criteria compared when a group is left out
FLAT_FROM = 5  # the same score on so many criteria is worth a question


class Answered(Protocol):
    """One answer of one rater in one round."""

    @property
    def number(self) -> int:
        """The rater, by number."""

    @property
    def group(self) -> str:
        """The participant group; empty when none was given."""

    @property
    def round(self) -> int:
        """The round, from 1."""

    @property
    def criterion(self) -> str:
        """The key of the criterion."""

    @property
    def answer(self) -> int | str:
        """A score of 1 to 5, "unknown" or "not_applicable"."""

    @property
    def comment(self) -> str:
        """What was written beside it."""


class Rule(Protocol):
    """The consensus rule, fixed before the room opened."""

    @property
    def share(self) -> float:
        """The share of scores that must lie near the median."""

    @property
    def within(self) -> float:
        """How near, in scale points."""

    @property
    def spread(self) -> float:
        """How wide the middle half may be, in scale points."""


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


class GroupFigures(Frozen):
    """The median of one participant group; ``median`` is None where it is withheld or there is none."""

    group: str
    n: int | None  # None where withheld: the number would give it away
    median: float | None
    withheld: bool


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
    camps: tuple[Camp, ...]  # two or none
    before: Figures | None  # in the round before; None in the first
    changed: int  # raters whose score is another than in the round before


class LeftOut(Frozen):
    """Whether the criteria with the highest medians would be others without one group."""

    group: str
    leave: tuple[str, ...]
    enter: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether leaving the group out changes nothing."""
        return not self.leave and not self.enter


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


def room_results(criteria: Sequence[str], answers: Iterable[Answered], round: int, rule: Rule) -> RoomResults:
    """The results of ``criteria`` (keys, in the room's order) up to ``round``. Unanswered criteria are there too."""
    answers = tuple(answers)
    now, before = _standing(answers, round), _standing(answers, round - 1)
    results = tuple(_criterion(key, now, before if round > 1 else {}, rule) for key in criteria)
    everybody = {a.number for a in now.values()}
    return RoomResults(
        round=round,
        criteria=results,
        raters=len(everybody),
        top=highest(criteria, tuple(now.values())),
        left_out=_left_out(criteria, tuple(now.values())),
        flat=_flat(now),
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


def figures(scores: Sequence[int], rule: Rule) -> Figures:
    """The figures of some scores under a rule."""
    agreed = consensus(scores, rule.share, rule.within, rule.spread)
    of = shape(scores, agreed)
    return Figures(
        n=len(scores),
        counts=frequencies(scores),
        median=median(scores),
        spread=interquartile_range(scores),
        agreement=agreement_a(frequencies(scores)),
        share_within_one=share_within(scores),
        consensus=agreed,
        shape=of,
        words=in_words(scores, of),
    )


def _criterion(key: str, now: Standing, before: Standing, rule: Rule) -> CriterionResult:
    mine = [answer for (_, criterion), answer in now.items() if criterion == key]
    earlier = {number: answer for (number, criterion), answer in before.items() if criterion == key}
    scores = _points(mine)
    kinds = Counter(answer.answer for answer in mine)
    return CriterionResult(
        criterion=key,
        figures=figures(scores, rule),
        unknown=kinds["unknown"],
        not_applicable=kinds["not_applicable"],
        groups=group_figures(mine),
        camps=_camps(mine),
        before=figures(_points(earlier.values()), rule) if before else None,
        changed=sum(a.number in earlier and earlier[a.number].answer != a.answer for a in mine),
    )


def _camps(answers: Sequence[Answered]) -> tuple[Camp, ...]:
    sides = camps(_points(answers)) or ()
    made = []
    for points in sides:
        people = [answer for answer in answers if answer.answer in points]
        comments = tuple(answer.comment for answer in people if answer.comment)
        made.append(Camp(points=points, n=len(people), comments=comments))
    return tuple(made)


# Groups ------------------------------------------------------------------------------------------------------------


def group_figures(answers: Sequence[Answered]) -> tuple[GroupFigures, ...]:
    """Medians by group, the smallest groups withheld, and so many more that those cannot be worked out.

    A group with fewer than three scores is not shown apart. When what is withheld would follow from the total and the
    groups shown, because it is one group alone or fewer than three people, the next smallest group is withheld too.
    People of no group count as a group without a name.
    """
    by_group: dict[str, list[int]] = {}
    for answer in answers:
        if isinstance(answer.answer, int):
            by_group.setdefault(answer.group, []).append(answer.answer)
    withheld = withheld_groups({group: len(scores) for group, scores in by_group.items()})
    return tuple(_group(group, scores, group in withheld) for group, scores in sorted(by_group.items()))


def withheld_groups(sizes: dict[str, int]) -> frozenset[str]:
    """Which groups of these sizes are not shown apart. A room of one group shows nothing apart from the total."""
    smallest_first = sorted(sizes, key=lambda group: (sizes[group], group))
    hidden = [group for group in smallest_first if sizes[group] < SMALLEST_GROUP]
    shown = [group for group in smallest_first if group not in hidden]
    while hidden and shown and (len(hidden) == 1 or sum(sizes[group] for group in hidden) < SMALLEST_GROUP):
        hidden.append(shown.pop(0))
    return frozenset(hidden)


def _group(group: str, scores: Sequence[int], withheld: bool) -> GroupFigures:
    if withheld:
        return GroupFigures(group=group, n=None, median=None, withheld=True)
    return GroupFigures(group=group, n=len(scores), median=median(scores), withheld=False)


# Robustness --------------------------------------------------------------------------------------------------------


def highest(criteria: Sequence[str], answers: Iterable[Answered]) -> tuple[str, ...]:
    """The criteria with the highest medians, at most five; of equal medians the higher mean, then the room's order."""
    scores: dict[str, list[int]] = {key: [] for key in criteria}
    for answer in answers:
        if answer.criterion in scores and isinstance(answer.answer, int):
            scores[answer.criterion].append(answer.answer)
    known = [(key, given) for key, given in scores.items() if given]
    known.sort(key=lambda pair: (-(median(pair[1]) or 0), -sum(pair[1]) / len(pair[1])))
    return tuple(key for key, _ in known[:TOP])


def _left_out(criteria: Sequence[str], answers: Sequence[Answered]) -> tuple[LeftOut, ...]:
    """Without each group in turn; groups that are not shown apart are not left out apart either."""
    people = {(answer.number, answer.group) for answer in answers}
    sizes = Counter(group for _, group in people)
    hidden = withheld_groups(dict(sizes))
    top = highest(criteria, answers)
    made = []
    for group in sorted(sizes):
        if group not in hidden and len(sizes) > 1:
            without = highest(criteria, [answer for answer in answers if answer.group != group])
            made.append(
                LeftOut(
                    group=group,
                    leave=tuple(key for key in top if key not in without),
                    enter=tuple(key for key in without if key not in top),
                )
            )
    return tuple(made)


def _flat(now: Standing) -> tuple[int, ...]:
    """Raters who gave the same score to every criterion that they scored, and scored at least five."""
    by_rater: dict[int, list[int]] = {}
    for (number, _), answer in now.items():
        if isinstance(answer.answer, int):
            by_rater.setdefault(number, []).append(answer.answer)
    return tuple(sorted(n for n, given in by_rater.items() if len(given) >= FLAT_FROM and len(set(given)) == 1))


def _disagreement(result: CriterionResult) -> tuple[int, float, float]:
    found = result.figures
    rank = {"two_camps": 0, "spread": 1, "agreed": 2, "unanimous": 3, "too_few": 4, "nobody": 5}[found.shape]
    agreement = found.agreement if found.agreement is not None else 1.0
    return (rank, agreement, found.share_within_one if found.share_within_one is not None else 1.0)

"""How far the results of a room hang on who is in it:
the highest criteria without each group, and flat raters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cluster_psia.diagnosis.agreement import FEWEST, median
from cluster_psia.diagnosis.room.groups import withheld_groups
from cluster_psia.method.model import Frozen

if TYPE_CHECKING:
    from cluster_psia.diagnosis.room.answers import Answered

TOP = 5  # criteria compared when a group is left out
FLAT_FROM = 5  # the same score on so many criteria is worth a question


class LeftOut(Frozen):
    """Whether the criteria with the highest medians would be others without one group."""

    group: str
    leave: tuple[str, ...]
    enter: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether leaving the group out changes nothing."""
        return not self.leave and not self.enter


def highest_criteria(criteria: Sequence[str], answers: Iterable[Answered]) -> tuple[str, ...]:
    """The criteria with the highest medians, at most five;
    of equal medians the higher mean, then the room's order.

    Where fewer than three scored, the place in the list would tell what they gave.
    """
    scores: dict[str, list[int]] = {key: [] for key in criteria}
    for answer in answers:
        if answer.criterion in scores and isinstance(answer.answer, int):
            scores[answer.criterion].append(answer.answer)
    known = [key for key, given in scores.items() if len(given) >= FEWEST]
    known.sort(key=lambda key: _height(scores[key]), reverse=True)
    return tuple(known[:TOP])


def _height(scores: Sequence[int]) -> tuple[float, float]:
    """(median, mean) of scores, of which there are some."""
    return median(scores) or 0, sum(scores) / len(scores)


def left_out(criteria: Sequence[str], answers: Sequence[Answered]) -> tuple[LeftOut, ...]:
    """Without each group in turn; groups that are not shown apart are not left out apart either."""
    people = {(answer.number, answer.group) for answer in answers}
    sizes = Counter(group for _, group in people)
    hidden = withheld_groups(dict(sizes))
    top = highest_criteria(criteria, answers)
    if len(sizes) < 2:
        return ()
    made = []
    for group in sorted(sizes.keys() - hidden):
        others = [answer for answer in answers if answer.group != group]
        made.append(_without(group, top, highest_criteria(criteria, others)))
    return tuple(made)


def _without(group: str, top: Sequence[str], others: Sequence[str]) -> LeftOut:
    """What the highest criteria of the ``others`` have less and more than those of all."""
    return LeftOut(
        group=group,
        leave=tuple(key for key in top if key not in others),
        enter=tuple(key for key in others if key not in top),
    )


def flat_raters(answers: Iterable[Answered]) -> tuple[int, ...]:
    """Raters who gave the same score to every criterion that they scored,
    and scored at least five.
    """
    by_rater: dict[int, list[int]] = {}
    for answer in answers:
        if isinstance(answer.answer, int):
            by_rater.setdefault(answer.number, []).append(answer.answer)
    flat = [
        number
        for number, given in by_rater.items()
        if len(given) >= FLAT_FROM and len(set(given)) == 1
    ]
    return tuple(sorted(flat))

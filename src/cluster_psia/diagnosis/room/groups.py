"""Medians by participant group, and which groups are not shown apart,
so that nobody's answer can be worked out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cluster_psia.diagnosis.agreement import median
from cluster_psia.method.model import Frozen

if TYPE_CHECKING:
    from cluster_psia.diagnosis.room.answers import Answered

SMALLEST_GROUP = 3  # ours: the figures of fewer people would show what each of them said


class GroupFigures(Frozen):
    """The median of one participant group;
    ``median`` is None where it is withheld or there is none.
    """

    group: str
    n: int | None  # None where withheld: the number would give it away
    median: float | None
    withheld: bool


def group_figures(answers: Sequence[Answered]) -> tuple[GroupFigures, ...]:
    """Medians by group, the smallest groups withheld,
    and so many more that those cannot be worked out.

    A group with fewer than three scores is not shown apart. When what is withheld would follow
    from the total and the groups shown, because it is one group alone or fewer than three people,
    the next smallest group is withheld too. People of no group count as a group without a name.
    """
    by_group: dict[str, list[int]] = {}
    for answer in answers:
        if isinstance(answer.answer, int):
            by_group.setdefault(answer.group, []).append(answer.answer)
    withheld = withheld_groups({group: len(scores) for group, scores in by_group.items()})
    return tuple(
        _group(group, scores, withheld=group in withheld)
        for group, scores in sorted(by_group.items())
    )


def others_together(answers: Sequence[Answered]) -> GroupFigures | None:
    """The groups that are not shown apart, put together; None where there are none, where together
    they are too few, or where they are everybody, of whom the total speaks.
    """
    scores = [a for a in answers if isinstance(a.answer, int)]
    hidden = withheld_groups(dict(Counter(answer.group for answer in scores)))
    given = [int(answer.answer) for answer in scores if answer.group in hidden]
    if len(given) == len(scores) or len(given) < SMALLEST_GROUP or len(hidden) < 2:
        return None
    return _group("", given, withheld=False)


def withheld_groups(
    sizes: dict[str, int], fewest: Mapping[str, int] | None = None
) -> frozenset[str]:
    """Which groups of these sizes are not shown apart. ``fewest``: how many of each group are
    together where they are fewest, when they are seen in more places than one.

    A room of one group shows nothing apart from the total.
    """
    fewest = sizes if fewest is None else fewest
    smallest_first = sorted(sizes, key=lambda group: (sizes[group], group))
    hidden = [group for group in smallest_first if fewest[group] < SMALLEST_GROUP]
    shown = [group for group in smallest_first if group not in hidden]
    while hidden and shown and _gives_away(hidden, sizes):
        hidden.append(shown.pop(0))
    return frozenset(hidden)


def _gives_away(hidden: Sequence[str], sizes: dict[str, int]) -> bool:
    """Whether what is withheld would follow from the total and the groups shown."""
    return len(hidden) == 1 or sum(sizes[group] for group in hidden) < SMALLEST_GROUP


def _group(group: str, scores: Sequence[int], *, withheld: bool) -> GroupFigures:
    if withheld:
        return GroupFigures(group=group, n=None, median=None, withheld=True)
    return GroupFigures(group=group, n=len(scores), median=median(scores), withheld=False)

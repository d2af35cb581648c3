"""How many indicators are put forward: no more than can be handled, for one group and in all.

What is suggested stays within the limits that ``too_many_indicators`` warns of, however it is
taken: groups choose in turn, each its best one that still fits, and what another group has
costs nothing more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from cluster_psia.assessment.edits.indicators import applying_indicators, indicator_name

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.method.model.study import ManageableNumber


class Ranked(Protocol):
    """An indicator with the points that speak for it."""

    @property
    def indicator(self) -> str:
        """Its key."""

    @property
    def points(self) -> int:
        """Points for it less points against it."""


def manageable_choice(
    a: Assessment, limit: ManageableNumber, ranked: Mapping[str, Sequence[Ranked]]
) -> dict[str, set[str]]:
    """The keys put forward for each group, from its indicators best first; what is taken already
    fills the limits, too.
    """
    taken: dict[str, set[str]] = {group: set() for group in ranked}
    in_all: set[str] = set()
    for chosen in applying_indicators(a):
        in_all.add(indicator_name(chosen))
        taken.setdefault(chosen.group, set()).add(indicator_name(chosen))
    put: dict[str, set[str]] = {group: set() for group in ranked}
    for _ in range(limit.per_group):
        for group, best_first in ranked.items():
            room = limit.per_group - len(taken[group] | put[group])
            key = _next_best(
                best_first,
                put[group],
                taken[group] if room <= 0 else None,
                in_all if len(in_all) >= limit.in_all else None,
            )
            if key is not None:
                put[group].add(key)
                in_all.add(key)
    return put


def _next_best(
    best_first: Sequence[Ranked], put: set[str], *only_among: set[str] | None
) -> str | None:
    """The best one not put forward yet that something speaks for, among these where a limit is
    reached.
    """
    for one in best_first:
        fits = all(keys is None or one.indicator in keys for keys in only_among)
        if one.points > 0 and one.indicator not in put and fits:
            return one.indicator
    return None

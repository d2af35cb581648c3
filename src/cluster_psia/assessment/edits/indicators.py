"""Pure edits of the chosen indicators. One is named by its group and by its key, or by its label
when it has no key.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of, whole_method_of
from cluster_psia.assessment.document.model import Assessment, ChosenIndicator, replace
from cluster_psia.method.model.entry import find_entry

if TYPE_CHECKING:
    from cluster_psia.method.model import Indicator, MeasureKind, Method

KINDS: tuple[MeasureKind, ...] = ("quantitative", "qualitative", "participatory")


def indicator_name(chosen: ChosenIndicator) -> str:
    """What tells an indicator from the others of its group: its key, or its label when it has
    none.
    """
    return chosen.key or chosen.label


def entry_of(a: Assessment, chosen: ChosenIndicator) -> Indicator | None:
    """The indicator of Box 5, or the one added here, that was taken, or what stands in for it; None
    for one of the group's own.
    """
    return find_entry(whole_method_of(a).box_5.indicators, chosen.key)


def indicator_label(a: Assessment, chosen: ChosenIndicator) -> str:
    """How an indicator is shown: the label of Box 5 or of what was added here, or the group's
    own.
    """
    entry = entry_of(a, chosen)
    return entry.label if entry else chosen.label


def applying_indicators(a: Assessment, method: Method | None = None) -> tuple[ChosenIndicator, ...]:
    """The taken indicators that count: those that were switched off later stay in the document and
    count nowhere. Judged by ``method``, or by what applies to ``a``.
    """
    here = {indicator.key for indicator in (method or method_of(a)).box_5.indicators}
    return tuple(chosen for chosen in a.indicators if chosen.key is None or chosen.key in here)


def of_group(a: Assessment, group: str) -> tuple[ChosenIndicator, ...]:
    """The indicators taken for one group, ranked ones first by rank, then in the order in which
    they were taken.
    """
    mine = [chosen for chosen in a.indicators if chosen.group == group]
    return tuple(sorted(mine, key=lambda chosen: chosen.rank or 100))


def counting_of_group(a: Assessment, group: str) -> tuple[ChosenIndicator, ...]:
    """Those of ``of_group`` that count, in the same order."""
    counting = applying_indicators(a)
    return tuple(chosen for chosen in of_group(a, group) if chosen in counting)


def take_indicator(a: Assessment, group: str, key: str) -> Assessment:
    """``a`` with an indicator of Box 5 taken for a group, measured in all three ways. Raises
    ValidationError.
    """
    return _with(a, (*a.indicators, ChosenIndicator(group=group, key=key, measures=KINDS)))


def with_own(a: Assessment, group: str, label: str) -> Assessment:
    """``a`` with an indicator of the group's own. Raises ValidationError when it is empty or stands
    twice.
    """
    return _with(
        a, (*a.indicators, ChosenIndicator(group=group, label=label, measures=("participatory",)))
    )


def drop_indicator(a: Assessment, group: str, name: str) -> Assessment:
    """``a`` without that indicator; the ranks behind it move up."""
    gone = _find(a, group, name)
    kept = [chosen for chosen in a.indicators if chosen is not gone]
    return _with(a, [_moved_up(chosen, gone) for chosen in kept])


def with_indicator(a: Assessment, group: str, key: str, *, taken: bool) -> Assessment:
    """``a`` with an indicator of Box 5 taken for a group, or left out."""
    return take_indicator(a, group, key) if taken else drop_indicator(a, group, key)


def take_for_groups(a: Assessment, key: str, groups: Iterable[str]) -> Assessment:
    """``a`` with an indicator of Box 5 taken for each of ``groups`` that has not taken it yet."""
    for group in groups:
        if not any(chosen.key == key for chosen in of_group(a, group)):
            a = take_indicator(a, group, key)
    return a


def confirm_for_groups(a: Assessment, groups: Iterable[str]) -> Assessment:
    """``a`` with every indicator of ``groups`` that counts confirmed with its group."""
    counting, meant = applying_indicators(a), set(groups)
    return _with(
        a,
        [
            replace(one, confirmed=True) if one in counting and one.group in meant else one
            for one in a.indicators
        ],
    )


def change_chosen_indicator(a: Assessment, group: str, name: str, **changes: Any) -> Assessment:
    """``a`` with fields of one chosen indicator changed. Raises ValueError when it is not among
    those taken.
    """
    old = _find(a, group, name)
    return _with(
        a, [replace(chosen, **changes) if chosen is old else chosen for chosen in a.indicators]
    )


def rank_indicator(a: Assessment, group: str, name: str, rank: int | None) -> Assessment:
    """``a`` with one indicator at ``rank``; who stood there takes the old rank, so that no rank
    stands twice.
    """
    old = _find(a, group, name)
    new = []
    for chosen in a.indicators:
        if chosen is old:
            new.append(replace(chosen, rank=rank))
        elif chosen.group == group and rank is not None and chosen.rank == rank:
            new.append(replace(chosen, rank=old.rank))
        else:
            new.append(chosen)
    return _with(a, new)


def _find(a: Assessment, group: str, name: str) -> ChosenIndicator:
    for chosen in a.indicators:
        if chosen.group == group and indicator_name(chosen) == name:
            return chosen
    raise ValueError(f"the indicator '{name}' is not taken for the group '{group}'")


def _moved_up(chosen: ChosenIndicator, gone: ChosenIndicator) -> ChosenIndicator:
    behind = chosen.group == gone.group and chosen.rank and gone.rank and chosen.rank > gone.rank
    moved: ChosenIndicator = (
        replace(chosen, rank=chosen.rank - 1) if behind and chosen.rank else chosen
    )
    return moved


def _with(a: Assessment, indicators: Iterable[ChosenIndicator]) -> Assessment:
    return replace(a, indicators=tuple(indicators))

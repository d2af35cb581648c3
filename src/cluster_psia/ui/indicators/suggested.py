"""What is suggested for the groups of the open assessment: looked for once a change, since every
row of the page asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.design.indicators import suggest_beyond_group, suggest_for_all_groups
from cluster_psia.ui import state

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.design.indicators import IndicatorSuggestion

    ByGroup = dict[str, tuple[IndicatorSuggestion, ...]]


def suggested_for(group: str) -> tuple[IndicatorSuggestion, ...]:
    """The indicators of Box 5 for a group itself, best first."""
    return state.made_of_document("indicators.own", suggest_for_all_groups)[group]


def suggested_around(group: str) -> tuple[IndicatorSuggestion, ...]:
    """Those for its households and the local community."""
    return state.made_of_document("indicators.around", _suggest_around_all)[group]


def _suggest_around_all(a: Assessment) -> ByGroup:
    return {group.id: suggest_beyond_group(a, group.id) for group in a.groups}


def groups_without(a: Assessment, indicator: str) -> list[str]:
    """The groups of whom Box 5 says an indicator, and who have not taken it."""
    taken = {chosen.group for chosen in a.indicators if chosen.key == indicator}
    untaken = [group.id for group in a.groups if group.id not in taken]
    return [group for group in untaken if _has(group, indicator)]


def _has(group: str, indicator: str) -> bool:
    said = (*suggested_for(group), *suggested_around(group))
    return any(s.indicator == indicator for s in said)

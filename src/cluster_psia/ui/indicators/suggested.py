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
    said = state.made_of_document("indicators.said", _said_of_all)
    return [group for group, named in said.items() if group not in taken and indicator in named]


def _said_of_all(a: Assessment) -> dict[str, set[str]]:
    """The keys of all indicators that Box 5 has for a group or for those around it."""
    return {group.id: _said_of(group.id) for group in a.groups}


def _said_of(group: str) -> set[str]:
    return {s.indicator for s in (*suggested_for(group), *suggested_around(group))}

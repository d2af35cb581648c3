"""The Indicators sheet: what change means for each group, and how each indicator is measured."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import switched_off
from cluster_psia.assessment.edits.indicators import entry_of, of_group
from cluster_psia.design.indicators import (
    IndicatorSuggestion,
    indicator_warnings,
    suggest_beyond_group,
    suggest_for_all_groups,
)
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Sheet, Table
from cluster_psia.export.plan.sheets.measures import measures_table
from cluster_psia.export.plan.words import ENTERED, joined_lines, reason_lines, source_lines
from cluster_psia.method.cite import cite, origin

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, ChosenIndicator, PovertyGroup
    from cluster_psia.assessment.reason import Reason
    from cluster_psia.method.model import Indicator

_STAKEHOLDERS = {
    "entrepreneurs": "of the group",
    "workers": "of the group",
    "households": "of households",
    "local_community": "of the local community",
}
_COLUMNS = (
    Column("rank", "Rank", 7, "number", optional=True),
    Column("group", "Poverty group", 20),
    Column("indicator", "Indicator", 20),
    Column("confirmed", "Confirmed by the group", 12, optional=True),
    Column("better", "If it gets better", 22, optional=True),
    Column("worse", "If it gets worse", 22, optional=True),
    Column("note", "Note", 18),
    WHY.of_width(54),
    SOURCE,
)


def indicators_sheet(a: Assessment) -> Sheet:
    """Taken indicators, then one row for each kind of measure."""
    box_5, box_6 = cite("unido_2004", "Box 5"), cite("unido_2004", "Box 6")
    purpose = (
        f"What change would mean for each group ({box_5}); below, how it is measured ({box_6})."
    )
    tables = (_taken(a), measures_table(a))
    return Sheet("Indicators", purpose, tables, a.notes.get("indicators", ""), frozen=3)


def _taken(a: Assessment) -> Table:
    own = suggest_for_all_groups(a)
    rows = [row for group in a.groups for row in _of_group(a, group, own[group.id])]
    rows += map(_too_many, indicator_warnings(a))
    empty = "No indicators taken yet; choose them on the Indicators page."
    return Table("IndicatorsTable", _COLUMNS, tuple(rows), empty, "Indicators taken")


def _of_group(
    a: Assessment, group: PovertyGroup, own: tuple[IndicatorSuggestion, ...]
) -> Iterator[Row]:
    """The indicators of one group by rank."""
    suggestions = (*own, *suggest_beyond_group(a, group.id))
    suggested = {suggestion.indicator: suggestion for suggestion in suggestions}
    for chosen in of_group(a, group.id):
        entry = entry_of(a, chosen)
        if entry is None:
            yield _own_indicator(group, chosen)
        else:
            why, source = _reasons(a, entry, suggested.get(entry.key))
            yield _indicator(group, chosen, entry, why=why, source=source)


def _own_indicator(group: PovertyGroup, chosen: ChosenIndicator) -> Row:
    return Row(
        rank=chosen.rank,
        group=group.label,
        indicator=chosen.label,
        confirmed=_confirmed(chosen),
        better="for the group to say",
        worse="for the group to say",
        note=chosen.note,
        why="Added for this group: it stands in no source",
        source=ENTERED,
    )


def _indicator(
    group: PovertyGroup, chosen: ChosenIndicator, entry: Indicator, *, why: str, source: str
) -> Row:
    silent = "not said" if entry.adapted else "not in the source"
    return Row(
        rank=chosen.rank,
        group=group.label,
        indicator=entry.label,
        confirmed=_confirmed(chosen),
        better=entry.positive or silent,
        worse=entry.negative or silent,
        note=chosen.note,
        why=why,
        source=source,
    )


def _confirmed(chosen: ChosenIndicator) -> str:
    return "yes" if chosen.confirmed else "not yet"


def _too_many(reason: Reason) -> Row:
    return Row(
        group="All groups",
        indicator="Number of indicators",
        note=reason.text,
        why="The source asks for few",
        source=reason.source,
    )


def _reasons(
    a: Assessment, entry: Indicator, suggestion: IndicatorSuggestion | None
) -> tuple[str, str]:
    """The reasons for an indicator with what speaks against it, and where they come from."""
    off = switched_off(a, "indicator", entry.key)
    if off:
        why = "Taken earlier; switched off here, so that it counts nowhere"
        return why, f"Adapted here: {off}\n{origin(entry)}"
    if suggestion is not None:
        return _why_suggested(entry, suggestion), _sources(entry, suggestion)
    if entry.adapted:
        return "Taken although it was added for other people than this group", origin(entry)
    of_whom = _STAKEHOLDERS[entry.stakeholder]
    return f"Taken although Box 5 lists it {of_whom}, not for this group", origin(entry)


def _why_suggested(entry: Indicator, suggestion: IndicatorSuggestion) -> str:
    lines = [reason_lines(suggestion.because)]
    if suggestion.against:
        lines.append(f"Against: {reason_lines(suggestion.against)}")
    if not suggestion.suggested:
        lines.append(f"An indicator {_STAKEHOLDERS[entry.stakeholder]}, taken by choice")
    return joined_lines(lines)


def _sources(entry: Indicator, suggestion: IndicatorSuggestion) -> str:
    reasons = (*suggestion.because, *suggestion.against)
    return joined_lines((source_lines(reasons, origin(entry)), "Ours: the order"))

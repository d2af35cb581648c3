"""The Indicators sheet: what change means for each group, and how each indicator is measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cluster_psia.assessment.document.adapted import method_of, switched_off
from cluster_psia.assessment.document.model import Assessment, ChosenIndicator, PovertyGroup
from cluster_psia.assessment.edits.indicators import (
    KINDS,
    applying_indicators,
    entry_of,
    indicator_label,
    indicator_name,
    of_group,
)
from cluster_psia.design.indicators import (
    IndicatorSuggestion,
    suggest_beyond_group,
    suggest_indicators,
    too_many_indicators,
)
from cluster_psia.design.measures import kinds_without_measure, methods_bringing, row_of
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Sheet, Table
from cluster_psia.export.plan.words import ENTERED, joined_lines, reason_lines, source_lines
from cluster_psia.method.cite import cite, origin, origin_of_measure
from cluster_psia.method.model import Indicator, Measure, MeasureKind, Method
from cluster_psia.method.model.entry import labels_by_key

_STAKEHOLDERS = {
    "entrepreneurs": "of the group",
    "workers": "of the group",
    "households": "of households",
    "local_community": "of the local community",
}


def indicators_sheet(a: Assessment) -> Sheet:
    """Taken indicators, then one row for each kind of measure."""
    purpose = (
        f"What change would mean for each group ({cite('unido_2004', 'Box 5')}); below, how it is"
        f" measured ({cite('unido_2004', 'Box 6')})."
    )
    return Sheet(
        "Indicators", purpose, (_taken(a), _measures(a)), a.notes.get("indicators", ""), frozen=3
    )


def _every(a: Assessment) -> tuple[tuple[PovertyGroup, ChosenIndicator], ...]:
    """The taken indicators with their group: groups in the order of the document, each by rank."""
    return tuple((group, chosen) for group in a.groups for chosen in of_group(a, group.id))


def _taken(a: Assessment) -> Table:
    columns = (
        Column("Rank", 7, "number"),
        Column("Poverty group", 20),
        Column("Indicator", 20),
        Column("Confirmed by the group", 12),
        Column("If it gets better", 22),
        Column("If it gets worse", 22),
        Column("Note", 18),
        Column(WHY.title, 54),
        SOURCE,
    )
    rows: list[Row] = []
    for group in a.groups:
        known = {
            s.indicator: s
            for s in (*suggest_indicators(a, group.id), *suggest_beyond_group(a, group.id))
        }
        rows += [_indicator(a, group, chosen, known) for chosen in of_group(a, group.id)]
    rows += [
        (
            None,
            "All groups",
            "Number of indicators",
            "",
            "",
            "",
            reason.text,
            "The source asks for few",
            reason.source,
        )
        for reason in too_many_indicators(a)
    ]
    empty = "No indicators taken yet; choose them on the Indicators page."
    return Table("IndicatorsTable", columns, tuple(rows), empty, "Indicators taken")


def _indicator(
    a: Assessment,
    group: PovertyGroup,
    chosen: ChosenIndicator,
    known: Mapping[str, IndicatorSuggestion],
) -> Row:
    entry, suggestion = entry_of(a, chosen), known.get(chosen.key or "")
    confirmed = "yes" if chosen.confirmed else "not yet"
    if entry is None:
        return (
            chosen.rank,
            group.label,
            chosen.label,
            confirmed,
            "for the group to say",
            "for the group to say",
            chosen.note,
            "Added for this group: it stands in no source",
            ENTERED,
        )
    why, source = _why(entry, suggestion, switched_off(a, "indicator", entry.key))
    silent = "not said" if entry.adapted else "not in the source"
    return (
        chosen.rank,
        group.label,
        entry.label,
        confirmed,
        entry.positive or silent,
        entry.negative or silent,
        chosen.note,
        why,
        source,
    )


def _why(
    entry: Indicator, suggestion: IndicatorSuggestion | None, off: str | None
) -> tuple[str, str]:
    """The reasons for an indicator with what speaks against it, and where they come from."""
    if off:
        return (
            "Taken earlier; switched off here, so that it counts nowhere",
            f"Adapted here: {off}\n{origin(entry)}",
        )
    if suggestion is None and entry.adapted:
        return "Taken although it was added for other people than this group", origin(entry)
    if suggestion is None:
        return (
            f"Taken although Box 5 lists it {_STAKEHOLDERS[entry.stakeholder]}, not for this group",
            origin(entry),
        )
    against = f"Against: {reason_lines(suggestion.against)}" if suggestion.against else ""
    ours = (
        ""
        if suggestion.suggested
        else f"An indicator {_STAKEHOLDERS[entry.stakeholder]}, taken by choice"
    )
    source = source_lines((*suggestion.because, *suggestion.against), origin(entry))
    return joined_lines((reason_lines(suggestion.because), against, ours)), joined_lines(
        (source, "Ours: the order")
    )


def _measures(a: Assessment) -> Table:
    columns = (
        Column("No.", 7, "number"),
        Column("Poverty groups", 20),
        Column("Indicator", 20),
        Column("Kind of measure", 12),
        Column("What is measured", 26),
        Column("Information sources", 24),
        Column("Methods that bring it", 18),
        Column(WHY.title, 54),
        SOURCE,
    )
    by_indicator: dict[str, list[tuple[str, ChosenIndicator]]] = {}
    counting = applying_indicators(a)
    for group, chosen in _every(a):
        if chosen in counting:
            by_indicator.setdefault(indicator_name(chosen), []).append((group.label, chosen))
    rows = [row for uses in by_indicator.values() for row in _measures_of(a, uses)]
    numbered = tuple((number, *row) for number, row in enumerate(rows, 1))
    empty = "No measures yet: they follow from the indicators."
    return Table("MeasuresTable", columns, numbered, empty, "How each indicator is measured")


def _measures_of(a: Assessment, uses: list[tuple[str, ChosenIndicator]]) -> Iterator[Row]:
    """One row for each kind of measure of one indicator, with the groups for which it is asked."""
    first = uses[0][1]
    row, label = row_of(a, first), indicator_label(a, first)
    for measure in row.measures if row else ():
        groups = [
            group for group, used in uses if not used.measures or measure.kind in used.measures
        ]
        yield _measure(
            method_of(a), groups, label, measure, origin_of_measure(row, measure) if row else ""
        )
    open_: dict[MeasureKind, list[str]] = {}
    for group, used in uses:
        for kind in kinds_without_measure(row, used):
            open_.setdefault(kind, []).append(group)
    for kind in (kind for kind in KINDS if kind in open_):
        if row is None:
            why, source = "Asked for; no source measures an indicator of the group's own", ENTERED
        else:
            why, source = (
                "Asked for; nobody has said yet how to measure it in this way",
                origin(row),
            )
        yield (
            "; ".join(open_[kind]),
            label,
            kind,
            "to be worked out with the group",
            "the group",
            "",
            why,
            source,
        )


def _measure(here: Method, groups: list[str], label: str, measure: Measure, source: str) -> Row:
    labels = labels_by_key(here.methods.methods)
    why = (
        "Asked for; two kinds of evidence or more make it stronger"
        if groups
        else "Offered, but not asked for here"
    )
    return (
        "; ".join(groups) or "none",
        label,
        measure.kind,
        "; ".join(measure.what),
        "; ".join(s.label for s in here.box_6.sources_of(measure)) or "not said",
        "; ".join(labels[key] for key in methods_bringing(here, measure)),
        why,
        source,
    )

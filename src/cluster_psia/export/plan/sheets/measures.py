"""How each indicator is measured: the second table of the Indicators sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.indicators import (
    KINDS,
    applying_indicators,
    indicator_label,
    indicator_name,
    of_group,
)
from cluster_psia.design.measures import kinds_without_measure, methods_bringing, row_of
from cluster_psia.export.plan.report import NUMBER, SOURCE, WHY, Column, Row, Table, number_rows
from cluster_psia.export.plan.words import ENTERED
from cluster_psia.method.cite import origin, origin_of_measure
from cluster_psia.method.model.entry import labels_by_key

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, ChosenIndicator
    from cluster_psia.method.model import Measure, MeasureKind, MeasureSet, Method

_COLUMNS = (
    NUMBER.of_width(7),
    Column("groups", "Poverty groups", 20),
    Column("indicator", "Indicator", 20),
    Column("kind", "Kind of measure", 12),
    Column("what", "What is measured", 26),
    Column("sources", "Information sources", 24),
    Column("methods", "Methods that bring it", 18),
    WHY.of_width(54),
    SOURCE,
)


@dataclass(frozen=True)
class _Use:
    """An indicator as one group took it."""

    group: str
    chosen: ChosenIndicator

    def asks_for(self, kind: MeasureKind) -> bool:
        """Whether the group wants this kind of measure; without any choice it wants all."""
        return not self.chosen.measures or kind in self.chosen.measures


def measures_table(a: Assessment) -> Table:
    """One row for each kind of measure of each indicator that counts."""
    rows = number_rows(row for uses in _uses_by_indicator(a) for row in _measures(a, uses))
    empty = "No measures yet: they follow from the indicators."
    return Table("MeasuresTable", _COLUMNS, rows, empty, "How each indicator is measured")


def _uses_by_indicator(a: Assessment) -> list[list[_Use]]:
    """The indicators that count with the groups that took them, in the order of the groups."""
    counting = applying_indicators(a)
    found: dict[str, list[_Use]] = {}
    for group in a.groups:
        for chosen in of_group(a, group.id):
            if chosen in counting:
                found.setdefault(indicator_name(chosen), []).append(_Use(group.label, chosen))
    return list(found.values())


def _measures(a: Assessment, uses: list[_Use]) -> Iterator[Row]:
    """One row for each kind of measure of one indicator, with the groups for which it is asked."""
    first = uses[0].chosen
    row, label = row_of(a, first), indicator_label(a, first)
    if row is not None:
        here = method_of(a)
        for measure in row.measures:
            groups = [use.group for use in uses if use.asks_for(measure.kind)]
            source = origin_of_measure(row, measure)
            yield _measure(here, label, measure, groups=groups, source=source)
    yield from _open_measures(row, label, uses)


def _measure(here: Method, label: str, measure: Measure, *, groups: list[str], source: str) -> Row:
    labels = labels_by_key(here.methods.methods)
    sources = "; ".join(entry.label for entry in here.box_6.sources_of(measure))
    asked = "Asked for; two kinds of evidence or more make it stronger"
    return Row(
        groups="; ".join(groups) or "none",
        indicator=label,
        kind=measure.kind,
        what="; ".join(measure.what),
        sources=sources or "not said",
        methods="; ".join(labels[key] for key in methods_bringing(here, measure)),
        why=asked if groups else "Offered, but not asked for here",
        source=source,
    )


def _open_measures(row: MeasureSet | None, label: str, uses: list[_Use]) -> Iterator[Row]:
    """The kinds that are asked for although nothing says how to measure them."""
    if row is None:
        why = "Asked for; no source measures an indicator of the group's own"
    else:
        why = "Asked for; nobody has said yet how to measure it in this way"
    for kind in KINDS:
        groups = [use.group for use in uses if kind in kinds_without_measure(row, use.chosen)]
        if groups:
            yield Row(
                groups="; ".join(groups),
                indicator=label,
                kind=kind,
                what="to be worked out with the group",
                sources="the group",
                methods="",
                why=why,
                source=ENTERED if row is None else origin(row),
            )

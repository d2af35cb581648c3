"""Whom the programme comes to, in short."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cluster_psia.export.plan.report import Section, SummaryItem
from cluster_psia.mapping.reach import Reach, programme_reach
from cluster_psia.mapping.words import reach_finding, way_count_words
from cluster_psia.words import short_list

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment


def reach_section(a: Assessment) -> Section:
    """Whom the programme comes to and in which way, who may bear a harm, and what nobody said."""
    found = programme_reach(a)
    finding = f"{reach_finding(found)}." if found.groups else "Whom it comes to cannot be told yet."
    return Section(
        "reach",
        "Reach",
        (finding, *_harms(found)),
        tuple(_ways(found)),
        found.notes,
    )


def _harms(found: Reach) -> Iterator[str]:
    bearing = [group.label for group in found.groups if group.harms]
    if bearing:
        yield f"May bear a harm that a source warns of: {short_list(bearing)}."


def _ways(found: Reach) -> Iterator[SummaryItem]:
    """Each way in which anybody is come to, with how many and who."""
    for count in found.counts:
        names = short_list(group.label for group in found.groups if group.how == count.way)
        if names:
            yield SummaryItem(count.label, f"{way_count_words(count)}: {names}")

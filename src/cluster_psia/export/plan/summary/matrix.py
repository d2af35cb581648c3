"""The matrix in short."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.diagnosis import READINGS, Diagnosis, Mean, ReadingKey, diagnose
from cluster_psia.drawing.charts.matrix import profile_finding
from cluster_psia.drawing.charts.plane import plane_finding
from cluster_psia.export.plan.report import Section, SummaryItem
from cluster_psia.words import mean_words, short_list

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.diagnosis.diagnose import GroupReadings
    from cluster_psia.method import Method


def matrix_section(a: Assessment) -> Section:
    """What the scores say, and which criteria nobody could answer."""
    d = diagnose(a)
    items = mean_items(d, method_of(a)) if d.answered else ()
    return Section("matrix", "Poverty matrix", tuple(_findings(d)), items, tuple(_unknown(d)))


def _findings(d: Diagnosis) -> Iterator[str]:
    yield placed_sentence(d)
    yield from d.field.sentences
    yield f"{profile_finding(d)[0]}."
    yield f"{d.answered} of {len(d.scores)} criteria have a score."
    yield from (f"Adapted here: {text}" for text in d.adapted)
    yield from d.warnings


def _unknown(d: Diagnosis) -> Iterator[str]:
    unsure = short_list(score.label for score in d.scores if score.state == "unknown")
    silent = short_list((score.label for score in d.scores if score.state == "empty"), most=6)
    if unsure:
        yield f"Answered with “don't know”: {unsure}."
    if silent:
        yield f"Not answered: {silent}."


def placed_sentence(d: Diagnosis) -> str:
    """Where need and capacity put the cluster."""
    finding = plane_finding(d)[0].rstrip(".")
    return f"{finding}."


def mean_items(d: Diagnosis, method: Method) -> tuple[SummaryItem, ...]:
    """The two axes, then the groups under the three readings."""
    axes = (
        SummaryItem(axis.label, f"{_figure(axis.mean)}; {_known(axis.mean)}")
        for axis in (d.need, d.capacity)
    )
    return (*axes, *(_group(group, method) for group in d.groups))


def _group(group: GroupReadings, method: Method) -> SummaryItem:
    readings = (_reading(group, key, method) for key in READINGS)
    known = _known(group.readings["as_printed"])
    return SummaryItem(group.label, "; ".join((*readings, known)))


def _reading(group: GroupReadings, key: ReadingKey, method: Method) -> str:
    label = method.table_2.reading(key).label.lower()
    return f"{label} {_figure(group.readings[key])}"


def _figure(mean: Mean) -> str:
    return mean_words(mean.value, f"not shown ({mean.why_not})")


def _known(mean: Mean) -> str:
    return f"{mean.known} of {mean.of} known"

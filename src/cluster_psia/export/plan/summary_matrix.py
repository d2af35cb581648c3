"""The matrix in short."""

from __future__ import annotations

from cluster_psia.assessment.document.adaptation import OWN
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.diagnosis import READINGS, Diagnosis, Mean, diagnose
from cluster_psia.drawing.charts.matrix import plane_finding, profile_finding
from cluster_psia.export.plan.report import Section, SummaryItem
from cluster_psia.method import load_method
from cluster_psia.words import mean_words, short_list


def matrix_section(a: Assessment) -> Section:
    """What the scores say, and which criteria nobody could answer."""
    d = diagnose(a)
    scored = f"{d.answered} of {len(d.scores)} criteria have a score."
    explained = (d.field.explanation,) if d.field.key else ()
    placed, profile = plane_finding(d)[0].rstrip("."), profile_finding(d)[0]
    adapted = (f"Adapted here: {text}" for text in d.adapted)
    findings = (f"{placed}.", *explained, f"{profile}.", scored, *adapted, *d.warnings)
    unsure = short_list(s.label for s in d.scores if s.state == "unknown")
    silent = short_list((s.label for s in d.scores if s.state == "empty"), most=6)
    unknown = (
        f"Answered with “don't know”: {unsure}." if unsure else "",
        f"Not answered: {silent}." if silent else "",
    )
    return Section(
        "matrix",
        "Poverty matrix",
        findings,
        _items(d) if d.answered else (),
        tuple(filter(None, unknown)),
    )


def _items(d: Diagnosis) -> tuple[SummaryItem, ...]:
    """The two axes, then the groups under the three readings."""
    labels = {entry.key: entry.label.lower() for entry in load_method().table_2.readings}
    axes = (
        SummaryItem(axis.label, f"{_figure(axis.mean)}; {_known(axis.mean)}")
        for axis in (d.need, d.capacity)
    )
    groups = (
        SummaryItem(
            group.label,
            "; ".join(
                (
                    *(f"{labels[key]} {_figure(group.readings[key])}" for key in READINGS),
                    _known(group.readings["as_printed"]),
                )
            ),
        )
        for group in d.groups
    )
    return (*axes, *groups)


def _figure(mean: Mean) -> str:
    return mean_words(mean.value, f"not shown ({mean.why_not})")


def _known(mean: Mean) -> str:
    return f"{mean.known} of {mean.of} known"


def diagnosis_lines(d: Diagnosis) -> tuple[str, ...]:
    """The diagnosis as lines of text, for the command line."""
    words = {"unknown": "don't know", "not_applicable": "not applicable", "empty": "-"}
    scores = (
        f"{s.number:>3}. {s.label}{' [adapted here]' if s.adapted else ''}: "
        f"{words.get(s.state) or f'{s.value:g} (n = {s.n})'}"
        for s in d.scores
    )
    items = (f"{item.label}: {item.detail}" for item in _items(d))
    marked = (s for s in d.scores if s.adapted and not (s.criterion.startswith(OWN) and s.weight))
    told = (
        *(f"Row {s.number} ({s.label}) is in the words of this place: {s.adapted}" for s in marked),
        *d.adapted,
    )
    adapted = (f"Adapted here: {text}" for text in told)
    return (
        *scores,
        "",
        *items,
        "",
        f"{plane_finding(d)[0].rstrip('.')}.",
        *d.warnings,
        *adapted,
        d.no_total,
    )

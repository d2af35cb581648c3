"""What may be made of the matrix scores, as a table: means by group
and reading, need, capacity, and why no total.
"""

from __future__ import annotations

from collections.abc import Iterator

from cluster_psia.diagnosis import READINGS, Diagnosis, Mean
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Table
from cluster_psia.export.plan.words import joined_lines
from cluster_psia.method import load_method
from cluster_psia.method.cite import cite

_OURS = "means and weights are ours"
_AXES = {
    "need": (
        "What poverty targeting looks for: how many poor people work there, and how poor they are"
    ),
    "capacity": (
        "What lets a programme last and its gains pass on; strong or dynamic is 5 throughout"
    ),
}


def means_table(d: Diagnosis) -> Table:
    """One row for each mean, shown or not, with the rows that it rests on."""
    columns = (
        Column("No.", 5, "number"),
        Column("Kind", 13),
        Column("What it is", 18),
        Column("Criteria that count", 24),
        Column("Mean", 9, "decimal"),
        Column("Known", 8, "number"),
        Column("Share known", 13),
        Column("What it says", 34),
        Column("Rows", 8, "number"),
        Column("Shown, or why not", 28),
        Column(WHY.title, 30),
        SOURCE,
    )
    rows = (*_groups(d), *_axes(d), _field(d), *_warnings(d), _no_total(d))
    numbered = tuple((number, *row) for number, row in enumerate(rows, 1))
    return Table("MatrixMeansTable", columns, numbered, "", "What may be made of the scores")


def _groups(d: Diagnosis) -> Iterator[Row]:
    table = load_method().table_2
    source = f"{cite('unido_2004', 'Table 2')}\nOurs: {_OURS}"
    for key in READINGS:
        for group in d.groups:
            marked = joined_lines((source, *map(_here, group.adapted)))
            yield (
                table.reading(key).label,
                group.label,
                *_mean(d, group.readings[key]),
                table.reading(key).explanation,
                marked,
            )


def _axes(d: Diagnosis) -> Iterator[Row]:
    for axis in (d.need, d.capacity):
        source = joined_lines((axis.source, *map(_here, axis.adapted)))
        yield ("Axis", axis.label, *_mean(d, axis.mean), _AXES[axis.key], source)


def _here(text: str) -> str:
    return f"Adapted here: {text}"


def _mean(d: Diagnosis, mean: Mean) -> Row:
    """From "Criteria that count" to "Shown, or why not"."""
    shown = (
        f"shown: {mean.known} of {mean.of} known"
        if mean.value is not None
        else f"not shown: {mean.why_not}"
    )
    return (
        _counted(d, mean),
        mean.value,
        mean.known,
        f"{mean.share:.0%}",
        _range(mean),
        mean.of,
        shown,
    )


def _counted(d: Diagnosis, mean: Mean) -> str:
    """The numbers of the criteria, those not known in
    brackets, those read from the other end marked.
    """
    numbers = {score.criterion: score.number for score in d.scores}
    terms = (
        f"{numbers[t.criterion]}{' turned' if t.turned else ''}"
        for t in mean.terms
        if t.value is not None
    )
    open_ = ", ".join(str(numbers[t.criterion]) for t in mean.terms if t.value is None)
    return ", ".join(terms) + (f"; not known: {open_}" if open_ else "")


def _range(mean: Mean) -> str:
    if mean.value is None or mean.lowest is None or mean.highest is None:
        return ""
    if mean.known == mean.of:
        return "Every criterion that counts is known"
    return (
        f"Between {mean.lowest:.1f} and {mean.highest:.1f}, whatever the criteria not known"
        " would say"
    )


def _field(d: Diagnosis) -> Row:
    field = d.field
    said = f"{field.label}. {field.explanation}".strip() if field.key else field.label
    holds = (
        "holds whatever the criteria not known would say"
        if field.holds
        else "criteria not known could change it"
    )
    return (
        "Plane",
        "Need and capacity together",
        "",
        None,
        None,
        "",
        said,
        None,
        holds if field.key else field.why_not,
        "Says in words where the cluster stands",
        field.source,
    )


def _warnings(d: Diagnosis) -> Iterator[Row]:
    for warning in d.warnings:
        yield (
            "Warning",
            "Mind",
            "",
            None,
            None,
            "",
            warning,
            None,
            "",
            "Must not be lost in a mean",
            f"{cite('unido_2004', 'Table 2')}\nOurs: the warning",
        )


def _no_total(d: Diagnosis) -> Row:
    return (
        "No total",
        "Why there is no total",
        "",
        None,
        None,
        "",
        d.no_total,
        None,
        "not shown: it would say nothing",
        "A reader may look for one",
        d.no_total_source,
    )

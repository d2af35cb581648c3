"""What may be made of the matrix scores, as a table: means by group and reading, need, capacity,
and why no total.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cluster_psia.diagnosis import READINGS, Diagnosis, Mean
from cluster_psia.export.plan.report import (
    NUMBER,
    SOURCE,
    WHY,
    Cell,
    Column,
    Row,
    Table,
    number_rows,
)
from cluster_psia.export.plan.words import joined_lines
from cluster_psia.method.cite import cite

if TYPE_CHECKING:
    from cluster_psia.diagnosis.mean import MeanTerm
    from cluster_psia.method import Method

_AXES = {
    "need": (
        "What poverty targeting looks for: whether the rows speak of poverty; they count nobody"
    ),
    "capacity": (
        "What lets a programme last and its gains pass on; strong or dynamic is 5 throughout"
    ),
}
_COLUMNS = (
    NUMBER,
    Column("kind", "Kind", 13),
    Column("what", "What it is", 18),
    Column("criteria", "Criteria that count", 24, optional=True),
    Column("mean", "Mean", 9, "decimal", optional=True),
    Column("known", "Known", 8, "number", optional=True),
    Column("share", "Share known", 13, optional=True),
    Column("says", "What it says", 34),
    Column("of", "Rows", 8, "number", optional=True),
    Column("shown", "Shown, or why not", 28, optional=True),
    WHY.of_width(30),
    SOURCE,
)


def means_table(d: Diagnosis, method: Method) -> Table:
    """One row for each mean, shown or not, with the rows that it rests on."""
    rows = number_rows((*_groups(d, method), *_axes(d), _field(d), *_warnings(d), _no_total(d)))
    return Table("MatrixMeansTable", _COLUMNS, rows, "", "What may be made of the scores")


def _groups(d: Diagnosis, method: Method) -> Iterator[Row]:
    source = f"{cite('unido_2004', 'Table 2')}\nOurs: means and weights are ours"
    for key in READINGS:
        reading = method.table_2.reading(key)
        for group in d.groups:
            yield Row(
                kind=reading.label,
                what=group.label,
                **_mean(d, group.readings[key]),
                why=reading.explanation,
                source=_marked(source, group.adapted),
            )


def _axes(d: Diagnosis) -> Iterator[Row]:
    for axis in (d.need, d.capacity):
        yield Row(
            kind="Axis",
            what=axis.label,
            **_mean(d, axis.mean),
            why=_AXES[axis.key],
            source=_marked(axis.source, axis.adapted),
        )


def _marked(source: str, adapted: Iterable[str]) -> str:
    """A source, and what was adapted here of the criteria that count."""
    return joined_lines((source, *(f"Adapted here: {text}" for text in adapted)))


def _mean(d: Diagnosis, mean: Mean) -> dict[str, Cell]:
    """The cells of a mean, shown or not."""
    shown = f"shown: {mean.known} of {mean.of} known"
    return {
        "criteria": _counted(d, mean),
        "mean": mean.value,
        "known": mean.known,
        "share": f"{mean.share:.0%}",
        "says": _range(mean),
        "of": mean.of,
        "shown": f"not shown: {mean.why_not}" if mean.value is None else shown,
    }


def _counted(d: Diagnosis, mean: Mean) -> str:
    """The numbers of the criteria: first those known, with a mark where they are read from the
    other end, then those not known.
    """
    numbers = {score.criterion: score.number for score in d.scores}
    known = ", ".join(_term(t, numbers[t.criterion]) for t in mean.terms if t.value is not None)
    unknown = ", ".join(str(numbers[t.criterion]) for t in mean.terms if t.value is None)
    return f"{known}; not known: {unknown}" if unknown else known


def _term(term: MeanTerm, number: int) -> str:
    return f"{number} turned" if term.turned else str(number)


def _range(mean: Mean) -> str:
    if mean.value is None or mean.lowest is None or mean.highest is None:
        return ""
    if mean.known == mean.of:
        return "Every criterion that counts is known"
    span = f"{mean.lowest:.1f} and {mean.highest:.1f}"
    return f"Between {span}, whatever the criteria not known would say"


def _field(d: Diagnosis) -> Row:
    """Where need and capacity together put the cluster."""
    field = d.field
    holds = (
        "holds whatever the criteria not known would say"
        if field.holds
        else "criteria not known could change it"
    )
    return Row(
        kind="Plane",
        what="Need and capacity together",
        says="\n".join((field.finding, *field.sentences)) if field.key else field.label,
        shown=holds if field.key else field.why_not,
        why="Says in words where the cluster stands",
        source=field.source,
    )


def _warnings(d: Diagnosis) -> Iterator[Row]:
    table_2 = cite("unido_2004", "Table 2")
    for warning in d.warnings:
        yield Row(
            kind="Warning",
            what="Mind",
            says=warning,
            why="Must not be lost in a mean",
            source=f"{table_2}\nOurs: the warning",
        )


def _no_total(d: Diagnosis) -> Row:
    return Row(
        kind="No total",
        what="Why there is no total",
        says=d.no_total,
        shown="not shown: it would say nothing",
        why="A reader may look for one",
        source=d.no_total_source,
    )

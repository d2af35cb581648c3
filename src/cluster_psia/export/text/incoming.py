"""What tables that came in would write, as lines of text for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cluster_psia.words import NOT_KNOWN, counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.preview.value import (
        CountTotal,
        FieldChange,
        FigureTotal,
        KnownSum,
        PreviewRow,
        TablesPreview,
        TableValue,
    )

_HAPPENS = {"added": "New", "changed": "Changed", "refused": "Not taken"}


def preview_lines(preview: TablesPreview) -> Iterator[str]:
    """Counts and sums, what is told of files and tables, then each row with what it would write:
    the refused ones first. Rows that change nothing are counted only.
    """
    yield (
        f"{preview.count('added')} new, {preview.count('changed')} changed,"
        f" {preview.count('unchanged')} as they are, {preview.count('refused')} not taken."
    )
    totals = preview.totals
    counts = {"operator": totals.operators, "institution": totals.institutions}
    for name, count in {**counts, "link": totals.links}.items():
        yield from _count_line(name, count)
    for figure in totals.figures:
        yield from _figure_line(figure)
    yield from preview.problems
    for happens in ("refused", "added", "changed"):
        for row in preview.rows:
            if row.happens == happens:
                yield from _row_lines(row)


def _count_line(name: str, count: CountTotal) -> Iterator[str]:
    if count.before != count.after:
        yield f"{counted_noun(count.after, name)}; before: {count.before:,}."


def _figure_line(figure: FigureTotal) -> Iterator[str]:
    if figure.before != figure.after:
        yield f"{figure.head}: {_sum_words(figure.after)}; before: {_sum_words(figure.before)}."


def _sum_words(known: KnownSum) -> str:
    return (
        f"{known.total:,} in {counted_noun(known.known, 'operator')}" if known.known else NOT_KNOWN
    )


def _row_lines(row: PreviewRow) -> Iterator[str]:
    yield f"{_HAPPENS[row.happens]}: {row.what} ({row.table}, {row.place.words})"
    yield from (f"  {refusal.sentence}" for refusal in row.refusals)
    yield from (f"  {_field_words(field)}" for field in row.fields)
    if row.told:
        yield f"  {row.told}"


def _field_words(field: FieldChange) -> str:
    """The value that would be written, and the one that it replaces."""
    if field.before == "":
        return f"{field.head}: {_shown(field.after)}"
    return f"{field.head}: {_shown(field.before)} -> {_shown(field.after)}"


def _shown(value: TableValue) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    return value or NOT_KNOWN

"""Rows of a preview of tables in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cluster_psia.ui.preview.rows import (
    ShownField,
    ShownReason,
    ShownRow,
    ShownTwin,
    row_id,
    table_value_words,
)
from cluster_psia.words import capital_first, dotted_line

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.preview.value import FieldChange, PreviewRow, WrittenRow
    from cluster_psia.assessment.tables.reading.judge import CellRefusal


def shown_row(row: PreviewRow) -> ShownRow:
    """A row as people read it."""
    return ShownRow(
        id=row_id(row.place),
        row=f"row {row.place.row}",
        source=row.place.source,
        sign=row.happens,
        what=row.what,
        group=row.table,
        told=capital_first(row.told),
        fields=tuple(_shown_fields(row)),
        reasons=tuple(map(_shown_reason, row.refusals)),
        twins=tuple(_twins(row)),
        ticked=None if not _can_be_left_out(row) else not row.left_out,
    )


def _can_be_left_out(row: PreviewRow) -> bool:
    """Whether it makes a difference if a row is taken: it writes something, or did before it was
    left out, or bars the other row about the same thing.
    """
    return row.left_out or row.happens in ("added", "changed")


def _shown_fields(row: PreviewRow) -> Iterator[ShownField]:
    for field in row.fields:
        if row.happens != "added":
            yield ShownField(
                field.head, table_value_words(field.after), table_value_words(field.before)
            )
        elif not _says_what(field, row):
            yield ShownField(field.head, table_value_words(field.after))


def _says_what(field: FieldChange, row: PreviewRow) -> bool:
    """Whether a new row says nothing more in a field than the column beside it."""
    return field.field == "label" and field.after == row.what


def _shown_reason(refusal: CellRefusal) -> ShownReason:
    reason = f"{refusal.head}: {refusal.reason}" if refusal.head else refusal.reason
    return ShownReason(capital_first(reason), refusal.mend)


def _twins(row: PreviewRow) -> Iterator[ShownTwin]:
    """Both rows of a duplicate, and what stands in a row that is refused."""
    here = row.place
    for other in row.also:
        near = (other.place.file, other.place.sheet) == (here.file, here.sheet)
        yield ShownTwin(f"row {other.place.row}" if near else other.place.words, _cells(other))
    if row.written.cells and (row.also or row.happens == "refused"):
        yield ShownTwin("this row", _cells(row.written))


def _cells(row: WrittenRow) -> str:
    return dotted_line(f"{cell.head} {cell.text}" for cell in row.cells)

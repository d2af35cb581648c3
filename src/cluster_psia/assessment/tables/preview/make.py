"""The preview of tables that came in: what ``take_tables`` would do, told with its values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import (
    Actor,
    FigureSource,
    Institution,
    Link,
    NodeDifference,
    Screened,
)
from cluster_psia.assessment.tables.columns import (
    ACTORS,
    DIFFERENCES,
    FIGURES,
    INSTITUTIONS,
    LINKS,
    SCREENING,
)
from cluster_psia.assessment.tables.names import written_in_tables
from cluster_psia.assessment.tables.preview.totals import preview_totals
from cluster_psia.assessment.tables.preview.value import (
    FieldChange,
    PreviewRow,
    TablesPreview,
    TableValue,
    WrittenCell,
    WrittenRow,
)
from cluster_psia.assessment.tables.reading.judge import CellRefusal
from cluster_psia.assessment.tables.shape import ChainColumn, ChainTable, value_at
from cluster_psia.assessment.tables.take import take_tables

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.tables.cells import Written
    from cluster_psia.assessment.tables.reading.places import RowPlace
    from cluster_psia.assessment.tables.reading.value import TableRow, TablesRead
    from cluster_psia.assessment.tables.report import ImportReport, ImportRow, ThingChange

_TABLES: Mapping[type, ChainTable] = {
    Actor: ACTORS,
    Institution: INSTITUTIONS,
    Link: LINKS,
    NodeDifference: DIFFERENCES,
    FigureSource: FIGURES,
    Screened: SCREENING,
}
_EMPTY = (None, "", ())
_NOT_SHOWN = ("id", "node")  # an id is the map's own; the node of a detail is what it is about


def preview_tables(
    a: Assessment, read: TablesRead, left_out: Collection[RowPlace] = frozenset()
) -> TablesPreview:
    """What the rows of these tables would write into ``a``, but for those at the places
    ``left_out``. ``TablesPreview.assessment`` is what ``take_tables`` gives for the same.
    """
    report = take_tables(a, read, left_out)
    written = _written_rows(read)
    told = _rows_by_place(a, report, written)
    if left_out:
        whole = _rows_by_place(a, take_tables(a, read), written)
        for place in whole.keys() & left_out:
            told[place] = list(map(_left_out, whole[place]))
    return TablesPreview(
        assessment=report.assessment,
        rows=tuple(row for given in read.rows for row in told[given.place]),
        totals=preview_totals(a.chain, report.assessment.chain),
        problems=report.problems,
        questions=read.questions,
    )


def _left_out(row: PreviewRow) -> PreviewRow:
    return replace(row, left_out=True)


def _written_rows(read: TablesRead) -> dict[RowPlace, WrittenRow]:
    """Each row as it stands in its file."""
    return {
        row.place: WrittenRow(row.place, tuple(_written_cells(table.table, row)))
        for table in read.tables
        for row in table.rows
    }


def _written_cells(table: ChainTable, row: TableRow) -> Iterator[WrittenCell]:
    for field, cell in row.cells.items():
        yield WrittenCell(field, table.head(field), cell.text)


def _rows_by_place(
    a: Assessment, report: ImportReport, written: Mapping[RowPlace, WrittenRow]
) -> dict[RowPlace, list[PreviewRow]]:
    """The rows of a dry run; a row of which a part is refused is told twice."""
    words = _Words(a, report)
    rows: dict[RowPlace, list[PreviewRow]] = defaultdict(list)
    for row in report.rows:
        rows[row.place].append(_preview_row(row, report.barred, words, written))
    return rows


def _preview_row(
    row: ImportRow, barred: str, words: _Words, written: Mapping[RowPlace, WrittenRow]
) -> PreviewRow:
    also = tuple(written[place] for place in row.also)
    if barred and row.happens in ("added", "changed"):
        why = (CellRefusal("", "", barred),)
        return PreviewRow(
            written[row.place], row.table, row.what, "refused", refusals=why, also=also
        )
    return PreviewRow(
        written=written[row.place],
        table=row.table,
        what=row.what,
        happens=row.happens,
        told="" if row.refused else row.why,
        fields=tuple(field for change in row.changes for field in words.fields_of(change)),
        refusals=row.refused,
        also=also,
    )


class _Words:
    """What values are called in tables, before and after a dry run."""

    def __init__(self, a: Assessment, report: ImportReport) -> None:
        self._before = written_in_tables(a)
        self._after = written_in_tables(report.assessment)
        self._method = method_of(a)

    def fields_of(self, change: ThingChange) -> Iterator[FieldChange]:
        """The fields in which a thing becomes another; of a new one all that it has."""
        before, after = change
        if before is after:
            return
        for column in _TABLES[type(after if before is None else before)].columns:
            if column.field in _NOT_SHOWN or _holds_same(column, before, after):
                continue
            then = "" if before is None else self._shown(column, before, self._before)
            now = "" if after is None else self._shown(column, after, self._after)
            if then != now:
                yield FieldChange(column.field, column.head, then, now)

    def _shown(self, column: ChainColumn, thing: Any, names: Written) -> TableValue:
        return column.how.show(value_at(thing, column.field), names, self._method)


def _holds_same(column: ChainColumn, before: Any, after: Any) -> bool:
    """Whether a field stays as it is, or empty, whatever the thing that it names is called now."""
    then, now = value_at(before, column.field), value_at(after, column.field)
    return bool(then == now) or (then in _EMPTY and now in _EMPTY)

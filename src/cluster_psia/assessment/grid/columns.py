"""Columns of a grid whose cells are judged by the one reader of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.grid.value import ColumnKind, GridColumn
from cluster_psia.assessment.tables.cells import RequiredCell, Written
from cluster_psia.assessment.tables.choice_cells import ChoiceCell
from cluster_psia.assessment.tables.escape import escaped_text
from cluster_psia.assessment.tables.named_cells import NodeCell
from cluster_psia.assessment.tables.number_cells import CountCell, DurationCell
from cluster_psia.assessment.tables.reading.judge import judge_cell

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.cells import CellFormat
    from cluster_psia.assessment.tables.reading.context import ReadingContext
    from cluster_psia.method import Method

NOTHING_WRITTEN = Written({}, {})


def judged_column(
    key: str,
    head: str,
    how: CellFormat,
    by: ReadingContext,
    *,
    method: Method,
    names: Written = NOTHING_WRITTEN,
    **more: Any,
) -> GridColumn:
    """A column that shows and reads cells as ``how`` does in every other table. ``names`` are those
    of nodes. ``more`` holds further fields of the column; where it has no ``options``, those of
    ``how`` can be chosen.
    """

    def _read(text: str) -> Any:
        judged = judge_cell(how, text, by, head)
        if judged.refusal is not None:
            raise ValueError(judged.refusal.sentence)
        return judged.value

    def _show(value: Any) -> str:
        return escaped_text(str(how.show(value, names, method)), formulas=False)

    if isinstance(how, ChoiceCell):
        more = {"options": dict.fromkeys(how.labels(method).values(), ""), **more}
    if isinstance(how, RequiredCell):
        more = {"empty": "", **more}
    kind = more.pop("kind", _kind_of(how))
    return GridColumn(key, head, kind, _read, _show, **more)


def _kind_of(how: CellFormat) -> ColumnKind:
    if isinstance(how, CountCell | DurationCell):
        return "number"
    chosen = isinstance(how, ChoiceCell) or type(how) is NodeCell
    return "choice" if chosen else "text"

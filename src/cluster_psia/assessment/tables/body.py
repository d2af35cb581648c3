"""The rows below the headings of a table, each cell judged."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cluster_psia.assessment.files.sheets.cell import (
    SheetCell,
    SheetLine,
    SheetPage,
    letters_of_column,
)
from cluster_psia.assessment.tables.cells import RequiredCell
from cluster_psia.assessment.tables.choices import NODE_KINDS
from cluster_psia.assessment.tables.number_cells import CountCell
from cluster_psia.assessment.tables.reading.context import ReadingContext
from cluster_psia.assessment.tables.reading.even import even_text
from cluster_psia.assessment.tables.reading.judge import CellRefusal, JudgedCell, judge_cell
from cluster_psia.assessment.tables.reading.merged import MERGED, spread_merged
from cluster_psia.assessment.tables.reading.numbers import decimal_mark
from cluster_psia.assessment.tables.reading.places import RowPlace
from cluster_psia.assessment.tables.reading.refused import moved_cells
from cluster_psia.assessment.tables.reading.value import TableRow

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.headings import RecognisedTable
    from cluster_psia.assessment.tables.reading.layout import FoundTable
    from cluster_psia.assessment.tables.shape import ChainColumn
    from cluster_psia.method import Method

_TOTALS = frozenset(
    map(
        even_text,
        (
            *("total", "totals", "grand total", "sub total", "subtotal", "sub-total", "sum"),
            *("total general", "total général", "sous-total", "somme", "totaux"),
            *("suma", "totales", "subtotales", "summe", "gesamt", "insgesamt", "totale"),
            *("कुल", "कुल योग", "योग", "میزان", "کل", "کل تعداد", "مجموع", "المجموع", "মোট"),
            *("الإجمالي", "الاجمالي", "المجموع الكلي", "المتوسط"),
            *("итого", "всего", "合计", "总计", "合計", "jumlah", "toplam"),
            *("average", "mean", "promedio", "media", "moyenne", "औसत", "اوسط", "متوسط", "গড়"),
        ),
    )
)
_AROUND = re.compile(r"\([^()]*\)|[:.=*]")
_IS_TOTAL = (
    "looks like a row of totals, which are worked out from the others; if it is a node, give it"
    " a name of its own"
)


def read_body(
    found: FoundTable, recognised: RecognisedTable, method: Method, file: str
) -> tuple[TableRow, ...]:
    """The rows of a table, each cell judged. Names of nodes are not looked up."""
    columns = _columns(recognised)
    lines = spread_merged(found.page, found.lines, _repeats(columns), columns.keys())
    marks = _decimal_marks(lines, columns)
    judge = _Judge(
        ReadingContext(method, _as_written, _as_written, _as_written, decimal_marks=marks)
    )
    width = 1 + max((i for i, head in enumerate(found.headings) if head), default=0)
    return tuple(
        TableRow(
            RowPlace(file, found.page.name, line.number),
            dict(_judged(line, columns, judge)),
            _problem(line, width, found.page) or _total(line, columns, recognised),
        )
        for line in lines
    )


def _as_written(name: str) -> str:
    """Names as they stand: which things they mean depends on the assessment."""
    return name


def _columns(recognised: RecognisedTable) -> dict[int, ChainColumn]:
    """The columns of the table by their places. A kind is one of any node: rows of operators and of
    institutions may stand in one table.
    """
    of: dict[str, ChainColumn] = {}
    for column in recognised.table.columns:
        of.setdefault(column.field, column)
    if recognised.holds_nodes:
        of["kind"] = replace(of["kind"], how=NODE_KINDS)
    return {index: of[field] for field, index in sorted(recognised.columns.items(), key=_second)}


def _second(item: tuple[str, int]) -> int:
    return item[1]


def _repeats(columns: Mapping[int, ChainColumn]) -> Callable[[int], bool]:
    """Whether one value can stand for several rows: a figure belongs to one."""
    return lambda index: index in columns and not isinstance(columns[index].how, CountCell)


def _decimal_marks(
    lines: Sequence[SheetLine], columns: Mapping[int, ChainColumn]
) -> frozenset[str]:
    """The marks that stand before decimals somewhere in the figures of a table."""
    counts = [index for index, column in columns.items() if isinstance(column.how, CountCell)]
    cells = (line.at(index) for line in lines for index in counts)
    texts = (cell.text for cell in cells if cell.kind == "text" and not cell.text.isdigit())
    return frozenset(map(decimal_mark, texts)) - {""}


class _Judge:
    """Judges the cells of one table. What stands in a column a thousand times is judged once; texts
    of people rarely do, and cost nothing to judge.
    """

    def __init__(self, by: ReadingContext) -> None:
        self._by = by
        self._known: dict[tuple[str, SheetCell], JudgedCell] = {}

    def of(self, column: ChainColumn, cell: SheetCell) -> JudgedCell:
        """What a cell of a column says."""
        if isinstance(column.how, RequiredCell):
            return _judge(column, cell, self._by)
        about = column.field, cell
        judged = self._known.get(about)
        if judged is None:
            judged = self._known[about] = _judge(column, cell, self._by)
        return judged


def _judged(
    line: SheetLine, columns: Mapping[int, ChainColumn], judge: _Judge
) -> Iterator[tuple[str, JudgedCell]]:
    for index, column in columns.items():
        cell = line.at(index)
        if cell.text:
            yield column.field, judge.of(column, cell)


def _judge(column: ChainColumn, cell: SheetCell, by: ReadingContext) -> JudgedCell:
    if cell.kind == "merged":
        refusal = CellRefusal(column.head, cell.text, *MERGED)
        return JudgedCell(cell.text, refusal=refusal)
    return judge_cell(column.how, cell, by, column.head)


# Rows that are none ------------------------------------------------------------------------------


def _problem(line: SheetLine, width: int, page: SheetPage) -> str:
    """Why a row is not taken, whatever its cells say."""
    if line.problem:
        return line.problem
    filled = [cell for cell in line.cells if cell.text]
    if len(filled) == 1 and filled[0].kind == "merged":
        return "is a title over several columns, and no row of the table"
    beyond = [index for index in range(width, len(line.cells)) if line.at(index).text]
    if beyond and not page.columns_fixed:
        return moved_cells(beyond[-1] + 1, width)
    return ""


def _total(line: SheetLine, columns: Mapping[int, ChainColumn], recognised: RecognisedTable) -> str:
    """Why a row of totals is none of nodes; one with an id of ours is no row of totals."""
    if line.at(recognised.columns.get("id", -1)).text:
        return ""
    first = next((index for index, cell in enumerate(line.cells) if cell.text), -1)
    target = recognised.columns.get("target")
    if target is not None and line.at(target).text:
        return ""  # a link: a sum goes to no node
    named = (column.field for column in columns.values() if column.field in ("label", "node"))
    places = {first, *(recognised.columns[field] for field in named)}
    said = (even_text(_AROUND.sub(" ", line.at(index).text)) for index in places)
    return _IS_TOTAL if not _TOTALS.isdisjoint(said) else ""


def unheaded_columns(found: FoundTable) -> Iterator[str]:
    """The letters of columns that hold something and have no heading."""
    width = max((len(line.cells) for line in found.lines), default=0)
    last = len(found.headings) if not found.page.columns_fixed else width
    for index in range(min(width, last)):
        heading = found.headings[index] if index < len(found.headings) else ""
        if not heading and any(line.at(index).text for line in found.lines):
            yield letters_of_column(index)

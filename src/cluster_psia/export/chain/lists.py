"""Lists to choose from in the workbook of the chain: a cell offers the words that an import takes,
and bars no other.

The words stand on a hidden sheet, for a list written into a cell's own rule may have no more than
255 characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.tables.choice_cells import ChoiceCell
from cluster_psia.assessment.tables.columns import WORDS
from cluster_psia.assessment.tables.escape import escaped_text
from cluster_psia.assessment.tables.named_cells import NodeCell, NodesCell, SourceCell
from cluster_psia.assessment.tables.names import written_in_tables

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.tables.shape import ChainColumn, ChainTable

_ROOM = 500  # rows below the last one that offer words as well


class Lists:
    """The hidden sheet of a workbook, and the rules that point to it."""

    def __init__(self, book: Any, a: Assessment) -> None:
        self._sheet = book.add_worksheet(WORDS)
        self._sheet.hide()
        self._sheet.write_string(0, 0, WORDS)
        self._column = 0
        self._method = method_of(a)
        names = written_in_tables(a)
        self._nodes = list(names.nodes.values())
        self._actors = [names.nodes[actor.id] for actor in a.chain.actors]
        self._sources = list(names.sources.values())

    def offer(self, page: Any, table: ChainTable, index: int, rows: int) -> None:
        """Let the cells of one column of ``page`` offer its words, where it has any."""
        from xlsxwriter.utility import xl_range_abs

        column = table.columns[index]
        words = self._words(column)
        if not words:
            return
        self._column += 1
        self._sheet.write_string(0, self._column, f"{table.title}, {column.head}")
        for row, word in enumerate(words, 1):
            self._sheet.write_string(row, self._column, escaped_text(word, formulas=False))
        where = xl_range_abs(1, self._column, len(words), self._column)
        rule = {"validate": "list", "source": f"='{WORDS}'!{where}", "show_error": False}
        page.data_validation(1, index, rows + _ROOM, index, rule)

    def _words(self, column: ChainColumn) -> Sequence[str]:
        if isinstance(column.how, ChoiceCell):
            return list(column.how.labels(self._method).values())
        if isinstance(column.how, NodeCell) and not isinstance(column.how, NodesCell):
            return self._actors if column.field == "node" else self._nodes
        if isinstance(column.how, SourceCell):
            return self._sources
        return ()

"""Cells that name things of the document by what stands for them in tables: nodes, sources,
facts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.tables.cells import BETWEEN, OptionalCell, parts_of, sayable_part

if TYPE_CHECKING:
    from cluster_psia.assessment.files.sheets.cell import SheetCell
    from cluster_psia.assessment.tables.cells import Written
    from cluster_psia.assessment.tables.reading.context import ReadingContext
    from cluster_psia.method import Method


@dataclass(frozen=True)
class NodeCell:
    """A node, by what stands for it."""

    def show(self, value: str, names: Written, method: Method) -> str:
        """Its name, or its id where the name could mean another."""
        return names.nodes[value]

    def read(self, cell: SheetCell, by: ReadingContext) -> str:
        """Its id."""
        return by.node(cell.text)


@dataclass(frozen=True)
class NodesCell(NodeCell):
    """Several nodes, with semicolons between them; a name with a semicolon in it gives way to the
    id.
    """

    def show(self, value: Any, names: Written, method: Method) -> str:
        """Their names."""
        return BETWEEN.join(sayable_part(names.nodes.get(id_, id_), id_) for id_ in value or ())

    def read(self, cell: SheetCell, by: ReadingContext) -> Any:
        """Their ids, each once."""
        return tuple(dict.fromkeys(map(by.node, parts_of(cell.text, ";"))))


@dataclass(frozen=True)
class SourceCell(OptionalCell):
    """A source of the list, by its title; a document of the method by its short name."""

    def show(self, value: str | None, names: Written, method: Method) -> str:
        """The title, or the id where the title could mean another source."""
        return super().show(value and names.sources.get(value, value), names, method)

    def read(self, cell: SheetCell, by: ReadingContext) -> str:
        """The id of the source; "" for a sign."""
        named = super().read(cell, by)
        return by.source(named) if named else ""


@dataclass(frozen=True)
class FactsCell:
    """Facts by their ids, with semicolons between them. What a cell names are all of them."""

    def show(self, value: Iterable[str] | None, names: Written, method: Method) -> str:
        """The ids."""
        return BETWEEN.join(value or ())

    def read(self, cell: SheetCell, by: ReadingContext) -> tuple[str, ...]:
        """The ids, each once."""
        return tuple(dict.fromkeys(filter(None, map(by.fact, parts_of(cell.text, ";")))))


# What they name is looked up when the rows are taken over, and not when they are read.
NAMED = (NodeCell, SourceCell, FactsCell)

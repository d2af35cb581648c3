"""Which table it is that came, and which of its columns holds what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_psia.assessment.tables.columns import (
    ACTORS,
    DIFFERENCES,
    FIGURES,
    INSTITUTIONS,
    LINKS,
    SCREENING,
    WORDS,
)
from cluster_psia.assessment.tables.shape import ChainColumn, ChainTable

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.changes import ColumnPlaces

NumberedCells = tuple[int, Sequence[str]]  # number in the file, cells
NODES = ChainTable(
    "actors", "Nodes", (*ACTORS.columns, *INSTITUTIONS.columns), ACTORS.things, ACTORS.needs
)
_OTHERS = (LINKS, DIFFERENCES, FIGURES, SCREENING)
_UNKNOWN = (
    "No column 'Name' was found in the first row, no columns 'From' and 'To', and no column 'Node'"
    " with what is told of it: the first row must hold the headings."
)


@dataclass(frozen=True)
class GivenTable:
    """A table that came: what it is, where its columns stand, and its rows below the headings."""

    table: ChainTable
    columns: ColumnPlaces
    rows: Sequence[NumberedCells]

    @property
    def holds_nodes(self) -> bool:
        """Whether it is a table of nodes, of operators, institutions or both."""
        return self.table not in _OTHERS


def recognised_table(table: Sequence[NumberedCells], problems: list[str]) -> GivenTable | None:
    """The table by its headings. What says nothing to us, or is missing, is told in ``problems``
    and costs no more.
    """
    heads = [" ".join(heading.split()) for heading in table[0][1]]
    if heads[:1] == [WORDS]:
        return None
    shape = _shape(heads)
    columns = _places(shape.columns, heads)
    unreadable = _unreadable(shape, columns)
    if unreadable:
        problems.append(unreadable)
        return None
    if shape is NODES:
        shape = _kind_of_nodes(columns)
    problems.extend(f"{shape.title}: {told}" for told in _told(shape, heads, columns))
    return GivenTable(shape, columns, table[1:])


def _unreadable(shape: ChainTable, columns: ColumnPlaces) -> str:
    """Which columns are missing, without which no row can be read; empty where none is."""
    if shape is NODES:
        return "" if "label" in columns or "id" in columns else _UNKNOWN
    missing = [f"'{shape.head(field)}'" for field in shape.needs if field not in columns]
    if not missing:
        return ""
    none = f"there is no column {' and none '.join(missing)}"
    return f"{shape.title}: {none}, without which its rows cannot be read."


def _shape(heads: Sequence[str]) -> ChainTable:
    """Links and details by all that they need, else by a heading that no table of nodes has; else a
    table of nodes.
    """
    for table in _OTHERS:
        if set(table.needs) <= _places(table.columns, heads).keys():
            return table
    if "kind" not in _places(NODES.columns, heads):
        for table in _OTHERS:
            if set(table.tells) & _places(table.columns, heads).keys():
                return table
    return NODES


def _fields(columns: Iterable[ChainColumn]) -> dict[str, str]:
    """Which field each heading means."""
    fields: dict[str, str] = {}
    for column in columns:
        for heading in column.headings:
            fields.setdefault(heading, column.field)
    return fields


def _places(columns: Iterable[ChainColumn], heads: Sequence[str]) -> dict[str, int]:
    """Where each column stands; the first of two that mean the same."""
    fields = _fields(columns)
    found: dict[str, int] = {}
    for index, head in enumerate(heads):
        field = fields.get(head.casefold())
        if field:
            found.setdefault(field, index)
    return found


def _kind_of_nodes(columns: ColumnPlaces) -> ChainTable:
    """Operators or institutions, where the columns are those of one of them only."""
    operators = {column.field for column in ACTORS.columns}
    institutions = {column.field for column in INSTITUTIONS.columns}
    of_operators = columns.keys() & operators - institutions
    of_institutions = columns.keys() & institutions - operators
    if bool(of_operators) == bool(of_institutions):
        return NODES
    return ACTORS if of_operators else INSTITUTIONS


def _told(shape: ChainTable, heads: Sequence[str], columns: ColumnPlaces) -> Iterator[str]:
    """What a table that can be read lacks all the same, and which of its columns stay aside."""
    if shape not in _OTHERS:
        yield from _told_of_nodes(heads, columns)
    if shape is LINKS and "kind" not in columns:
        yield "there is no column 'Kind', and without it no link can be told from another."
    aside = [head for index, head in enumerate(heads) if head and index not in columns.values()]
    known = _fields((shape if shape in _OTHERS else NODES).columns)
    strange = [head for head in aside if head.casefold() not in known]
    if strange:
        yield f"left aside, because no such column is known: {', '.join(strange)}."
    again = [head for head in aside if head.casefold() in known]
    if again:
        yield f"left aside, because the same column came before: {', '.join(again)}."


def _told_of_nodes(heads: Sequence[str], columns: ColumnPlaces) -> Iterator[str]:
    if "source" in _places(LINKS.columns, heads):  # it may say where a node comes from
        yield (
            "the column 'From' has no column 'To' beside it; a table of links needs both, and"
            " 'Kind'."
        )
    if "kind" not in columns:
        yield (
            "there is no column 'Kind': what is on the map already can be changed, new nodes cannot"
            " be added."
        )

"""Which table it is that came, and which of its columns holds what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from cluster_psia.assessment.tables.columns import (
    ACTORS,
    DIFFERENCES,
    FIGURES,
    INSTITUTIONS,
    LINKS,
    SCREENING,
)
from cluster_psia.assessment.tables.reading.even import even_heading
from cluster_psia.assessment.tables.reading.layout import HeadingWords
from cluster_psia.assessment.tables.shape import ChainColumn, ChainTable

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.reading.value import ReadingChoices

ColumnPlaces = Mapping[str, int]  # where the column of a field stands

NODES = ChainTable(
    "actors", "Nodes", (*ACTORS.columns, *INSTITUTIONS.columns), ACTORS.things, ACTORS.needs
)
_OTHERS = (LINKS, DIFFERENCES, FIGURES, SCREENING)
_ENDS = {"source": "From", "target": "To"}  # as programs that draw networks call them
UNKNOWN = (
    "no row among the first ten holds headings that are known: a column 'Name', columns 'From' and"
    " 'To', or a column 'Node' with what is told of it. The row above the first must hold them."
)


@dataclass(frozen=True)
class RecognisedTable:
    """Which table it is by its headings, and where its columns stand. ``problem`` says why its rows
    cannot be read; empty where they can. ``told`` are sentences on what it lacks all the same.
    """

    table: ChainTable
    columns: ColumnPlaces
    problem: str = ""
    told: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()

    @property
    def holds_nodes(self) -> bool:
        """Whether it is a table of nodes, of operators, institutions or both."""
        return holds_nodes(self.table)


def holds_nodes(table: ChainTable) -> bool:
    """Whether a table is one of nodes, of operators, institutions or both."""
    return table.key in ("actors", "institutions")


def recognised_table(headings: Sequence[str], choices: ReadingChoices) -> RecognisedTable:
    """The table by its headings."""
    heads = _meant(headings, choices.meanings)
    shape = _shape(heads)
    columns = _places(shape.columns, heads)
    problem = _unreadable(shape, columns)
    if shape is NODES:
        shape = _kind_of_nodes(columns)
    told = tuple(f"{shape.title}: {said}" for said in _told(shape, heads, columns))
    return RecognisedTable(shape, columns, problem, told, tuple(_strange(shape, heads, columns)))


def chain_headings(choices: ReadingChoices) -> HeadingWords:
    """The headings of all tables, with those that people said the meaning of."""
    known = {*_fields(c for table in (NODES, *_OTHERS) for c in table.columns)}
    known |= _ENDS.keys() | set(map(even_heading, choices.meanings))

    def complete(cells: Sequence[str]) -> bool:
        """Whether the cells are all the headings that a table needs."""
        return not recognised_table(cells, choices).problem

    count = partial(_count_known, known)  # in a form that can be sent to another process
    return HeadingWords(lambda text: even_heading(text) in known, count, complete)


def _count_known(known: Set[str], cells: Sequence[str]) -> int:
    """How many cells are known headings."""
    return sum(1 for cell in cells if cell and even_heading(cell) in known)


def _meant(headings: Sequence[str], meanings: Mapping[str, str]) -> list[str]:
    """The headings in our words, where people said what theirs mean."""
    means = {even_heading(theirs): ours for theirs, ours in meanings.items()}
    heads = [means.get(even_heading(heading), heading) for heading in headings]
    even = set(map(even_heading, heads))
    if _ENDS.keys() <= even and even.isdisjoint({"from", "to", "begins at", "ends at"}):
        return [_ENDS.get(even_heading(head), head) for head in heads]
    return heads


def _unreadable(shape: ChainTable, columns: ColumnPlaces) -> str:
    """Which columns are missing, without which no row can be read; empty where none is."""
    if shape is NODES:
        return "" if "label" in columns or "id" in columns else UNKNOWN
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
        field = fields.get(even_heading(head))
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


# What is told ------------------------------------------------------------------------------------


def _told(shape: ChainTable, heads: Sequence[str], columns: ColumnPlaces) -> Iterator[str]:
    """What a table that can be read lacks all the same, and which of its columns stay aside."""
    if holds_nodes(shape):
        yield from _told_of_nodes(heads, columns)
    if shape is LINKS and "kind" not in columns:
        yield "there is no column 'Kind', and without it no link can be told from another."
    strange = list(_strange(shape, heads, columns))
    if strange:
        yield f"left aside, because no such column is known: {', '.join(strange)}."
    again = [head for head in _aside(heads, columns) if head not in strange]
    if again:
        yield f"left aside, because the same column came before: {', '.join(again)}."


def _strange(shape: ChainTable, heads: Sequence[str], columns: ColumnPlaces) -> Iterator[str]:
    """The headings that say nothing to us."""
    known = _fields((NODES if holds_nodes(shape) else shape).columns)
    return (head for head in _aside(heads, columns) if even_heading(head) not in known)


def _aside(heads: Sequence[str], columns: ColumnPlaces) -> list[str]:
    taken = set(columns.values())
    return [head for index, head in enumerate(heads) if head and index not in taken]


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

"""Rows of the tables of what an operator has many of: differences, sources of figures, signs of the
screening.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from cluster_psia.assessment.document.chain import Actor, FigureSource, NodeDifference, Screened
from cluster_psia.assessment.document.model import replace
from cluster_psia.assessment.tables.changes import read_needed, row_fields, what_happened
from cluster_psia.assessment.tables.reading.refused import RefusedError
from cluster_psia.assessment.tables.report import Outcome, ThingChange

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.names import Nodes
    from cluster_psia.assessment.tables.reading.value import Cells
    from cluster_psia.assessment.tables.shape import ChainTable, Which
    from cluster_psia.method import Method


def take_detail(nodes: Nodes, table: ChainTable, cells: Cells) -> Outcome:
    """One row: the thing of that kind at that node changed, or one more. Raises RefusedError.

    A row that says nothing of its thing adds none, and what says nothing any more is nothing: so
    blank forms with a row for every question can come in half filled.
    """
    is_ = read_needed(table, table.needs, cells, nodes)
    actor = _operator(nodes, is_.pop("node"), table)
    kind = _KINDS[table.key]
    held: tuple[Any, ...] = getattr(actor, kind.part)
    empty = kind.made(**is_)
    old = _same_of(held, empty, is_)
    columns = [column for column in table.columns if column.field not in table.needs]
    new = replace(old or empty, **row_fields(columns, cells, old, nodes))
    left = new if kind.says(new) else None
    if new != old:
        kept = _with(held, old, left)
        nodes.put(replace(actor, **{kind.part: _in_order(kept, nodes.method)}))
    what = f"{actor.label}: {', '.join(cells[field].text for field in is_)}"
    if old is None and left is None:
        return Outcome(what, "unchanged", "nothing is said here yet")
    return Outcome(what, what_happened(old, new), change=ThingChange(old, left))


def _operator(nodes: Nodes, id_: str, table: ChainTable) -> Actor:
    actor = nodes.by_id[id_]
    if not isinstance(actor, Actor):
        raise RefusedError(
            f"'{actor.label}' is an institution; {table.title.lower()} are kept of operators only"
        )
    return actor


def _same_of(held: Iterable[Any], one: Any, fields: Iterable[str]) -> Any:
    """The thing that agrees with ``one`` in these fields; None where there is none."""
    for thing in held:
        if all(getattr(thing, field) == getattr(one, field) for field in fields):
            return thing
    return None


def _with(held: tuple[Any, ...], old: Any, new: Any) -> tuple[Any, ...]:
    """``held`` with ``new`` in the place of ``old`` or behind all; a None takes no place."""
    changed = [new if thing is old else thing for thing in held]
    if old is None:
        changed.append(new)
    return tuple(thing for thing in changed if thing is not None)


def _in_order(kept: tuple[Any, ...], method: Method) -> tuple[Any, ...]:
    """Signs of the screening in the order of its items; anything else as it stands."""
    order = {item.key: place for place, item in enumerate(method.screening.items)}

    def place(thing: Any) -> int:
        return order.get(thing.item, len(order)) if isinstance(thing, Screened) else 0

    return tuple(sorted(kept, key=place))


def _sourced(source: FigureSource) -> bool:
    return bool(source.as_of or source.sure or source.citation)


def _rated(rated: Screened) -> bool:
    return bool(rated.sign != "unknown" or rated.note or rated.citation)


class _Kind(NamedTuple):
    """The part of an operator that a table fills, what stands in it, and whether one of them says
    anything.
    """

    part: str
    made: Callable[..., Any]
    says: Callable[[Any], bool]


_KINDS: Mapping[Which, _Kind] = {
    "differences": _Kind("differences", NodeDifference, lambda _: True),
    "figures": _Kind("figure_sources", FigureSource, _sourced),
    "screening": _Kind("screening", Screened, _rated),
}

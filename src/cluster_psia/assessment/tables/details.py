"""Rows of the tables of what an operator has many of:
differences, sources of figures, signs of the screening.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cluster_psia.assessment.document.chain import Actor, FigureSource, NodeDifference, Screened
from cluster_psia.assessment.document.model import replace
from cluster_psia.assessment.tables.cells import RefusedError
from cluster_psia.assessment.tables.changes import Cells, row_changes
from cluster_psia.assessment.tables.columns import ChainTable, Which
from cluster_psia.assessment.tables.names import Nodes
from cluster_psia.assessment.tables.report import Outcome
from cluster_psia.method import Method


def take_detail(nodes: Nodes, table: ChainTable, cells: Cells) -> Outcome:
    """One row: the thing of that kind at that node changed, or one more. Raises RefusedError.

    A row that says nothing of its thing adds none, and what says nothing any more is nothing: so
    blank forms with a row for every question can come in half filled.
    """
    for field in table.needs:
        if field not in cells:
            raise RefusedError(f"has nothing under '{table.head(field)}'")
    is_ = {
        c.field: c.how.read(c.head, cells[c.field], nodes.find, nodes.method)
        for c in table.columns
        if c.field in table.needs
    }
    actor = nodes.by_id[is_.pop("node")]
    if not isinstance(actor, Actor):
        raise RefusedError(
            f"'{actor.label}' is an institution; {table.title.lower()} are kept of operators only"
        )
    part, made, says = _KINDS[table.key]
    held: tuple[Any, ...] = getattr(actor, part)
    empty = made(**is_)
    old = next(
        (thing for thing in held if all(getattr(thing, f) == getattr(empty, f) for f in is_)), None
    )
    columns = [column for column in table.columns if column.field not in table.needs]
    new = replace(old or empty, **row_changes(columns, cells, old, nodes))
    nodes.put(replace(actor, **{part: _with(held, old, new, says, nodes.method)}))
    what = f"{actor.label}: {', '.join(cells[field] for field in is_)}"
    if old is None:
        return (
            Outcome(what, "added")
            if says(new)
            else Outcome(what, "unchanged", "nothing is said here yet")
        )
    return Outcome(what, "unchanged" if new == old else "changed")


def _with(
    held: tuple[Any, ...], old: Any, new: Any, says: Callable[[Any], bool], method: Method
) -> tuple[Any, ...]:
    if old is not None and new == old:
        return held
    others = (
        tuple(new if thing is old else thing for thing in held) if old is not None else (*held, new)
    )
    kept = tuple(thing for thing in others if thing is not new or says(new))
    if isinstance(new, Screened):
        order = {item.key: n for n, item in enumerate(method.screening.items)}
        return tuple(sorted(kept, key=lambda rated: order.get(rated.item, len(order))))
    return kept


def _sourced(source: FigureSource) -> bool:
    return bool(source.as_of or source.sure or source.citation)


def _rated(rated: Screened) -> bool:
    return bool(rated.sign != "unknown" or rated.note or rated.citation)


# The part of an operator that a table fills, what stands in it, and whether one of them says
# anything.
_KINDS: Mapping[Which, tuple[str, Callable[..., Any], Callable[[Any], bool]]] = {
    "differences": ("differences", NodeDifference, lambda _: True),
    "figures": ("figure_sources", FigureSource, _sourced),
    "screening": ("screening", Screened, _rated),
}

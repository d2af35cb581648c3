"""Rows of a table of nodes: operators and institutions, then whom the institutions speak for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.chain import Actor, Institution
from cluster_psia.assessment.document.model import replace
from cluster_psia.assessment.edits.chain import changed_actor
from cluster_psia.assessment.tables.changes import row_fields, text_in, what_happened
from cluster_psia.assessment.tables.choices import ACTOR_KINDS, INSTITUTION_KINDS, NODE_KINDS
from cluster_psia.assessment.tables.columns import ACTORS, INSTITUTIONS
from cluster_psia.assessment.tables.reading.refused import RefusedError
from cluster_psia.assessment.tables.reading.signs import is_sign
from cluster_psia.assessment.tables.report import Outcome, ThingChange
from cluster_psia.method.model.entry import unknown_label

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.names import Nodes
    from cluster_psia.assessment.tables.reading.value import Cells
    from cluster_psia.assessment.tables.shape import ChainColumn


def _without(
    columns: Iterable[ChainColumn], others: Iterable[ChainColumn]
) -> tuple[ChainColumn, ...]:
    fields = {column.field for column in others}
    return tuple(column for column in columns if column.field not in fields)


# They name other nodes, so they wait until all nodes are there.
VOICES = ("represents", "not_represented")
_COLUMNS = {Actor: ACTORS.columns, Institution: INSTITUTIONS.columns}


def _taken(columns: Iterable[ChainColumn]) -> tuple[ChainColumn, ...]:
    """What a row sets, but for what the node is and for whom it speaks."""
    return tuple(c for c in columns if c.field not in ("id", "kind", *VOICES))


_TAKEN = {type_: _taken(columns) for type_, columns in _COLUMNS.items()}
_OF_OTHERS = {
    Actor: _without(INSTITUTIONS.columns, ACTORS.columns),
    Institution: _without(ACTORS.columns, INSTITUTIONS.columns),
}


def take_node(nodes: Nodes, cells: Cells) -> Outcome:
    """One row of a table of nodes: the node of that id or name changed, or a new one. Raises
    RefusedError.
    """
    old = nodes.of_row(text_in(cells, "id"), text_in(cells, "label"))
    kind = _kind(cells, old, nodes)
    type_ = _type(kind, old, nodes)
    if old is not None and not isinstance(old, type_):
        raise RefusedError(
            "an operator cannot become an institution or the other way round", "use a new name"
        )
    _nothing_of_others(cells, type_)
    fields = {**row_fields(_TAKEN[type_], cells, old, nodes), "kind": kind}
    new = _made(nodes, type_, fields) if old is None else _changed(old, fields)
    nodes.put(new, text_in(cells, "id"))
    return Outcome(new.label, what_happened(old, new), node=new.id, change=ThingChange(old, new))


def _kind(cells: Cells, old: Actor | Institution | None, nodes: Nodes) -> str:
    if "kind" in cells:
        kind: str = cells["kind"].value
        return kind
    if old is None:
        offered = ", ".join(NODE_KINDS.labels(nodes.method).values())
        raise RefusedError(
            "is not on the map yet and has no kind", f"write under 'Kind' one of: {offered}"
        )
    return old.kind


def _type(
    kind: str, old: Actor | Institution | None, nodes: Nodes
) -> type[Actor] | type[Institution]:
    """Whether a kind is one of operators or of institutions. One that the method does not know any
    more tells nothing: a node that has it stays what it is.
    """
    if kind in nodes.context.lookup(ACTOR_KINDS.labels).labels:
        return Actor
    if kind in nodes.context.lookup(INSTITUTION_KINDS.labels).labels:
        return Institution
    if old is None or old.kind != kind:
        raise RefusedError(f"is of a kind that the method does not know ({unknown_label(kind)})")
    return type(old)


def _nothing_of_others(cells: Cells, type_: type[Actor | Institution]) -> None:
    """Nothing that was written may be lost unseen: an institution has no workers, an operator no
    services.
    """
    wrong = [column.head for column in _OF_OTHERS[type_] if _is_told(column, cells)]
    if wrong:
        who = "an operator" if type_ is Actor else "an institution"
        raise RefusedError(
            f"is {who}, for whom nothing is kept under '{wrong[0]}'", "leave that cell empty"
        )


def _is_told(column: ChainColumn, cells: Cells) -> bool:
    """Whether the cell of a column says more than that something is not known."""
    return column.field in cells and not is_sign(cells[column.field].text)


def _made(
    nodes: Nodes, type_: type[Actor | Institution], fields: dict[str, Any]
) -> Actor | Institution:
    if not fields.get("label"):
        raise RefusedError("has no name", "write under 'Name' who it is")
    if type_ is Institution:
        return Institution(id=nodes.new_id(fields["label"], "institution"), **fields)
    usual = nodes.method.box_2.actor_kind(fields["kind"]).stage
    _refuse_half_a_status(
        fields.get("poverty"),
        fields.get("poverty_reason", ""),
        reason_given=bool(fields.get("poverty_reason")),
    )
    return Actor(id=nodes.new_id(fields["label"], "actor"), **{"stage": usual, **fields})


def _changed(old: Actor | Institution, fields: dict[str, Any]) -> Actor | Institution:
    if isinstance(old, Actor):
        return _actor(old, fields)
    return replace(old, **fields)


def _actor(actor: Actor, fields: dict[str, Any]) -> Actor:
    """A status and its reason come together, as everywhere; here said with the names of the
    columns.
    """
    if "poverty" in fields or "poverty_reason" in fields:
        _refuse_half_a_status(
            fields.get("poverty", actor.poverty),
            fields.get("poverty_reason", actor.poverty_reason),
            reason_given=bool(fields.get("poverty_reason")),
        )
    return changed_actor(actor, **fields)


def _refuse_half_a_status(status: str | None, why: str, *, reason_given: bool) -> None:
    if status is not None and not why:
        raise RefusedError(
            "has a status under 'Poverty' and no reason",
            "say why under 'Why', or write ? under 'Poverty'",
        )
    if status is None and reason_given:
        raise RefusedError(
            "has a reason under 'Why' and no status", "choose one under 'Poverty', or empty 'Why'"
        )


def take_voices(nodes: Nodes, old: Institution, cells: Cells) -> Institution:
    """The institution with whom it speaks for and whom it leaves out. Raises RefusedError."""
    columns = [column for column in INSTITUTIONS.columns if column.field in VOICES]
    fields = row_fields(columns, cells, old, nodes)
    new = replace(old, **fields)
    both = [nodes.by_id[id_].label for id_ in new.represents if id_ in new.not_represented]
    if both:
        raise RefusedError(
            f"'{both[0]}' would stand under 'Represents' and under 'Not represented'",
            "write in both cells who is left there, or ? where nobody is",
        )
    if old.id in (*new.represents, *new.not_represented):
        raise RefusedError(f"'{new.label}' names itself", "name the nodes that it speaks for")
    nodes.put(new)
    return new

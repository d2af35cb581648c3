"""Those whom a programme may reach: poverty groups, and poverty nodes that nobody has split into
groups.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cluster_psia.assessment.document.chain import node_names
from cluster_psia.mapping.network import poverty_nodes

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, Assessment
    from cluster_psia.method import Method


@dataclass(frozen=True)
class Target:
    """A poverty group at its node, or the node as a whole when ``group`` is empty.

    ``kinds`` are those of Box 4; of a whole node the one most usual there. ``gender`` is empty
    when it is not known.
    """

    group: str | None
    actor: Actor
    label: str
    kinds: tuple[str, ...]
    gender: Literal["women", "men", "mixed"] | None
    people: int | None


def reach_targets(a: Assessment, method: Method) -> tuple[Target, ...]:
    """Every poverty group but those that somebody said are not poor, and every poverty node without
    groups; none of a kind that the method does not know any more.
    """
    return (*_group_targets(a, method), *_node_targets(a, method))


def _group_targets(a: Assessment, method: Method) -> Iterator[Target]:
    actors = {actor.id: actor for actor in a.chain.actors}
    for group in a.groups:
        if group.poverty != "none" and method.box_4.kind(group.kind).known:
            yield Target(
                group=group.id,
                actor=actors[group.node],
                label=group.label,
                kinds=(group.kind,),
                gender=group.gender,
                people=group.people,
            )


def _node_targets(a: Assessment, method: Method) -> Iterator[Target]:
    names = node_names(a.chain)
    split = {group.node for group in a.groups}
    for actor in poverty_nodes(a.chain):
        kind = method.box_2.actor_kind(actor.kind)
        if kind.known and actor.id not in split:
            yield Target(
                group=None,
                actor=actor,
                label=names[actor.id],
                kinds=kind.groups[:1],
                gender="mixed" if actor.women else None,
                people=actor.workers,
            )

"""Edits of the poverty groups: each takes an assessment and returns a changed, checked copy, or
says why not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.fields import slug
from cluster_psia.assessment.document.model import (
    Actor,
    Assessment,
    Difference,
    PovertyGroup,
    replace,
)
from cluster_psia.method.model.entry import find_entry

if TYPE_CHECKING:
    from cluster_psia.method import Method
    from cluster_psia.method.model import GroupKind


def add_group(a: Assessment, node: str, kind: str, label: str, **more: Any) -> Assessment:
    """``a`` with one more poverty group at ``node``."""
    group = PovertyGroup(
        id=slug(label, (g.id for g in a.groups), "group"), node=node, kind=kind, label=label, **more
    )
    return replace(a, groups=(*a.groups, group))


def change_group(a: Assessment, group: str, **changes: Any) -> Assessment:
    """``a`` with fields of one group changed. Its id stays, so its indicators stay with it."""
    return replace(a, groups=tuple(replace(g, **changes) if g.id == group else g for g in a.groups))


def with_difference(a: Assessment, group: str, kind: str, value: str) -> Assessment:
    """``a`` where ``group`` differs by ``kind`` in the words of ``value``, or no longer does when
    they are empty.
    """
    old = next(g for g in a.groups if g.id == group)
    said = {difference.kind: difference for difference in old.differences}
    (
        said.pop(kind, None)
        if not value.strip()
        else said.update({kind: Difference(kind=kind, value=value)})
    )
    return change_group(a, group, differences=tuple(said.values()))


def remove_group(a: Assessment, group: str) -> Assessment:
    """``a`` without one group and the indicators that were chosen for it."""
    return replace(
        a,
        groups=tuple(g for g in a.groups if g.id != group),
        indicators=tuple(chosen for chosen in a.indicators if chosen.group != group),
    )


def groups_at(a: Assessment, node: str) -> tuple[PovertyGroup, ...]:
    """The poverty groups of one node, in the order of the document."""
    return tuple(group for group in a.groups if group.node == node)


def kinds_for(actor: Actor, method: Method) -> tuple[GroupKind, ...]:
    """The kinds of UNIDO 2004, Box 4, those usually found at this kind of node first (that order is
    ours).
    """
    at_node = find_entry(method.box_2.actor_kinds, actor.kind)
    usual = at_node.groups if at_node else ()
    return (
        *(method.box_4.kind(key) for key in usual),
        *(kind for kind in method.box_4.kinds if kind.key not in usual),
    )


def group_disagreement(a: Assessment, actor: Actor) -> str:
    """Where the people counted in the groups and the workers of their node do not fit together;
    empty when they do.

    Groups may overlap or leave some workers out, so this is pointed out and never refused. Groups
    without a number are left out of the sum; then only a sum above the node's figure is a
    disagreement.
    """
    return disagreement_of(actor, groups_at(a, actor.id))


def disagreement_of(actor: Actor, groups: Sequence[PovertyGroup]) -> str:
    """The same for the groups of a node that are at hand already."""
    known = [group.people for group in groups if group.people is not None]
    if actor.workers is None or not known:
        return ""
    total, complete = sum(known), len(known) == len(groups)
    if total == actor.workers or (total < actor.workers and not complete):
        return ""
    gap = abs(total - actor.workers)
    way = "more than" if total > actor.workers else "fewer than"
    return (
        f"The groups hold {total:,} people, {gap:,} {way} the {actor.workers:,} workers of this"
        " node. Groups may overlap or leave people out; if so, say it in the note of the figure."
    )

"""Edits of the poverty groups: each takes an assessment and returns a changed, checked copy, or
says why not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.fields import slug
from cluster_psia.assessment.document.model import (
    Actor,
    Assessment,
    Difference,
    PovertyGroup,
    replace,
)
from cluster_psia.assessment.document.screening import (
    TEMPLATE_SHADE,
    deprivation_items,
    status_of,
)
from cluster_psia.assessment.edits.nodes import figure_source_at
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


# What a node knows, its groups inherit -----------------------------------------------------------


INHERITED: Final = {
    "kind": "kind",
    "gender": "gender",
    "people": "number of people",
    "why_poor": "why they are poor",
    "citation": "source",
    "facts": "evidence",
}
"""The fields that a group may have from its node, and what people call them."""
_LONGEST_WHY: Final = 5000  # characters of a free text


def group_from_node(actor: Actor, method: Method, *, others: bool = False) -> dict[str, Any]:
    """What is said of a node, as fields of a group of its people; fields of which it says nothing
    are left out.

    With ``others`` at the node the group is only a part of its people: their number and gender are
    then not those of the group. A kind stands in it where people there are said to work as one, or
    where Box 2's kind of node has usual ones (that it is the first of these is ours).
    """
    usual = find_entry(method.box_2.actor_kinds, actor.kind)
    kinds = (*actor.status_in_employment, *(usual.groups if usual else ()))
    counted = None if others else actor.workers
    own = figure_source_at(actor, "workers").citation if counted is not None else None
    said = {
        "kind": next(iter(kinds), None),
        "gender": None if others else _gender_at(actor),
        "people": counted,
        "why_poor": _why_poor_at(actor),
        "citation": own or actor.citation,
        "facts": actor.facts,
    }
    return {field: value for field, value in said.items() if value not in (None, "", ())}


def _gender_at(actor: Actor) -> str | None:
    """Women, men or both, as far as the counts of a node tell."""
    women, men = actor.women, actor.men
    if women and men:
        return "mixed"
    if not (women or men):
        return None
    counted, gender, others = (women, "women", men) if women else (men, "men", women)
    if others == 0 or counted == actor.workers:
        return gender
    is_part = counted is not None and actor.workers is not None and counted < actor.workers
    return "mixed" if is_part else None


def _why_poor_at(actor: Actor) -> str:
    """A person's own reason for the shade of a node, else what was noted at its signs."""
    if actor.poverty_reason and actor.poverty_reason != TEMPLATE_SHADE:
        return actor.poverty_reason
    items, said = deprivation_items(), ""
    for rated in actor.screening:
        noted = rated.note and rated.item in items and rated.sign in ("some", "clear")
        line = f"{items[rated.item].label}: {rated.note}" if noted else ""
        if line and len(said) + len(line) < _LONGEST_WHY:
            said = f"{said}\n{line}".lstrip()
    return said


def poor_nodes_without_group(a: Assessment) -> tuple[Actor, ...]:
    """The poverty nodes at which no group stands."""
    covered = {group.node for group in a.groups}
    poor = (actor for actor in a.chain.actors if status_of(actor) in ("vulnerable", "likely"))
    return tuple(actor for actor in poor if actor.id not in covered)


def make_groups_of_nodes(a: Assessment) -> Assessment:
    """``a`` with one group at each poverty node that has none, under the node's name and with all
    that the node knows. A node whose kind of people nobody can tell is left out.
    """
    method = method_of(a)
    for actor in poor_nodes_without_group(a):
        fields = group_from_node(actor, method)
        if "kind" in fields:
            a = add_group(a, actor.id, label=actor.label, **fields)
    return a


def fields_from_node(group: PovertyGroup, actor: Actor, method: Method) -> tuple[str, ...]:
    """The fields of a group that say what its node says, in the order of ``INHERITED``: those that
    nobody has changed since.
    """
    node = group_from_node(actor, method)
    return tuple(name for name in INHERITED if name in node and node[name] == getattr(group, name))


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

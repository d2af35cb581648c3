"""Edits of the value chain: each takes an assessment and returns a changed, checked copy, or says
why not.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.fields import slug
from cluster_psia.assessment.document.model import (
    Activity,
    Actor,
    Assessment,
    Chain,
    Informant,
    Institution,
    Link,
    replace,
)
from cluster_psia.assessment.edits.profile import with_part
from cluster_psia.words import counted_or_nothing

if TYPE_CHECKING:
    from cluster_psia.method import Method

LinkEnds = tuple[str, str, str]  # source, target, kind: no two links of a chain share them
AtNode = TypeVar("AtNode", Activity, Informant)  # what may stand at a node


def node_ids(a: Assessment) -> tuple[str, ...]:
    """The ids of all actors and institutions."""
    return (*(actor.id for actor in a.chain.actors), *(i.id for i in a.chain.institutions))


def add_actor(
    a: Assessment, label: str, kind: str, stage: str | None = None, **more: Any
) -> Assessment:
    """``a`` with one more actor, at the stage where its kind usually stands unless told otherwise.

    The kind's poverty shade is not taken over: whether the people there are poor is for the
    assessment to find out.
    """
    new = new_actor(method_of(a), node_ids(a), label, kind, stage, **more)
    return with_part(a, "chain", actors=(*a.chain.actors, new))


def new_actor(
    method: Method,
    taken: Iterable[str],
    label: str,
    kind: str,
    stage: str | None = None,
    **more: Any,
) -> Actor:
    """An actor as ``add_actor`` adds it, with an id that is not ``taken``."""
    usual = {k.key: k.stage for k in method.box_2.actor_kinds}
    id_ = slug(label, taken, "actor")
    actor = Actor(id=id_, label=label, kind=kind, stage=stage or usual.get(kind, "production"))
    return changed_actor(actor, **more)


def add_institution(a: Assessment, label: str, kind: str, **more: Any) -> Assessment:
    """``a`` with one more institution."""
    new = new_institution(node_ids(a), label, kind, **more)
    return with_part(a, "chain", institutions=(*a.chain.institutions, new))


def new_institution(taken: Iterable[str], label: str, kind: str, **more: Any) -> Institution:
    """An institution as ``add_institution`` adds it, with an id that is not ``taken``."""
    return Institution(id=slug(label, taken, "institution"), label=label, kind=kind, **more)


def add_node(
    a: Assessment, level: str, label: str, kind: str, stage: str | None = None
) -> Assessment:
    """``a`` with one more operator on the micro level, or one more institution on another."""
    if level == "micro":
        return add_actor(a, label, kind, stage)
    return add_institution(a, label, kind)


def changed_actor(actor: Actor, **changes: Any) -> Actor:
    """``actor`` with fields changed. Raises ValueError for a person's own word on its poverty
    without a reason.

    The reason goes when the word is taken back, and none stands alone: word and reason are read
    together everywhere.
    """
    new = replace(actor, **changes)
    if not changes.keys() & {"poverty", "poverty_reason"}:
        return new
    if new.poverty is not None:
        if not new.poverty_reason.strip():
            raise ValueError(
                f"say why '{new.label}' is so; the suggestion and your reason are both kept"
            )
        return new
    if str(changes.get("poverty_reason") or "").strip():
        raise ValueError(
            f"say how poor the people of '{new.label}' are as well; a reason alone says nothing"
        )
    return replace(new, poverty_reason="")


def change_actor(a: Assessment, actor: str, **changes: Any) -> Assessment:
    """``a`` with fields of one actor changed, as ``changed_actor`` does. Its id stays, whatever its
    label becomes.
    """
    actors = tuple(changed_actor(n, **changes) if n.id == actor else n for n in a.chain.actors)
    return with_part(a, "chain", actors=actors)


def change_institution(a: Assessment, institution: str, **changes: Any) -> Assessment:
    """``a`` with fields of one institution changed. Its id stays, whatever its label becomes."""
    changed = tuple(
        replace(n, **changes) if n.id == institution else n for n in a.chain.institutions
    )
    return with_part(a, "chain", institutions=changed)


def change_node(a: Assessment, node: str, **changes: Any) -> Assessment:
    """``a`` with fields of one actor or institution changed."""
    is_actor = any(actor.id == node for actor in a.chain.actors)
    return (change_actor if is_actor else change_institution)(a, node, **changes)


def add_link(
    a: Assessment, source: str, target: str, kind: str, note: str = "", **more: Any
) -> Assessment:
    """``a`` with one more link. Raises ValueError for a link to itself, to a missing node, or one
    that exists.
    """
    link = Link(source=source, target=target, kind=kind, note=note, **more)
    return with_part(a, "chain", links=(*a.chain.links, link))


def link_ends(link: Link) -> LinkEnds:
    """What tells a link from all others of its chain."""
    return link.source, link.target, link.kind


def change_link(a: Assessment, which: LinkEnds, **changes: Any) -> Assessment:
    """``a`` with fields of one link changed."""
    changed = tuple(
        replace(link, **changes) if link_ends(link) == which else link for link in a.chain.links
    )
    return with_part(a, "chain", links=changed)


def remove_link(a: Assessment, which: LinkEnds) -> Assessment:
    """``a`` without one link."""
    left = tuple(link for link in a.chain.links if link_ends(link) != which)
    return with_part(a, "chain", links=left)


def remove_node(a: Assessment, node: str) -> Assessment:
    """``a`` without one actor or institution, its links, its poverty groups, and the indicators of
    those groups.

    Activities that entered there, informants who stood there and institutions that spoke for it
    stay without it.
    """
    gone = {group.id for group in a.groups if group.node == node}
    activities = _not_standing_at(node, a.programme.activities)
    informants = _not_standing_at(node, a.guide.informants)
    return replace(
        a,
        chain=_chain_without(a.chain, node),
        positions={id_: at for id_, at in a.positions.items() if id_ != node},
        groups=tuple(group for group in a.groups if group.id not in gone),
        indicators=tuple(chosen for chosen in a.indicators if chosen.group not in gone),
        programme=replace(a.programme, activities=activities),
        guide=replace(a.guide, informants=informants),
    )


def _chain_without(chain: Chain, node: str) -> Chain:
    institutions = [one for one in chain.institutions if one.id != node]
    return replace(
        chain,
        actors=tuple(actor for actor in chain.actors if actor.id != node),
        institutions=tuple(_not_speaking_for(one, node) for one in institutions),
        links=tuple(link for link in chain.links if node not in (link.source, link.target)),
    )


def _not_speaking_for(institution: Institution, node: str) -> Institution:
    """``institution`` without ``node`` among those whom it represents or leaves out."""
    return replace(
        institution,
        represents=tuple(id_ for id_ in institution.represents if id_ != node),
        not_represented=tuple(id_ for id_ in institution.not_represented if id_ != node),
    )


def _not_standing_at(node: str, those: Iterable[AtNode]) -> tuple[AtNode, ...]:
    """``those``, of whom nobody stands at ``node`` any more."""
    return tuple(replace(one, node=None) if one.node == node else one for one in those)


def goes_with(a: Assessment, node: str) -> str:
    """What ``remove_node`` takes away besides the node, in words; empty when nothing else goes."""
    groups = {group.id: group.label for group in a.groups if group.node == node}
    counts = {
        "link": sum(node in (link.source, link.target) for link in a.chain.links),
        "poverty group": len(groups),
        "chosen indicator": sum(chosen.group in groups for chosen in a.indicators),
    }
    parts = [counted_or_nothing(number, what) for what, number in counts.items()]
    named = f" ({', '.join(groups.values())})" if groups else ""
    return " and ".join(filter(None, parts)) + named


def place_node(a: Assessment, node: str, x: float, y: float) -> Assessment:
    """``a`` with one node drawn where a person dragged it to."""
    return replace(a, positions={**a.positions, node: (float(x), float(y))})


def shift_node(
    a: Assessment, node: str, right: float, down: float, *, in_grid: tuple[float, float]
) -> Assessment:
    """``a`` with one node moved by so much from where it was dragged to, or from its place
    ``in_grid``.
    """
    x, y = a.positions.get(node, in_grid)
    return place_node(a, node, x + right, y + down)


def unplace_nodes(a: Assessment) -> Assessment:
    """``a`` with all nodes back on the places that the grid computes."""
    return replace(a, positions={})

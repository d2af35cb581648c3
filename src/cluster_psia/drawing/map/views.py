"""The four views of the map: what each plots, and what must be known to draw it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from cluster_psia.mapping.reach import programme_reach
from cluster_psia.mapping.serving import served_on_map
from cluster_psia.method.model.chain_rules import ReachWayKey

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Chain

View = Literal["people", "women", "status", "reach"]
VIEWS: tuple[View, ...] = ("people", "women", "status", "reach")
PLOTTED: dict[View, str] = {
    "people": "people in each node and its poverty shade",
    "women": "share of women among the people of each node",
    "status": "what is known of poverty in each node",
    "reach": "whom the programme reaches",
}
LinkKey = tuple[str, str, str]  # source, target, kind


@dataclass(frozen=True)
class Reached:
    """What the view of reach shows: how the groups of each node are reached, where activities
    enter, along which links.

    Several groups of one node may be reached in different ways; the gravest stands first.
    ``served`` says of nodes that are reached directly how many are served there.
    """

    groups: Mapping[str, tuple[ReachWayKey, ...]] = field(default_factory=dict)
    entered: frozenset[str] = frozenset()
    links: frozenset[LinkKey] = frozenset()
    served: Mapping[str, str] = field(default_factory=dict)


def reach_to_draw(a: Assessment) -> Reached:
    """The same for ``a``, as worked out by ``mapping.reach``."""
    found, groups = programme_reach(a), dict[str, tuple[ReachWayKey, ...]]()
    for group in found.groups:
        groups[group.node] = (*groups.get(group.node, ()), group.how)
    served = {one.node: served_on_map(one.served) for one in found.groups if one.served}
    return Reached(groups, found.entered, found.links, served)


def as_reached(given: Reached | Mapping[str, ReachWayKey]) -> Reached:
    """One way for each node is enough, where nothing more is known."""
    if isinstance(given, Reached):
        return given
    return Reached({node: (how,) for node, how in given.items()})


def is_counted(chain: Chain, view: View) -> bool:
    """Whether what a view plots is known of any node at all."""
    if view == "women":
        return any(actor.women is not None for actor in chain.actors)
    return any(actor.workers is not None for actor in chain.actors)

"""What nobody moved stays where it stands on the map.

The grid computes places from the whole chain, so that one more link or one node less would give
others new ones. Whoever works by sight must find them where they were: as soon as a change would
move somebody, the places of all are kept in the document, and what is new takes a free place near
its column. To tidy up is to give them up (``edits.chain.unplace_nodes``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace as changed
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Assessment, replace
from cluster_psia.mapping.layout.free_places import StandingNodes
from cluster_psia.mapping.layout.grid import Grid, KeptPlaces, chain_grid, shown_grid

if TYPE_CHECKING:
    from cluster_psia.assessment.document.chain import Chain
    from cluster_psia.mapping.layout.lattice import GridPoint, NodePlace

NOWHERE: Mapping[str, GridPoint] = {}


def keep_places(
    before: Assessment, after: Assessment, here: Mapping[str, GridPoint] = NOWHERE
) -> Assessment:
    """``after`` a change, with every node of ``before`` where it stood, but for those that were
    given another place, stage or level by the change itself.

    ``here`` are points near which new nodes are wanted.
    """
    if _shape(before.chain) == _shape(after.chain):
        return after
    homes, new_homes = _homes(before), _homes(after)
    given = {node: at for node, at in after.positions.items() if before.positions.get(node) != at}
    staying = [
        node for node, home in new_homes.items() if homes.get(node) == home and node not in given
    ]
    stood = {place.node: place.point for place in shown_grid(before).places}
    return _settled(after, {node: stood[node] for node in staying} | given, here)


def settle_node(a: Assessment, node: str) -> Assessment:
    """``a`` with a node that was dragged aside back in its column, at a free place; all others stay
    where they stand.
    """
    others = {place.node: place.point for place in shown_grid(a).places if place.node != node}
    return _settled(a, others)


def _settled(
    a: Assessment, standing: KeptPlaces, here: Mapping[str, GridPoint] = NOWHERE
) -> Assessment:
    """``a`` with nodes ``standing`` where they are told to, and all others at free places.

    As long as that is what the grid computes anyway, nothing has to be kept.
    """
    loose = replace(a, positions={n: at for n, at in a.positions.items() if n in standing})
    if not here and not standing:
        return loose
    computed = shown_grid(loose)
    if not here and _fits(computed, standing):
        return loose
    places = _with_free_places(a, standing, here)
    if all(place.point == places[place.node] for place in computed.places):
        return loose
    return replace(a, positions=places)


def _fits(computed: Grid, standing: KeptPlaces) -> bool:
    """Whether all others stand still, and the new ones cover nobody and are on their level."""
    there = [place for place in computed.places if place.node in standing]
    if any(place.point != standing[place.node] for place in there):
        return False
    nodes = StandingNodes(computed, there)
    for place in computed.places:
        if place.node not in standing:
            if not nodes.takes(place):
                return False
            nodes.add(place)
    return True


def _with_free_places(
    a: Assessment, standing: KeptPlaces, here: Mapping[str, GridPoint]
) -> KeptPlaces:
    computed = chain_grid(a.chain, method_of(a))
    wanted = {place.node: place for place in computed.places}
    nodes = StandingNodes(computed, _standing_at(wanted, standing))
    places = dict(standing)
    for node in _homes(a):
        if node not in standing:
            place = nodes.free_place(wanted[node], here.get(node))
            nodes.add(place)
            places[node] = place.point
    return places


def _standing_at(wanted: Mapping[str, NodePlace], standing: KeptPlaces) -> Iterable[NodePlace]:
    return (changed(wanted[node], x=x, y=y) for node, (x, y) in standing.items())


def _homes(a: Assessment) -> dict[str, str]:
    """Where each node belongs: an operator at its stage, an institution on its level."""
    box = method_of(a).box_2
    homes = {actor.id: actor.stage for actor in a.chain.actors}
    return homes | {one.id: box.institution_kind(one.kind).level for one in a.chain.institutions}


def _shape(chain: Chain) -> tuple[object, ...]:
    """What the grid is computed from."""
    return (
        tuple((actor.id, actor.stage) for actor in chain.actors),
        tuple((one.id, one.kind) for one in chain.institutions),
        tuple((link.source, link.target) for link in chain.links),
    )

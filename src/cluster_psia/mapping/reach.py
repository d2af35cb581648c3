"""Whom the programme reaches: directly, along links, by assumed trickle-down, or not at all; and
who may bear a harm.

Each activity is followed once over the whole map. Loops, orphans and nodes of one name do no harm:
a node is come to once, and ids tell nodes apart. Trickle-down is always called assumed and enters
no total.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.mapping.carrying import Trail, follow_steps, linked_nodes, steps_of
from cluster_psia.mapping.harms import HarmReason, Trails
from cluster_psia.mapping.reach_notes import dead_end_notes, left_out_notes, missing_notes
from cluster_psia.mapping.reach_values import GroupReach, Path, Reach, WayCount
from cluster_psia.mapping.reach_ways import ReachMap
from cluster_psia.mapping.serving import count_served, served_by
from cluster_psia.mapping.targets import Target, reach_targets

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.method import Method

__all__ = ["GroupReach", "HarmReason", "Path", "Reach", "WayCount", "programme_reach"]


def programme_reach(a: Assessment) -> Reach:
    """The reach of the activities that stand on the map. Without any, there is nothing to say of
    any group.
    """
    method = method_of(a)
    trails = _activity_trails(a, method)
    targets = reach_targets(a, method) if trails else ()
    groups = _gravest_first(a, trails, targets, method)
    entered = frozenset(activity.node for activity, _ in trails if activity.node)
    come_to = frozenset(node for _, trail in trails for node in trail)
    dead_ends = dead_end_notes(trails, {target.actor.id for target in targets})
    return Reach(
        groups=groups,
        counts=tuple(_counts(groups, method)),
        entered=entered,
        reached=come_to - entered,
        links=frozenset(_links_on(groups)),
        missing=missing_notes(a),
        left_out=(*left_out_notes(a), *dead_ends),
    )


def _activity_trails(a: Assessment, method: Method) -> Trails:
    """Every activity that stands on the map, followed from where it enters."""
    steps = steps_of(a.chain, method.reach.carries)
    return tuple(
        (activity, follow_steps(activity.node, steps))
        for activity in a.programme.activities
        if activity.node
    )


def _gravest_first(
    a: Assessment, trails: Trails, targets: tuple[Target, ...], method: Method
) -> tuple[GroupReach, ...]:
    """What comes to each target, the unreached first."""
    view = ReachMap(
        trails=trails,
        labels=node_names(a.chain),
        beside=linked_nodes(a.chain),
        earners=tuple(_earners(a, trail) for _, trail in trails),
        served=served_by(a, (activity for activity, _ in trails)),
        method=method,
    )
    gravity = {way.key: place for place, way in enumerate(method.reach.ways)}
    found = (view.of(target) for target in targets)
    return tuple(sorted(found, key=lambda group: gravity[group.how]))


def _links_on(groups: tuple[GroupReach, ...]) -> Iterator[tuple[str, str, str]]:
    """Source, target and kind of every link on a path; paths of one activity share their
    beginnings.
    """
    seen: set[tuple[str, int]] = set()
    for group in groups:
        for path in group.paths:
            for step in reversed(path.way):
                if (path.activity, id(step)) in seen:
                    break  # the way to here has been told
                seen.add((path.activity, id(step)))
                yield step.link.source, step.link.target, step.link.kind


def _earners(a: Assessment, trail: Trail) -> dict[str, int]:
    """Operators of the cluster on a trail by their place in it, nearest first; those on its markets
    spend elsewhere.
    """
    here = {actor.id for actor in a.chain.actors if actor.stage != "markets"}
    return {node: n for n, node in enumerate(trail) if node in here}


def _counts(groups: tuple[GroupReach, ...], method: Method) -> Iterator[WayCount]:
    for way in method.reach.ways:
        here = [group for group in groups if group.how == way.key]
        figures = [group.people for group in here if group.people is not None]
        nodes = sum(group.group is None for group in here)
        served = [one for group in here for one in group.served]
        yield WayCount(
            way=way.key,
            label=way.label,
            groups=len(here) - nodes,
            nodes=nodes,
            people=sum(figures) if figures and way.key != "trickle_down" else None,
            not_counted=len(here) - len(figures),
            served=count_served(served) if way.key == "direct" else None,
        )

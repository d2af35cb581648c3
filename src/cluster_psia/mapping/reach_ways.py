"""How the activities on the map come to one group: along links, by the spending of what is earned,
or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cluster_psia.assessment.reason import Reason
from cluster_psia.mapping.carrying import Trail, way_to
from cluster_psia.mapping.harms import Trails, harms_to
from cluster_psia.mapping.reach_values import GroupReach, Path
from cluster_psia.method.cite import origin

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Activity
    from cluster_psia.mapping.serving import Served
    from cluster_psia.mapping.targets import Target
    from cluster_psia.method import Method
    from cluster_psia.method.model.chain_rules import ReachWayKey, Spending

_ALONE = "Nothing on the map is linked to this node, so no activity can be followed to it."


class _Coming(NamedTuple):
    """Which way something comes, on which paths, and by which rules it is assumed to."""

    how: ReachWayKey
    paths: tuple[Path, ...]
    assumed: tuple[Spending, ...] = ()


@dataclass(frozen=True)
class ReachMap:
    """The map with the trail of every activity on it, who earns on each, and whom each serves."""

    trails: Trails
    labels: dict[str, str]
    beside: Mapping[str, set[str]]
    earners: tuple[dict[str, int], ...]
    served: Mapping[str, Served]
    method: Method

    def of(self, target: Target) -> GroupReach:
        """What comes to one target, by the nearest way that there is."""
        node = target.actor.id
        how, paths, assumed = self._coming(node) or self._trickling(target)
        return GroupReach(
            group=target.group,
            node=node,
            label=target.label,
            people=target.people,
            how=how,
            paths=paths,
            served=tuple(self.served[a.id] for a, _ in self.trails if a.node == node),
            harms=tuple(harms_to(target, self.trails, self.labels, self.method)),
            because=self._because(node, how, assumed),
        )

    def _coming(self, node: str) -> _Coming | None:
        """The paths along links: of activities that enter at the node itself first."""
        coming = [(activity, trail) for activity, trail in self.trails if node in trail]
        if not coming:
            return None
        coming.sort(key=lambda pair: pair[0].node != node)
        direct = any(activity.node == node for activity, _ in coming)
        paths = tuple(self._path(activity, trail, node) for activity, trail in coming)
        return _Coming("direct" if direct else "indirect", paths)

    def _trickling(self, target: Target) -> _Coming:
        """The paths on which earnings may be spent, and what is assumed for them."""
        spent = tuple(self._spent(target))
        if not spent:
            return _Coming("not_reached", ())
        rules = tuple(dict.fromkeys(rule for rule, _ in spent))
        return _Coming("trickle_down", tuple(path for _, path in spent), rules)

    def _path(self, activity: Activity, trail: Trail, node: str, spending: str = "") -> Path:
        return Path(
            activity=activity.id,
            entry=str(activity.node),
            way=way_to(node, trail),
            enters=activity.label,
            spending=spending,
            labels=self.labels,
        )

    def _spent(self, target: Target) -> Iterator[tuple[Spending, Path]]:
        """Ways on which earnings may be spent, one for each rule and activity that allow it."""
        for rule in self.method.reach.spending:
            if not set(target.kinds) & set(rule.group_kinds):
                continue
            for (activity, trail), earners in zip(self.trails, self.earners, strict=True):
                if activity.area not in rule.areas:
                    continue
                earning = self._earning(rule, target, earners)
                if earning is not None:
                    yield rule, self._path(activity, trail, earning, rule.label.lower())

    def _earning(self, rule: Spending, target: Target, earners: Mapping[str, int]) -> str | None:
        """The nearest operator whose earnings could come to the target."""
        if not rule.joined:
            return next(iter(earners), None)
        beside = self.beside.get(target.actor.id, set())
        earning = [node for node in beside if node in earners]
        return min(earning, key=lambda node: earners[node], default=None)

    def _because(self, node: str, how: ReachWayKey, assumed: tuple[Spending, ...]) -> Reason:
        """Why a group is said to be reached so; of trickle-down also what is assumed, and who says
        so.
        """
        way = self.method.reach.way(how)
        if how == "not_reached" and node not in self.beside:
            return Reason(_ALONE, origin(way))
        rules = (f"{rule.label}: {rule.explanation}" for rule in assumed)
        sources = (origin(entry) for entry in (way, *assumed))
        return Reason(" ".join((way.explanation, *rules)), "; ".join(sources))

"""Whom the programme reaches: directly, along links, by assumed trickle-down, or not at all; and
who may bear a harm.

Each activity is followed once over the whole map. Loops, orphans and nodes of one name do no harm:
a node is come to once, and ids tell nodes apart. Trickle-down is always called assumed and enters
no total.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.model import Activity, Actor, Assessment, Link, PovertyGroup
from cluster_psia.assessment.document.unknown_keys import left_out_words
from cluster_psia.assessment.reason import Reason
from cluster_psia.mapping.carrying import (
    LinkStep,
    Trail,
    follow_steps,
    linked_nodes,
    steps_of,
    way_to,
)
from cluster_psia.mapping.harms import HarmReason, Trails, harms_to
from cluster_psia.mapping.network import poverty_nodes
from cluster_psia.mapping.targets import Target
from cluster_psia.method import Method
from cluster_psia.method.cite import origin
from cluster_psia.method.model.chain_rules import Spending, Way
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.words import names_phrase

__all__ = ["GroupReach", "HarmReason", "Path", "Reach", "WayCount", "programme_reach"]


# What reach is read from, by the beginnings of the paths in a document.
_FOLLOWED = ("programme", "groups[].kind", "chain.actors[].kind", "chain.links")


@dataclass(frozen=True)
class Path:
    """How an activity comes to a group: the steps from the node where it enters, and all of it in
    words.

    On a path of trickle-down the nodes end where the money is earned; the rest of the way is
    ``spending``, and assumed. Steps and words are made when somebody asks: large maps have
    thousands of paths, and few are read.
    """

    activity: str
    entry: str
    way: tuple[LinkStep, ...]
    enters: str
    spending: str = ""
    labels: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def steps(self) -> tuple[str, ...]:
        """The ids of the nodes, from where the activity enters."""
        return (self.entry, *(step.end for step in self.way))

    @property
    def links(self) -> tuple[Link, ...]:
        """The links between the nodes, as they are drawn."""
        return tuple(step.link for step in self.way)

    @property
    def words(self) -> str:
        """The path in one line, nodes by their names."""
        told = (f"{step.verb} {self.labels[step.end]}" for step in self.way)
        assumed = (f"{self.spending}, assumed",) if self.spending else ()
        return " → ".join((f"“{self.enters}” enters at {self.labels[self.entry]}", *told, *assumed))


@dataclass(frozen=True)
class GroupReach:
    """What comes to one poverty group, or to a poverty node that
    has not been split (``group`` is empty then).
    """

    group: str | None
    node: str
    label: str
    people: int | None
    how: Way
    paths: tuple[Path, ...]
    harms: tuple[HarmReason, ...]
    because: Reason


@dataclass(frozen=True)
class WayCount:
    """How many groups are reached in one way, and how many people they are.

    ``people`` adds the known figures up, ``not_counted`` says how many groups have none.
    Trickle-down has no people: nobody knows them. Groups may overlap, so ``people`` may count
    somebody twice.
    """

    way: Way
    label: str
    groups: int
    people: int | None
    not_counted: int


@dataclass(frozen=True)
class Reach:
    """Groups with the unreached first, counts by way, where the map
    shows reach, and what could not be looked at.
    """

    groups: tuple[GroupReach, ...]
    counts: tuple[WayCount, ...]
    entered: frozenset[str]  # nodes where an activity enters
    reached: frozenset[
        str
    ]  # nodes that some activity comes to along links, without those it enters at
    links: frozenset[tuple[str, str, str]]  # source, target, kind of the links on the paths shown
    notes: tuple[str, ...]


def programme_reach(a: Assessment) -> Reach:
    """The reach of the activities that stand on the map. Without
    any, there is nothing to say of any group.
    """
    method = method_of(a)
    steps = steps_of(a.chain, method.reach.carries)
    trails = tuple(
        (activity, follow_steps(activity.node, steps))
        for activity in a.programme.activities
        if activity.node
    )
    targets = _targets(a, method) if trails else ()
    view = _View(
        trails,
        node_names(a.chain),
        linked_nodes(a.chain),
        tuple(_earners(a, trail) for _, trail in trails),
        method,
    )
    found = tuple(view.of(target) for target in targets)
    gravest_first = [way.key for way in method.reach.ways]
    groups = tuple(sorted(found, key=lambda group: gravest_first.index(group.how)))
    entered = frozenset(activity.node for activity, _ in trails if activity.node)
    return Reach(
        groups=groups,
        counts=tuple(_counts(groups, method)),
        entered=entered,
        reached=frozenset(node for _, trail in trails for node in trail) - entered,
        links=frozenset(_links_on(groups)),
        notes=(*_notes(a, method), *_ended(trails, {target.actor.id for target in targets})),
    )


def _links_on(groups: tuple[GroupReach, ...]) -> Iterator[tuple[str, str, str]]:
    """Source, target and kind of every link on a path; paths
    of one activity share their beginnings.
    """
    seen: set[tuple[str, int]] = set()
    for group in groups:
        for path in group.paths:
            for step in reversed(path.way):
                if (path.activity, id(step)) in seen:
                    break  # the way to here has been told
                seen.add((path.activity, id(step)))
                yield step.link.source, step.link.target, step.link.kind


def _targets(a: Assessment, method: Method) -> tuple[Target, ...]:
    """Every poverty group but those that somebody said are not poor, and every poverty node without
    groups; none of a kind that the method does not know any more.
    """
    actors = {actor.id: actor for actor in a.chain.actors}
    split = {group.node for group in a.groups}
    groups = [
        _group_target(group, actors[group.node])
        for group in a.groups
        if group.poverty != "none" and method.box_4.kind(group.kind).known
    ]
    names = node_names(a.chain)
    whole = [
        Target(
            None,
            actor,
            names[actor.id],
            method.box_2.actor_kind(actor.kind).groups[:1],
            "mixed" if actor.women else None,
            actor.workers,
        )
        for actor in poverty_nodes(a.chain)
        if actor.id not in split and method.box_2.actor_kind(actor.kind).known
    ]
    return (*groups, *whole)


def _group_target(group: PovertyGroup, actor: Actor) -> Target:
    return Target(group.id, actor, group.label, (group.kind,), group.gender, group.people)


def _earners(a: Assessment, trail: Trail) -> dict[str, int]:
    """Operators of the cluster on a trail by their place in it, nearest first; those on its
    markets spend elsewhere.
    """
    here = {actor.id for actor in a.chain.actors if actor.stage != "markets"}
    return {node: n for n, node in enumerate(trail) if node in here}


@dataclass(frozen=True)
class _View:
    """The map with the trail of every activity on it, and who earns on each."""

    trails: Trails
    labels: dict[str, str]
    beside: Mapping[str, set[str]]
    earners: tuple[dict[str, int], ...]
    method: Method

    def of(self, target: Target) -> GroupReach:
        """What comes to one target, by the nearest way that there is."""
        node = target.actor.id
        how, paths = self._coming(node)
        assumed: tuple[Spending, ...] = ()
        if not paths:
            spent = tuple(self._spent(target))
            assumed, paths = (
                tuple(dict.fromkeys(rule for rule, _ in spent)),
                tuple(path for _, path in spent),
            )
            how = "trickle_down" if paths else "not_reached"
        harms = tuple(harms_to(target, self.trails, self.labels, self.method))
        because = self._because(node, how, assumed)
        return GroupReach(
            target.group, node, target.label, target.people, how, paths, harms, because
        )

    def _coming(self, node: str) -> tuple[Way, tuple[Path, ...]]:
        """The paths along links: of activities that enter at the node itself first."""
        coming = [(activity, trail) for activity, trail in self.trails if node in trail]
        coming.sort(key=lambda pair: pair[0].node != node)
        direct = any(activity.node == node for activity, _ in coming)
        return ("direct" if direct else "indirect"), tuple(
            self._path(*pair, node) for pair in coming
        )

    def _path(self, activity: Activity, trail: Trail, node: str, spending: str = "") -> Path:
        return Path(
            activity.id,
            str(activity.node),
            way_to(node, trail),
            activity.label,
            spending,
            self.labels,
        )

    def _spent(self, target: Target) -> Iterator[tuple[Spending, Path]]:
        """Ways on which earnings may be spent, one for each rule and activity that allow it."""
        for rule in self.method.reach.spending:
            if not set(target.kinds) & set(rule.group_kinds):
                continue
            for (activity, trail), earners in zip(self.trails, self.earners, strict=True):
                earning = (
                    self._earning(rule, target, earners) if activity.area in rule.areas else None
                )
                if earning is not None:
                    yield rule, self._path(activity, trail, earning, rule.label.lower())

    def _earning(self, rule: Spending, target: Target, earners: Mapping[str, int]) -> str | None:
        """The nearest operator whose earnings could come to the target."""
        if not rule.joined:
            return next(iter(earners), None)
        beside = self.beside.get(target.actor.id, set())
        return min(
            (node for node in beside if node in earners),
            key=lambda node: earners[node],
            default=None,
        )

    def _because(self, node: str, how: Way, assumed: tuple[Spending, ...]) -> Reason:
        """Why a group is said to be reached so; of trickle-down
        also what is assumed, and who says so.
        """
        way = self.method.reach.way(how)
        if how == "not_reached" and node not in self.beside:
            alone = (
                "Nothing on the map is linked to this node, so no activity can be followed to it."
            )
            return Reason(alone, origin(way))
        told = (
            way.explanation,
            *(f"{rule.label}: {rule.explanation} {rule.ours_for}" for rule in assumed),
        )
        return Reason(" ".join(told), "; ".join(origin(entry) for entry in (way, *assumed)))


def _counts(groups: tuple[GroupReach, ...], method: Method) -> Iterator[WayCount]:
    for way in method.reach.ways:
        known = [group.people for group in groups if group.how == way.key]
        figures = [people for people in known if people is not None]
        total = sum(figures) if figures and way.key != "trickle_down" else None
        yield WayCount(way.key, way.label, len(known), total, len(known) - len(figures))


def _ended(trails: Trails, poor: set[str]) -> Iterator[str]:
    """Activities from whose node no link leads on, and which are not at a poor node either."""
    alone = [
        f"“{activity.label}”"
        for activity, trail in trails
        if len(trail) == 1 and activity.node not in poor
    ]
    if alone:
        yield (
            "Nothing on the map leads on from where it enters, and no poverty group is there:"
            f" {names_phrase(alone)}."
        )


def _notes(a: Assessment, method: Method) -> Iterator[str]:
    """What is missing for a full answer, and what would mend it."""
    yield from left_out_words(a, *_FOLLOWED)
    activities = a.programme.activities
    placed = [activity for activity in activities if activity.node]
    if not placed:
        yield (
            "No activity of the programme stands on the map yet; say where each enters to see whom"
            " it reaches."
        )
    elif open_ := [f"“{activity.label}”" for activity in activities if not activity.node]:
        yield (
            "Not followed, because nobody has said where it enters the chain:"
            f" {names_phrase(open_)}."
        )
    areas = labels_by_key(method.table_1.areas)
    if bare := [
        areas[key]
        for key in a.programme.areas
        if key not in {activity.area for activity in activities}
    ]:
        yield f"Chosen without any activity: {names_phrase(bare)}."
    if placed and (better := [group.label for group in a.groups if group.poverty == "none"]):
        yield (
            f"Left out, because it is said of them that they are not poor: {names_phrase(better)}."
        )
    if silent := [f"“{activity.label}”" for activity in placed if activity.effect is None]:
        yield (
            "No expected effect of Table 1 is chosen, so no warning could be looked up:"
            f" {names_phrase(silent)}."
        )

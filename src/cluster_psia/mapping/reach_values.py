"""What is said of reach: paths from an activity to a group, what comes to each group, counts by
way, and where on the map it shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Link
    from cluster_psia.assessment.reason import Reason
    from cluster_psia.mapping.carrying import LinkStep
    from cluster_psia.mapping.harms import HarmReason
    from cluster_psia.mapping.serving import Served, ServedCount
    from cluster_psia.method.model.chain_rules import ReachWayKey


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
        beginning = f"“{self.enters}” enters at {self.labels[self.entry]}"
        told = (f"{step.verb} {self.labels[step.end]}" for step in self.way)
        assumed = (f"{self.spending}, assumed",) if self.spending else ()
        return " → ".join((beginning, *told, *assumed))


@dataclass(frozen=True)
class GroupReach:
    """What comes to one poverty group, or to a poverty node that has not been split (``group`` is
    empty then). ``people`` is how many they are; ``served`` tells of each activity that enters at
    their own node whom it serves there.
    """

    group: str | None
    node: str
    label: str
    people: int | None
    how: ReachWayKey
    paths: tuple[Path, ...]
    served: tuple[Served, ...]
    harms: tuple[HarmReason, ...]
    because: Reason


@dataclass(frozen=True)
class WayCount:
    """How many groups, and nodes without groups, are reached in one way.

    ``people`` adds up how many they are, as far as that is known, and not how many are reached;
    ``not_counted`` says how many groups and nodes have no figure. Trickle-down has no people:
    nobody knows them. Groups may overlap, so ``people`` may count somebody twice. ``served`` is
    whom the activities at their own nodes serve; None where they are not reached directly.
    """

    way: ReachWayKey
    label: str
    groups: int
    nodes: int
    people: int | None
    not_counted: int
    served: ServedCount | None


@dataclass(frozen=True)
class Reach:
    """Groups with the unreached first, counts by way, where the map shows reach, and what could not
    be looked at.
    """

    groups: tuple[GroupReach, ...]
    counts: tuple[WayCount, ...]
    entered: frozenset[str]
    """Nodes where an activity enters."""
    reached: frozenset[str]
    """Nodes that some activity comes to along links, without those it enters at."""
    links: frozenset[tuple[str, str, str]]
    """Source, target and kind of the links on the paths shown."""
    missing: tuple[str, ...]
    """What nobody has said yet, and the walk tells as gaps."""
    left_out: tuple[str, ...]
    """What was not followed, and why."""

    @property
    def notes(self) -> tuple[str, ...]:
        """All that keeps the answer from being full."""
        return (*self.missing, *self.left_out)

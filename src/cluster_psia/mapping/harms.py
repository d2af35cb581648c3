"""Which groups would bear a harm that a source warns of, for what the programme does and where it
enters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.model import Activity
from cluster_psia.assessment.reason import Reason
from cluster_psia.mapping.carrying import Trail, way_to
from cluster_psia.method.cite import origin
from cluster_psia.words import names_phrase

if TYPE_CHECKING:
    from cluster_psia.mapping.targets import Target
    from cluster_psia.method import Method
    from cluster_psia.method.model.chain_rules import Harm


@dataclass(frozen=True)
class HarmReason(Reason):
    """A warning with its source, for one harm and one activity."""

    harm: str
    activity: str


Trails = tuple[tuple[Activity, Trail], ...]
"""Activities in the order of the document, each followed over the map."""


def harms_to(
    target: Target, trails: Trails, labels: Mapping[str, str], method: Method
) -> Iterator[HarmReason]:
    """The warnings for one target: of every activity that comes to its node and aims at an effect
    that may harm it.
    """
    node = target.actor.id
    coming = [(activity, trail) for activity, trail in trails if node in trail]
    effects = {activity.effect for activity, _ in coming}
    for harm in method.reach.harms:
        if not _bears(target, harm) or effects & set(harm.unless):
            continue
        for activity, trail in coming:
            if activity.effect in harm.effects:
                way = _coming(activity, node, trail, labels)
                text = f"{harm.label}: {way}. {harm.explanation}"
                yield HarmReason(text, origin(harm), harm.key, activity.id)


def _bears(target: Target, harm: Harm) -> bool:
    """Whether the harm falls on such a group; of a group of unknown gender nothing is said that
    depends on it.
    """
    if not set(target.kinds) & set(harm.group_kinds):
        return False
    return harm.gender is None or target.gender in (harm.gender, "mixed")


def _coming(activity: Activity, node: str, trail: Trail, labels: Mapping[str, str]) -> str:
    way = way_to(node, trail)
    if not way:
        return f"“{activity.label}” enters at their own node"
    through = names_phrase([labels[step.start] for step in way])
    return f"“{activity.label}” comes to them through {through}"

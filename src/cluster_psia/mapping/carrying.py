"""Which links carry something on, and which way: the map as steps from node to node, followed once
over its width.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Chain, Link
    from cluster_psia.method.model.chain_rules import Carrier


@dataclass(frozen=True)
class LinkStep:
    """One step along a link, in the direction in which it carries; ``verb`` tells it from
    ``start``.
    """

    start: str
    end: str
    verb: str
    link: Link


Steps = Mapping[str, list[LinkStep]]
Trail = dict[str, LinkStep | None]
"""Every node that was come to, in that order, with the step that led there."""


def steps_of(chain: Chain, carriers: Iterable[Carrier]) -> Steps:
    """Every step that the links of ``chain`` allow under these rules, by the node where it
    starts.
    """
    rules: dict[str, list[Carrier]] = {}
    for carrier in carriers:
        rules.setdefault(carrier.link, []).append(carrier)
    stages = {actor.id: actor.stage for actor in chain.actors}
    steps: dict[str, list[LinkStep]] = {}
    for link in chain.links:
        for rule in rules.get(link.kind, ()):
            step = _step_along(link, rule)
            if not rule.from_stages or stages.get(step.start) in rule.from_stages:
                steps.setdefault(step.start, []).append(step)
    return steps


def _step_along(link: Link, rule: Carrier) -> LinkStep:
    """A link in the direction in which the rule lets it carry."""
    if rule.direction == "forward":
        return LinkStep(link.source, link.target, rule.verb, link)
    return LinkStep(link.target, link.source, rule.verb, link)


def follow_steps(start: str, steps: Steps) -> Trail:
    """All that can be come to from ``start``, nearest first, each node once however the links
    run.
    """
    trail: Trail = {start: None}
    waiting = deque([start])
    while waiting:
        for step in steps.get(waiting.popleft(), ()):
            if step.end not in trail:
                trail[step.end] = step
                waiting.append(step.end)
    return trail


def way_to(node: str, trail: Trail) -> tuple[LinkStep, ...]:
    """The steps of the shortest way on a trail; none to where it starts. Raises KeyError for a node
    off the trail.
    """
    taken: list[LinkStep] = []
    step = trail[node]
    while step is not None:
        taken.append(step)
        step = trail[step.start]
    return tuple(reversed(taken))


def linked_nodes(chain: Chain) -> dict[str, set[str]]:
    """Every node with the nodes it is linked to, whichever way."""
    found: dict[str, set[str]] = {}
    for link in chain.links:
        found.setdefault(link.source, set()).add(link.target)
        found.setdefault(link.target, set()).add(link.source)
    return found

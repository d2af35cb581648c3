"""The chain as a network: who is linked to whom, which nodes are poverty nodes, and who serves them."""

from __future__ import annotations

from cluster_psia.assessment.model import Actor, Chain, Institution, Link

POVERTY_SHADES = ("vulnerable", "likely")  # UNIDO 2004, Box 2


def nodes(chain: Chain) -> dict[str, Actor | Institution]:
    """Every node by its id: actors first, then institutions, each in the order of the document."""
    every: tuple[Actor | Institution, ...] = (*chain.actors, *chain.institutions)
    return {node.id: node for node in every}


def poverty_nodes(chain: Chain) -> tuple[Actor, ...]:
    """The actors that carry one of the two shades of UNIDO 2004, Box 2."""
    return tuple(actor for actor in chain.actors if actor.poverty in POVERTY_SHADES)


def links_of(chain: Chain, node: str) -> tuple[Link, ...]:
    """The links that begin or end at ``node``."""
    return tuple(link for link in chain.links if node in (link.source, link.target))


def serving(chain: Chain, node: str) -> tuple[Institution, ...]:
    """The institutions linked to ``node``, whichever way the link was drawn."""
    ends = {end for link in links_of(chain, node) for end in (link.source, link.target)}
    return tuple(institution for institution in chain.institutions if institution.id in ends)


def unserved(chain: Chain) -> tuple[Actor, ...]:
    """Poverty nodes to which no institution is linked: nobody is known to serve or speak for the people there."""
    return tuple(actor for actor in poverty_nodes(chain) if not serving(chain, actor.id))

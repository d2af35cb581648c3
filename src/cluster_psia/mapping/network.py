"""The chain as a network: who is linked to whom, which nodes are poverty nodes, and who serves
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.mapping.screening import status_of

if TYPE_CHECKING:
    from cluster_psia.assessment.document.chain import Scope
    from cluster_psia.assessment.document.model import Actor, Chain, Institution, Link
    from cluster_psia.method import Method

POVERTY_SHADES = ("vulnerable", "likely")  # UNIDO 2004, Box 2


def nodes_by_id(chain: Chain) -> dict[str, Actor | Institution]:
    """Every node by its id: actors first, then institutions, each in the order of the document."""
    every: tuple[Actor | Institution, ...] = (*chain.actors, *chain.institutions)
    return {node.id: node for node in every}


def poverty_nodes(chain: Chain) -> tuple[Actor, ...]:
    """The actors with one of the two shades of UNIDO 2004, Box 2: a person's own word, else what
    screening suggests.
    """
    return tuple(actor for actor in chain.actors if status_of(actor) in POVERTY_SHADES)


def scope_of(institution: Institution, method: Method) -> Scope:
    """Whether an institution belongs to the cluster: as somebody said, else as its kind usually
    does.
    """
    if institution.scope is not None:
        return institution.scope
    return method.box_2.institution_kind(institution.kind).scope


def node_links(chain: Chain, node: str) -> tuple[Link, ...]:
    """The links that begin or end at ``node``."""
    return tuple(link for link in chain.links if node in (link.source, link.target))


def serving_institutions(chain: Chain, node: str) -> tuple[Institution, ...]:
    """The institutions linked to ``node``, whichever way the link was drawn, or said to represent
    it.
    """
    ends = {end for link in node_links(chain, node) for end in (link.source, link.target)}
    return tuple(i for i in chain.institutions if i.id in ends or node in i.represents)


def unserved_nodes(chain: Chain) -> tuple[Actor, ...]:
    """Poverty nodes to which no institution is linked: nobody is known to serve or speak for the
    people there.
    """
    return tuple(
        actor for actor in poverty_nodes(chain) if not serving_institutions(chain, actor.id)
    )
